"""Reading a published budget, whatever kind of file it is in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget
    from gov_budget.readers import Account

__all__ = ["read", "read_with_account"]

PathLike: TypeAlias = str | os.PathLike[str]

_PEEK = 4096
_PACKAGE = "datapackage.json"


def read(path: PathLike) -> DepartmentBudget:
    """Read a budget from a published document, a JSON file, or a folder of CSV tables.

    A folder is read as CSV tables, or as the data package that ``gov-budget convert`` writes, a file
    named ``.json`` or whose text begins with ``{`` as JSON, and any other file by what is in it: PDF,
    XLSX, XLS, DOCX, HTML or text.

    Raises:
        UnreadableFile: there is no such file, it is of a kind that cannot be read, or no budget.
        LimitExceeded: it needs more than is allowed.
        MissingExtra: a library that reads this kind is not installed.
        UnknownYear: the budget is of a year that the library does not cover.
        InvalidDocument: a JSON file or CSV folder does not hold a budget; file and path are named.

    >>> import gov_budget as gb
    >>> gb.read("nowhere.json")
    Traceback (most recent call last):
    gov_budget.errors.UnreadableFile: nowhere.json: no such file
    """
    return read_with_account(path)[0]


def read_with_account(path: PathLike) -> tuple[DepartmentBudget, Account]:
    """Read a budget, and say what of the file was read: see :class:`~gov_budget.readers.Account`.

    Raises:
        As :func:`read`.
    """
    name = os.fspath(path)
    try:
        return _read(Path(name), name)
    except OSError as error:
        raise UnreadableFile(name, error.strerror or str(error)) from error


def _read(path: Path, name: str) -> tuple[DepartmentBudget, Account]:
    from gov_budget.readers import account_of, read_document  # noqa: PLC0415 - loaded when needed

    if path.name == _PACKAGE or (path.is_dir() and (path / _PACKAGE).is_file()):
        from gov_budget.formats.datapackage_reading import read_datapackage  # noqa: PLC0415 - only this one

        return account_of(read_datapackage(path if path.is_dir() else path.parent), name)
    if path.is_dir():
        from gov_budget.formats import read_csv  # noqa: PLC0415 - only the reader needed is loaded

        return account_of(read_csv(path), name)
    if not path.exists():
        raise UnreadableFile(name, "no such file")
    if not path.is_file():
        raise UnreadableFile(name, "not a regular file")
    if path.suffix.lower() == ".csv":
        raise UnreadableFile(name, "a budget in CSV is a folder: give the folder, not one of its files")
    if path.suffix.lower() == ".json" or _begins_as_json(path):
        from gov_budget.formats import load  # noqa: PLC0415

        return account_of(load(path), name)
    return read_document(path)


def _begins_as_json(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(_PEEK).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
