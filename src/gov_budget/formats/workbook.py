"""Workbooks (XLSX) from rows of texts and numbers; the only module that writes with openpyxl.

A text is stored as text whatever it begins with: nothing from a document can run as a formula. One
that begins like a formula is marked as quoted too, as spreadsheet programs do it, so that it stays a text
when the cell is edited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from gov_budget.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Number", "Sheet", "SheetValue", "letters_of", "workbook_bytes"]

LONGEST = 32_767
"""More characters than this no cell holds."""

LONGEST_NAME = 31
LINE = 16
"""Points: the height of a line."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]]")


@attrs.frozen
class Number:
    """A printed number: decimal digits, with as many places as its number format shows."""

    text: str
    is_grouped: bool = False


SheetValue: TypeAlias = str | int | Number


@attrs.frozen
class Sheet:
    """Rows of one worksheet; ``bold`` are the indices of heading rows, ``widths`` those of the columns.

    ``merged`` are the ranges of merged cells: first row, first column, last row, last column, from 0;
    ``ruled`` are the rows of a table, which is printed with lines around its cells.
    """

    name: str
    rows: Sequence[Sequence[SheetValue]]
    bold: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_wrapped: bool = False
    ruled: range = range(0)


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook; names of sheets are shortened and made unique, as workbooks require.

    Raises:
        MissingExtra: openpyxl is not installed (extra ``xlsx``).
    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(_name(sheet.name, book.sheetnames)), sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _openpyxl() -> Any:  # noqa: ANN401 - openpyxl has no types
    try:
        return import_module("openpyxl")
    except ImportError:
        raise MissingExtra("writing workbooks", "xlsx") from None


def _name(wanted: str, taken: Sequence[str]) -> str:
    bare = _NOT_IN_NAMES.sub(" ", _ILLEGAL.sub(" ", wanted)).strip().strip("'")[:LONGEST_NAME] or "Sheet"
    lower = {name.lower() for name in taken}
    numbered = (f"{bare[: LONGEST_NAME - len(f' {n}')]} {n}" for n in range(2, len(taken) + 3))
    return next(name for name in (bare, *numbered) if name.lower() not in lower)


def _write(target: Any, sheet: Sheet) -> None:  # noqa: ANN401
    for r, row in enumerate(sheet.rows):
        for c, value in enumerate(row):
            if value != "":
                _put(target.cell(r + 1, c + 1), value, sheet, bold=r in sheet.bold)
    for top, left, bottom, right in sheet.merged:
        target.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    if sheet.is_wrapped:
        _give_height(target, sheet)
    _rule(target, sheet)
    _set_page(target, sheet)
    letters = import_module("openpyxl.utils").get_column_letter
    for c, width in enumerate(sheet.widths, 1):
        target.column_dimensions[letters(c)].width = width


def _give_height(target: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Make each row as high as its wrapped text: not every program does so by itself."""
    for r, row in enumerate(sheet.rows, 1):
        lines = max(
            -(-letters_of(str(text)) // (width - 4)) for text, width in zip(row, sheet.widths, strict=False)
        )
        target.row_dimensions[r].height = LINE * max(lines, 1)


def letters_of(text: str) -> int:
    """Return how many places a text takes in a line: a Chinese letter takes two."""
    return sum(1 + (letter > "\u2e7f") for letter in text)


def _rule(target: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Draw thin lines around every cell of the table, also around blank and merged ones."""
    styles = import_module("openpyxl.styles")
    side = styles.Side(style="thin")
    around = styles.Border(left=side, right=side, top=side, bottom=side)
    for row in sheet.ruled:
        for column in range(len(sheet.widths)):
            cell = target.cell(row + 1, column + 1)
            cell.border = around
            if row in sheet.bold:
                cell.alignment = styles.Alignment(horizontal="center", vertical="center", wrap_text=True)


def _set_page(target: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Print across, as wide as one page, with the headings on each: no column is torn from its rows."""
    target.page_setup.orientation = "landscape"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    if sheet.bold:
        target.print_title_rows = f"1:{max(sheet.bold) + 1}"


def _put(cell: Any, value: SheetValue, sheet: Sheet, *, bold: bool) -> None:  # noqa: ANN401
    styles = import_module("openpyxl.styles")
    if isinstance(value, Number):
        places = len(value.text.partition(".")[2])
        cell.value = Decimal(value.text)
        cell.number_format = ("#,##0" if value.is_grouped else "0") + ("." + "0" * places if places else "")
    elif isinstance(value, str):
        cell.value = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value)[:LONGEST]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA)
        cell.alignment = styles.Alignment(wrap_text=sheet.is_wrapped, vertical="top")
    else:
        cell.value = value
    if bold:
        cell.font = styles.Font(bold=True)
