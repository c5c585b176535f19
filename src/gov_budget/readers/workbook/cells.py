"""From the values of a worksheet to the cells of a grid."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_budget.model import Locus
from gov_budget.readers.source import Grid, GridCell, Paragraph
from gov_budget.readers.words import joined
from gov_budget.readers.workbook.numbers import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_budget.readers.limits import Watch

__all__ = ["Value", "blocks_of", "text_of"]

_PROSE = 80
"""Letters: a text that has a row for itself and is longer is prose."""
_DAY, _TIME = "{0.year}年{0.month}月{0.day}日", "{0.hour}:{0.minute:02}"


class Value(NamedTuple):
    """What a worksheet holds at a row and column (from 0): a value and its number format."""

    row: int
    column: int
    value: object
    pattern: str = ""


def blocks_of(
    values: Iterable[Value],
    merged: Mapping[tuple[int, int], tuple[int, int]],
    sheet: tuple[int, str],
    watch: Watch,
) -> tuple[Grid | Paragraph, ...]:
    """Return what a worksheet (its number from 1, its name) says; ``merged`` has spans of merged cells.

    Rows of prose, that is of one long text, and the rows of a sheet that has one text a row are
    paragraphs; all others are one grid, which comes first.

    Raises:
        LimitExceeded: there are too many cells.
    """
    number, name = sheet
    rows: dict[int, list[GridCell]] = {}
    for one in sorted(values, key=lambda one: one[:2]):
        text = text_of(one.value, one.pattern)
        if text.text:
            span = merged.get((one.row, one.column), (1, 1))
            rows.setdefault(one.row, []).append(_cell(one, text, span, number))
            watch.cells(1, f"sheet {name}")
    is_list = all(len(row) == 1 for row in rows.values())
    prose = {n for n, row in rows.items() if len(row) == 1 and (is_list or len(row[0].text) > _PROSE)}
    cells = [attrs.evolve(cell, text=_unwrapped(cell.text))
             for n, row in rows.items() if n not in prose for cell in row]  # fmt: skip
    grid = [_grid(cells, name, number)] if cells else []
    return (*grid, *(one for n in sorted(prose) for one in _paragraphs(rows[n][0])))


def _grid(cells: Sequence[GridCell], name: str, number: int) -> Grid:
    height = max(cell.row + cell.row_span for cell in cells)
    width = max(cell.column + cell.column_span for cell in cells)
    return Grid(tuple(cells), height, width, name, Locus(number))


def _paragraphs(cell: GridCell) -> Iterator[Paragraph]:
    for line in cell.text.splitlines():
        if line.strip():
            yield Paragraph(line.rstrip(), cell.locus, is_whole=True)


def _unwrapped(text: str) -> str:
    return joined(text.splitlines()) if "\n" in text else text


def _cell(one: Value, text: Shown, span: tuple[int, int], number: int) -> GridCell:
    locus = Locus(number, one.row + 1, one.column + 1)
    return GridCell(one.row, one.column, text.text, *span, text.places, locus)


def text_of(value: object, pattern: str) -> Shown:
    """Return what a cell displays of its value.

    >>> text_of(1234.5, "#,##0.00")
    Shown(text='1,234.50', places=2)
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return shown(repr(value), pattern)
    return Shown(_text(value).strip(" \n\t"))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        day = _DAY.format(value)
        return f"{day} {_TIME.format(value)}" if value.time() != dt.time() else day
    if isinstance(value, dt.date | dt.time):
        return (_DAY if isinstance(value, dt.date) else _TIME).format(value)
    return "" if value is None else str(value).replace("\r", "")
