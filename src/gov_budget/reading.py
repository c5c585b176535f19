"""Reading a published budget, whatever kind of file it is in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget

__all__ = ["read"]

PathLike: TypeAlias = str | os.PathLike[str]

_NOT_YET = frozenset(
    {".pdf", ".xlsx", ".xls", ".xlsm", ".et", ".docx", ".doc", ".wps", ".html", ".htm", ".zip"}
)
_PEEK = 4096


def read(path: PathLike) -> DepartmentBudget:
    """Read a budget from a JSON file, a folder of CSV tables, or a text file.

    A folder is read as CSV tables, a file named ``.json`` or whose text begins with ``{`` as
    JSON, and any other file as the text of a published document.

    Raises:
        UnreadableFile: there is no such file, or it is of a kind that cannot be read.
        InvalidDocument: a JSON file or CSV folder does not hold a budget; file and path are named.

    >>> import gov_budget as gb
    >>> gb.read("nowhere.json")
    Traceback (most recent call last):
    gov_budget.errors.UnreadableFile: nowhere.json: no such file
    """
    name = os.fspath(path)
    try:
        return _read(Path(name), name)
    except OSError as error:
        raise UnreadableFile(name, error.strerror or str(error)) from error


def _read(path: Path, name: str) -> DepartmentBudget:
    if path.is_dir():
        from gov_budget.formats import read_csv  # noqa: PLC0415 - only the reader needed is loaded

        return read_csv(path)
    if not path.exists():
        raise UnreadableFile(name, "no such file")
    if not path.is_file():
        raise UnreadableFile(name, "not a regular file")
    _refuse_unsupported(path, name)
    if path.suffix.lower() == ".json" or _begins_as_json(path):
        from gov_budget.formats import load  # noqa: PLC0415

        return load(path)
    from gov_budget.readers import read_text  # noqa: PLC0415

    return read_text(path)


def _refuse_unsupported(path: Path, name: str) -> None:
    suffix = path.suffix.lower()
    if suffix in _NOT_YET:
        raise UnreadableFile(name, f"this version reads JSON, CSV folders and text, not {suffix}")
    if suffix == ".csv":
        raise UnreadableFile(name, "a budget in CSV is a folder: give the folder, not one of its files")


def _begins_as_json(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(_PEEK).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
