"""Printing exact sums, each amount the same way wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model.cell import Cell
from gov_budget.money import Figure, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Press"]


@attrs.frozen
class Press:
    """Prints 分 in one unit and precision, rounded half-up, and remembers what it printed.

    >>> Press(Unit.WAN, 2).figure(155_405_000).text
    '155.41'
    """

    unit: Unit
    places: int
    _printed: dict[int, Figure] = attrs.field(factory=dict, eq=False, repr=False)

    def figure(self, fen: int) -> Figure:
        """Return the printed figure of an exact amount."""
        found = self._printed.get(fen)
        if found is None:
            found = self._printed[fen] = Figure.of_fen(fen, self.unit, self.places)
        return found

    def cell(self, column: str, fen: int) -> Cell:
        """Return the printed cell of an exact amount; nothing at all is left blank by the caller."""
        figure = self.figure(fen)
        return Cell(column, figure.text, figure)

    def cells(self, columns: Sequence[str], amounts: Mapping[str, int]) -> tuple[Cell, ...]:
        """Return the cells of a row; where there is no money the cell stays blank."""
        return tuple([self.cell(column, amounts[column]) for column in columns if amounts.get(column)])

    def prints_exactly(self, fen: int) -> bool:
        """Whether an amount loses nothing when it is printed."""
        return self.figure(fen).fen == fen
