"""Workbooks of Office Open XML.  The only module of the readers that knows openpyxl."""

from __future__ import annotations

import re
import warnings
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from gov_budget.errors import DamagedFile, GovBudgetError, MissingExtra
from gov_budget.model import Locus
from gov_budget.readers.packed import checked
from gov_budget.readers.source import Grid, Obstacle, ObstacleKind, Paragraph, Source
from gov_budget.readers.workbook.cells import Value, blocks_of
from gov_budget.readers.workbook.hidden import hidden_columns, hidden_rows, hidden_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.limits import Watch

__all__ = ["read_xlsx"]

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>]")
_MERGED = re.compile(
    rb"mergeCell\b[^>]*?\bref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})",
    re.IGNORECASE,
)
_SHEETS = "xl/worksheets/"
_LETTERS = 26


def read_xlsx(data: bytes, watch: Watch) -> Source:
    """Read the sheets of a workbook: formulas by the values that were saved with them, nothing computed.

    Hidden sheets, rows and columns are read, and are obstacles, as are formulas without a saved value.

    Raises:
        MissingExtra: openpyxl is not installed.
        DamagedFile: it is damaged.
        EncryptedFile: it is encrypted.
        LimitExceeded: it needs more than the limits allow.
    """
    has_formulas = any(checked(data, watch, _FORMULA).values())
    _refuse_huge_merges(data, watch)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it leaves out
            book = _loaded(data, is_saved_value=True)
            written = _loaded(data, is_saved_value=False) if has_formulas else None
            return _source(book, written, watch)
    except GovBudgetError:
        raise
    except Exception as error:  # a damaged workbook fails in openpyxl in many ways
        raise DamagedFile(watch.file, f"is a damaged workbook: {type(error).__name__}") from error


def _refuse_huge_merges(data: bytes, watch: Watch) -> None:
    """Count the places under merged cells: the library makes a cell for each of them."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.lower().lstrip("/").startswith(_SHEETS):
                areas = (_area(found) for found in _MERGED.finditer(archive.read(name)))
                watch.count("cells", sum(areas), name)


def _area(found: re.Match[bytes]) -> int:
    left, top, right, bottom = found.groups()
    return (abs(int(bottom) - int(top)) + 1) * (abs(_column(right) - _column(left)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _loaded(data: bytes, *, is_saved_value: bool) -> Any:  # noqa: ANN401 - the library has no types
    try:
        openpyxl = import_module("openpyxl")
    except ImportError as error:
        raise MissingExtra("reading a workbook", "xlsx") from error
    return openpyxl.load_workbook(BytesIO(data), data_only=is_saved_value, keep_links=False)


def _source(book: Any, written: Any, watch: Watch) -> Source:  # noqa: ANN401
    blocks: list[Grid | Paragraph] = []
    obstacles: list[Obstacle] = []
    for number, sheet in enumerate(book.worksheets, 1):
        found = blocks_of(_values(sheet), _merged(sheet), (number, str(sheet.title)), watch)
        if not found:
            continue
        blocks += found
        obstacles += _hidden(sheet, number)
        if written is not None:
            obstacles += _unsaved(sheet, written[sheet.title], number)
    return Source(watch.file, tuple(blocks), tuple(obstacles), len(book.worksheets))


def _cells(sheet: Any) -> Any:  # noqa: ANN401
    # the public ways to walk a sheet make a cell for each place of its rectangle, however large it says it is
    return sheet._cells.values()  # noqa: SLF001


def _values(sheet: Any) -> Iterator[Value]:  # noqa: ANN401
    for cell in _cells(sheet):
        if cell.value is not None:
            yield Value(cell.row - 1, cell.column - 1, cell.value, str(cell.number_format))


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:  # noqa: ANN401
    return {
        (area.min_row - 1, area.min_col - 1): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }


def _hidden(sheet: Any, number: int) -> Iterator[Obstacle]:  # noqa: ANN401
    if sheet.sheet_state != "visible":
        yield hidden_sheet(str(sheet.title), number)
    rows = [row for row, dimension in sheet.row_dimensions.items() if dimension.hidden]
    filled: set[int] = {cell.row for cell in _cells(sheet) if cell.value is not None} if rows else set()
    yield from hidden_rows(sorted(filled.intersection(rows)), str(sheet.title), number)
    yield from hidden_columns(_hidden_columns(sheet), str(sheet.title), number)


def _hidden_columns(sheet: Any) -> list[int]:  # noqa: ANN401
    hidden = [(one.min, one.max) for one in sheet.column_dimensions.values() if one.hidden]
    filled: set[int] = {cell.column for cell in _cells(sheet) if cell.value is not None} if hidden else set()
    return sorted(column for column in filled if any(first <= column <= last for first, last in hidden))


def _unsaved(sheet: Any, written: Any, number: int) -> Iterator[Obstacle]:  # noqa: ANN401
    for cell in _cells(written):
        if cell.data_type == "f" and sheet._cells.get((cell.row, cell.column)).value is None:  # noqa: SLF001
            locus = Locus(number, cell.row, cell.column)
            yield Obstacle(ObstacleKind.FORMULA_WITHOUT_VALUE, f"{sheet.title}!{cell.coordinate}", locus)
