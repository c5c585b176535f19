"""Rows between which no line is drawn: told by amounts that stand below each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gov_budget.readers.pdf.lines import lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.pdf.glyphs import Run

__all__ = ["Filled", "parted_rows"]

_LEAST_LINES = 3
_LEAST_CELLS = 2
_LEVEL = 0.5
_AMOUNT = re.compile(r"[-−－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d{1,6})?|[-—]+")


class Filled(NamedTuple):
    """A cell with the runs in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    runs: list[Run]


def parted_rows(cells: Sequence[Filled], height: int) -> tuple[list[Filled], int]:
    """Return the cells and the number of rows, each row parted that holds several lines of amounts.

    Two columns at least must show amounts, and nothing else, on the same three lines: an amount
    that is wrapped in a narrow cell parts nothing.
    """
    levels = [
        _levels([cell for cell in cells if (cell.row, cell.row_span) == (row, 1)]) for row in range(height)
    ]
    if not any(levels):
        return list(cells), height
    starts = [0]
    for level in levels:
        starts.append(starts[-1] + max(len(level), 1))
    return [part for cell in cells for part in _parts(cell, levels, starts)], starts[-1]


def _levels(cells: Sequence[Filled]) -> list[float]:
    """The base lines of the rows in one row of cells; empty where it is but one."""
    columns = [found for cell in cells if (found := _amount_lines(cell))]
    longest = max(columns, key=len, default=list[float]())
    if len(columns) < _LEAST_CELLS or len(longest) < _LEAST_LINES:
        return []
    near = _LEVEL * cells[0].runs[0].size
    aligned = all(min(abs(base - other) for other in longest) < near for column in columns for base in column)
    return longest if aligned else []


def _amount_lines(cell: Filled) -> list[float]:
    """The base lines of a cell in which every line is an amount and there is more than one."""
    lines = lines_of(cell.runs)
    if len(lines) < _LEAST_CELLS or not all(_AMOUNT.fullmatch(text_of(line)) for line in lines):
        return []
    return [line[0].base for line in lines]


def _parts(cell: Filled, levels: Sequence[Sequence[float]], starts: Sequence[int]) -> list[Filled]:
    level, first = levels[cell.row], starts[cell.row]
    if cell.row_span > 1 or not level:
        span = starts[cell.row + cell.row_span] - first
        return [cell._replace(row=first, row_span=span)]
    found: dict[int, list[Run]] = {}
    for run in cell.runs:
        nearest = min(range(len(level)), key=lambda n: abs(level[n] - run.base))
        found.setdefault(nearest, []).append(run)
    return [cell._replace(row=first + n, runs=runs) for n, runs in sorted(found.items())]
