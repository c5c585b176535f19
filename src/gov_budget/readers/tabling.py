"""Rows of cells with spans, as marked-up documents give them, put into a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Locus
from gov_budget.readers.source import Grid, GridCell, Paragraph
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.readers.limits import Watch

__all__ = ["Block", "Draft", "DraftCell", "blocks_of_table"]

Block = Grid | Paragraph

_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534
"""As HTML has it."""
_LEAST_CELLS = 4
"""A table with fewer texts of its own around another table only lays out a page."""


@attrs.define
class DraftCell:
    """A cell: its text in lines, its spans, and the tables in it; ``row_span`` 0 goes on the one above.

    ``behind`` says of each block inside behind how many of the lines it stands.
    """

    lines: list[str] = attrs.field(factory=list[str])
    row_span: int = 1
    column_span: int = 1
    inner: list[Block] = attrs.field(factory=list[Block])
    behind: list[int] = attrs.field(factory=list[int])
    before: int = 0


@attrs.define
class Draft:
    """A table as it is read, row by row; ``locus_row`` is the place of its first row in the file."""

    locus_row: int
    rows: list[list[DraftCell]] = attrs.field(factory=list[list[DraftCell]])

    def add(self, cell: DraftCell, watch: Watch) -> None:
        """Add a cell to the last row.

        Raises:
            LimitExceeded: the file has too many cells.
        """
        cell.column_span = min(max(cell.column_span, 1), _MOST_COLUMNS)
        cell.row_span = min(max(cell.row_span, 0), _MOST_ROWS)
        watch.cells(cell.column_span)
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)


def blocks_of_table(draft: Draft) -> list[Block]:
    """Return the grid of a table and those inside it.

    A table of one column, or one that only lays out others, is no grid but the text in it.
    """
    placed, width = _placed(draft)
    inner = [block for row in draft.rows for cell in row for block in cell.inner]
    filled = sum(bool(text) for _, _, _, text in placed)
    if width < 2 or (inner and filled < _LEAST_CELLS):  # noqa: PLR2004 - a grid has two columns at least
        return list(_flattened(draft))
    cells = tuple(_cell(one, draft) for one in placed if one[3])
    return [Grid(cells, len(draft.rows), width, locus=Locus(None, draft.locus_row)), *inner]


def _cell(placed: tuple[int, int, DraftCell, str], draft: Draft) -> GridCell:
    row, column, cell, text = placed
    spans = min(cell.row_span, len(draft.rows) - row), cell.column_span
    return GridCell(row, column, text, *spans, locus=Locus(None, draft.locus_row + row, column + 1))


def _placed(draft: Draft) -> tuple[list[tuple[int, int, DraftCell, str]], int]:
    """Each cell with its row, column and text, and how many columns there are."""
    found: list[tuple[int, int, DraftCell, str]] = []
    taken: dict[int, int] = {}
    above: dict[int, DraftCell] = {}
    width = 0
    for number, row in enumerate(draft.rows):
        column = 0
        for cell in row:
            column += cell.before
            while taken.get(column, 0) > number:
                column += 1
            _take(cell, number, column, taken, above)
            if cell.row_span:
                found.append((number, column, cell, joined(cell.lines)))
            column += cell.column_span
            width = max(width, column)
    return found, width


def _take(cell: DraftCell, row: int, column: int, taken: dict[int, int], above: dict[int, DraftCell]) -> None:
    """Note how far down a cell reaches; one that goes on lengthens the cell above it."""
    if not cell.row_span and column in above:
        above[column].row_span += 1
        return
    cell.row_span = cell.row_span or 1
    above[column] = cell
    taken.update((column + n, row + cell.row_span) for n in range(cell.column_span))


def _flattened(draft: Draft) -> Iterator[Block]:
    for number, row in enumerate(draft.rows):
        for cell in row:
            done = 0
            for behind, block in zip(cell.behind, cell.inner, strict=True):
                yield from _paragraphs(cell.lines[done:behind], draft.locus_row + number)
                yield block
                done = behind
            yield from _paragraphs(cell.lines[done:], draft.locus_row + number)


def _paragraphs(lines: Sequence[str], row: int) -> Iterator[Block]:
    for line in lines:
        if line.strip():
            yield Paragraph(line.strip(), Locus(None, row), is_whole=True)
