"""Reading back the data packages that :mod:`gov_budget.formats.datapackage` writes.

Everything goes through the JSON of :mod:`gov_budget.formats.json`, so that one reader judges all formats.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_budget.errors import InvalidDocument
from gov_budget.formats.document_shapes import FORMAT
from gov_budget.formats.files import read_text
from gov_budget.formats.json import from_dict
from gov_budget.formats.plain import is_list, is_object, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.formats.files import PathLike
    from gov_budget.model import DepartmentBudget

__all__ = ["DESCRIPTOR", "read_datapackage"]

DESCRIPTOR = "datapackage.json"
_FIXED = ("role", "key", "code", "name", "institution")
_DOCUMENT = ("year", "stage", "scope", "profile", "institution")


def read_datapackage(directory: PathLike) -> DepartmentBudget:
    """Read the tables of a budget from a data package of this library.

    What :func:`~gov_budget.formats.datapackage.lost_in_datapackage` names is not in it; the claims of the
    prose, of which a package keeps but a part, are left out.

    Raises:
        UnreadableFile: a file is missing, empty or too large.
        InvalidDocument: the package holds no budget; the file is named.
    """
    folder = Path(directory)
    name = str(folder / DESCRIPTOR)
    package = parse(read_text(folder / DESCRIPTOR))
    about = package.get("gov_budget") if is_object(package) else None
    resources = package.get("resources") if is_object(package) else None
    if not is_object(about) or not is_list(resources):
        raise InvalidDocument("no data package of a budget: expected gov_budget and resources", "$", name)
    found = [one for one in resources if is_object(one) and "kind" in one]
    tree = {key: about[key] for key in _DOCUMENT if key in about}
    tables = [_table(folder, one, n) for n, one in enumerate(found)]
    return from_dict({"format": FORMAT, "title": about.get("title", ""), **tree, "tables": tables})


def _table(folder: Path, resource: Mapping[str, Any], n: int) -> dict[str, Any]:
    path = resource.get("path")
    if not isinstance(path, str) or Path(path).name != path:
        where = f"$.resources[{n}].path"
        raise InvalidDocument("expected the name of a file beside this one", where, str(folder / DESCRIPTOR))
    rows = list(csv.reader(io.StringIO(read_text(folder / path), newline="")))
    head = rows[0] if rows else []
    if tuple(head[: len(_FIXED)]) != _FIXED or any(len(row) != len(head) for row in rows):
        expected = f"expected the columns {', '.join(_FIXED)} and those of amounts"
        raise InvalidDocument(expected, "row 1", str(folder / path))
    kept = {key: resource[key] for key in ("kind", "unit", "notes", "number") if resource.get(key)}
    lines = [_line(head, row) for row in rows[1:]]
    return {**kept, "title": resource.get("printed", ""), "columns": head[len(_FIXED) :], "lines": lines}


def _line(head: list[str], row: list[str]) -> dict[str, Any]:
    fixed = dict(zip(_FIXED, row, strict=False))
    cells = zip(head[len(_FIXED) :], row[len(_FIXED) :], strict=True)
    return {
        **{key: text for key, text in fixed.items() if text},
        "cells": {key: text for key, text in cells if text},
    }
