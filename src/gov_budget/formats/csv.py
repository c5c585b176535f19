"""Budgets as a directory of CSV files, without loss in either direction.

``01-balance.csv``, ``02-income.csv`` … hold one table each: a row for a line, the texts as they
are printed. ``document.json`` holds what is no table (institution, prose, indicators, and each
table's kind, number, title, unit, columns and notes) in the JSON of :mod:`gov_budget.formats.json`
without the lines. One JSON reader thus judges both formats, and a table can be edited alone.

The files are UTF-8 with a byte order mark, without which spreadsheet programs show no Chinese;
reading takes files with or without it. Two warnings about spreadsheet programs: import the columns
as text, or "143.10" comes back as "143.1"; and nothing is escaped, so that a text beginning with
``=``, ``+``, ``-`` or ``@`` may be run as a formula. A budget from a stranger is data, not a workbook.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.errors import InvalidDocument
from gov_budget.formats.csv_records import read_lines
from gov_budget.formats.csv_rows import FIXED, MORE, row_of
from gov_budget.formats.document_shapes import FORMAT
from gov_budget.formats.files import read_text
from gov_budget.formats.json import from_dict, to_dict
from gov_budget.formats.layout import lay_out
from gov_budget.formats.plain import is_list, is_object, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.formats.files import PathLike
    from gov_budget.model import DepartmentBudget, Table

__all__ = ["read_csv", "write_csv"]

_FORMAT = "gov_budget-csv/1"
"""Another name than that of the JSON, so that nobody takes the document without lines for the whole."""

_HEAD = "document.json"
_TABLE = re.compile(r"\d{2,}-.+\.csv", re.IGNORECASE)
_IN_LINE = re.compile(r"\$\.tables\[(\d+)\]\.lines\[(\d+)\]\.?(.*)", re.DOTALL)


def write_csv(budget: DepartmentBudget, directory: PathLike) -> None:
    """Write a budget to a directory of CSV files, which is made when it is not there.

    Raises:
        InvalidDocument: as :func:`gov_budget.formats.to_dict`; or a text is longer than CSV
            readers take; or the directory holds tables of another budget. No file is touched.
        OSError: the system refuses to write.
    """
    folder, tree = Path(directory), to_dict(budget)
    lines = [table.pop("lines") for table in tree["tables"]]
    names = [_name(n, table) for n, table in enumerate(budget.tables, 1)]
    texts = [_text(table.columns, rows) for table, rows in zip(budget.tables, lines, strict=True)]
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_strangers(folder, names)
    (folder / _HEAD).write_text(lay_out({**tree, "format": _FORMAT}), "utf-8", newline="\n")
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, "utf-8-sig", newline="")


def read_csv(directory: PathLike) -> DepartmentBudget:
    """Read a budget from a directory that :func:`write_csv` wrote, or one of the same form.

    Raises:
        UnreadableFile: a file is missing, empty or too large.
        InvalidDocument: the files do not hold a budget; the file is named, and for a table the
            row (from 1, the header being row 1): ``row 7, cells.total``.
    """
    folder = Path(directory)
    tree, tables = _head(folder)
    names = [_name(n, table) for n, table in enumerate(tables, 1)]
    _refuse_strangers(folder, names)
    numbers: list[list[int]] = []
    for name, table, raw in zip(names, tables, tree["tables"], strict=True):
        rows = list(read_lines(folder / name, table.columns))
        raw["lines"] = [line for _, line in rows]
        numbers.append([n for n, _ in rows])
    try:
        return from_dict(tree, str(folder))
    except InvalidDocument as error:
        raise _relocated(error, folder, names, numbers) from None


def _name(n: int, table: Table) -> str:
    return f"{n:02d}-{table.kind.key}.csv"


def _refuse_strangers(folder: Path, names: Sequence[str]) -> None:
    for file in sorted(folder.iterdir()):
        if _TABLE.fullmatch(file.name) and file.name not in names:
            raise InvalidDocument("this table is none of the document's", file=str(file))


def _text(columns: Sequence[str], lines: Sequence[dict[str, Any]]) -> str:
    rows = [[*FIXED, *columns, MORE], *(row_of(line, columns) for line in lines)]
    longest = max(len(field) for row in rows for field in row)
    if longest > csv.field_size_limit():
        raise InvalidDocument(f"a text of {longest} characters is too long for CSV")
    if not any(row[-1] for row in rows[1:]):
        rows = [row[:-1] for row in rows]
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def _head(folder: Path) -> tuple[dict[str, Any], tuple[Table, ...]]:
    file = str(folder / _HEAD)
    try:
        tree = parse(read_text(file))
    except InvalidDocument as error:
        raise attrs.evolve(error, file=file) from None
    if not is_object(tree) or tree.get("format") != _FORMAT:
        raise InvalidDocument(f"expected the format {_FORMAT!r}", "$.format", file)
    tree["format"] = FORMAT
    _without_lines(tree.get("tables"), file)
    return tree, from_dict(tree, file).tables


def _without_lines(tables: object, file: str) -> None:
    for n, table in enumerate(tables if is_list(tables) else ()):  # what else it is, JSON's reader says
        if is_object(table):
            if "lines" in table:
                raise InvalidDocument("lines stand in the table's own file", f"$.tables[{n}].lines", file)
            table["lines"] = []


def _relocated(
    error: InvalidDocument, folder: Path, names: list[str], numbers: list[list[int]]
) -> InvalidDocument:
    found = _IN_LINE.fullmatch(error.path)
    if found is None:
        return attrs.evolve(error, file=str(folder / _HEAD))
    table, line, rest = int(found[1]), int(found[2]), found[3]
    path = f"row {numbers[table][line]}" + (f", {rest}" if rest else "")
    return InvalidDocument(error.problem, path, str(folder / names[table]))
