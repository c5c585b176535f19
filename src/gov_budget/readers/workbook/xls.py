"""Old workbooks (.xls).  The only module that knows xlrd."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_budget.errors import DamagedFile, EncryptedFile, GovBudgetError, MissingExtra
from gov_budget.readers.source import Grid, Obstacle, Paragraph, Source
from gov_budget.readers.workbook.cells import Value, blocks_of
from gov_budget.readers.workbook.hidden import hidden_columns, hidden_rows, hidden_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.limits import Watch

__all__ = ["read_xls"]

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
"""Kinds of cells, as xlrd numbers them."""
_ENCRYPTED = ("encrypted", "password")


def read_xls(data: bytes, watch: Watch) -> Source:
    """Read the sheets of an old workbook; hidden sheets, rows and columns are read, and are obstacles.

    Raises:
        MissingExtra: xlrd is not installed.
        DamagedFile: it is damaged.
        EncryptedFile: it is encrypted.
        LimitExceeded: it needs more than the limits allow.
    """
    try:
        xlrd = import_module("xlrd")
    except ImportError as error:
        raise MissingExtra("reading an old workbook", "xls") from error
    try:
        return _source(_opened(xlrd, data), xlrd, watch)
    except GovBudgetError:
        raise
    except Exception as error:  # a damaged workbook fails in xlrd in many ways
        if any(word in str(error).lower() for word in _ENCRYPTED):
            raise EncryptedFile(watch.file) from None
        raise DamagedFile(watch.file, f"is a damaged old workbook: {type(error).__name__}") from error


def _opened(xlrd: Any, data: bytes) -> Any:  # noqa: ANN401 - the library has no types
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:  # xlrd prints what it doubts
        try:
            return xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=nowhere
            )
        except NotImplementedError:  # formats are read in workbooks since 1997 only
            return xlrd.open_workbook(file_contents=data, ragged_rows=True, logfile=nowhere)


def _source(book: Any, xlrd: Any, watch: Watch) -> Source:  # noqa: ANN401
    blocks: list[Grid | Paragraph] = []
    obstacles: list[Obstacle] = []
    for number, sheet in enumerate(book.sheets(), 1):
        watch.count("cells", sum(sheet.row_len(row) for row in range(sheet.nrows)), sheet.name)
        merged = {
            (top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells
        }
        found = blocks_of(_values(book, sheet, xlrd), merged, (number, sheet.name), watch)
        blocks += found
        if found:
            obstacles += _hidden(sheet, number)
    return Source(watch.file, tuple(blocks), tuple(obstacles), book.nsheets)


def _values(book: Any, sheet: Any, xlrd: Any) -> Iterator[Value]:  # noqa: ANN401
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype in {_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR}:
                yield Value(row, column, _value(book, cell, xlrd), _pattern(book, cell))


def _value(book: Any, cell: Any, xlrd: Any) -> object:  # noqa: ANN401
    if cell.ctype == _BOOLEAN:
        return bool(cell.value)
    if cell.ctype == _ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERROR")
    if cell.ctype == _DATE:
        return xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
    return cell.value


def _pattern(book: Any, cell: Any) -> str:  # noqa: ANN401
    if cell.xf_index is None or not book.xf_list:
        return ""
    key = book.xf_list[cell.xf_index].format_key
    return str(book.format_map[key].format_str)


def _hidden(sheet: Any, number: int) -> Iterator[Obstacle]:  # noqa: ANN401
    if sheet.visibility:
        yield hidden_sheet(sheet.name, number)
    rows = (row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows)
    columns = (n + 1 for n, info in sheet.colinfo_map.items() if info.hidden and n < sheet.ncols)
    yield from hidden_rows(sorted(rows), sheet.name, number)
    yield from hidden_columns(sorted(columns), sheet.name, number)
