"""A grid as a reader sees it: which text stands over a row and a column, merged cells included."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Locus
from gov_budget.readers.source import Grid, GridCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


__all__ = ["Body", "body_of"]

MAX_COVERED = 400_000
"""So many places of a grid are covered by cells at most: merges beyond that are mistakes of the file."""


@attrs.frozen
class Body:
    """The cells of a grid from a row on; ``columns`` are those in which anything stands."""

    cells: tuple[GridCell, ...]
    width: int
    locus: Locus | None = None
    sheet: str = ""

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns in which a cell begins."""
        return tuple(sorted({cell.column for cell in self.cells}))

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows in which a cell begins."""
        return tuple(sorted({cell.row for cell in self.cells}))

    @cached_property
    def by_row(self) -> Mapping[int, tuple[GridCell, ...]]:
        """The cells that begin in each row, from the left."""
        found: defaultdict[int, list[GridCell]] = defaultdict(list)
        for cell in sorted(self.cells, key=lambda one: (one.row, one.column)):
            found[cell.row].append(cell)
        return MappingProxyType({row: tuple(cells) for row, cells in found.items()})

    @cached_property
    def _covering(self) -> Mapping[tuple[int, int], GridCell]:
        found: dict[tuple[int, int], GridCell] = {}
        left = MAX_COVERED
        for cell in self.cells:
            down, across = cell.row_span, cell.column_span
            left -= down * across
            if left < 0:
                down, across = 1, 1
            for row in range(cell.row, cell.row + down):
                for column in range(cell.column, cell.column + across):
                    found.setdefault((row, column), cell)
        return MappingProxyType(found)

    def at(self, row: int, column: int) -> GridCell | None:
        """Return the cell that covers a place."""
        return self._covering.get((row, column))

    def below(self, row: int) -> Body:
        """Return what begins below a row."""
        return attrs.evolve(self, cells=tuple(cell for cell in self.cells if cell.row > row))

    def only(self, rows: Iterable[int]) -> Body:
        """Return the cells that begin in some rows."""
        kept = frozenset(rows)
        return attrs.evolve(self, cells=tuple(cell for cell in self.cells if cell.row in kept))


def body_of(grid: Grid) -> Body:
    """Return the body of a grid, cells without text left out."""
    return Body(tuple(cell for cell in grid.cells if cell.text.strip()), grid.width, grid.locus, grid.sheet)
