"""The cells of a workbook (.xlsx).  The only module that knows openpyxl."""

from __future__ import annotations

import warnings
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from gov_budget.codes.official.grid import MAX_COLUMNS, MAX_ROWS, Sheet
from gov_budget.errors import MissingExtra, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["workbook_sheets"]

MAX_UNPACKED = 200_000_000
"""Bytes; a workbook of a whole edition unpacks to less than a tenth of it."""


def workbook_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook: the values of its cells as text.

    Raises:
        UnreadableFile: it is no workbook, is damaged, or is too large.
        MissingExtra: openpyxl is not installed.
    """
    _refuse_bomb(data, name)
    load = _openpyxl().load_workbook
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it leaves out
            return _sheets(load(BytesIO(data), read_only=True, data_only=True), name)
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged workbook fails in openpyxl in many ways
        raise UnreadableFile(name, f"is a damaged workbook: {type(error).__name__}") from error


def _openpyxl() -> Any:  # noqa: ANN401 - the module has no types
    try:
        return import_module("openpyxl")
    except ImportError as error:
        raise MissingExtra("reading a workbook", "xlsx") from error


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except BadZipFile as error:
        raise UnreadableFile(name, "is a damaged workbook: BadZipFile") from error
    if size > MAX_UNPACKED:
        raise UnreadableFile(name, f"unpacks to more than {MAX_UNPACKED:,} bytes")


def _sheets(workbook: Any, name: str) -> tuple[Sheet, ...]:  # noqa: ANN401 - openpyxl has no types
    try:
        return tuple(_sheet(sheet, name) for sheet in workbook.worksheets)
    finally:
        workbook.close()


def _sheet(sheet: Any, name: str) -> Sheet:  # noqa: ANN401 - openpyxl has no types
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    written: Iterable[tuple[object, ...]] = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, values in enumerate(written, 1):
        cells = tuple(map(_text, values))
        if any(cells):
            rows.append((number, cells))
        if len(rows) > MAX_ROWS:
            raise UnreadableFile(name, f"has more than {MAX_ROWS:,} lines")
    return Sheet(str(sheet.title), tuple(rows))


def _text(value: object) -> str:
    if value is None:
        return ""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole else value).strip()  # type: ignore[call-overload]
