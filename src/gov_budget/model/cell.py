"""One printed cell of a table, or one printed amount of the prose."""

from __future__ import annotations

import attrs

from gov_budget.errors import UnreadableFigure
from gov_budget.model.locus import Locus
from gov_budget.money import Figure, Mark, Unit, mark_of

__all__ = ["Cell"]


@attrs.frozen
class Cell:
    """What is printed in one column of a line.

    ``figure`` is the amount when ``text`` is one.  A cell whose column cannot be told from the
    source has no ``column`` but ``candidates``: it is ambiguous, and nothing is computed with it.
    """

    column: str
    text: str = ""
    figure: Figure | None = None
    locus: Locus | None = attrs.field(default=None, eq=False)
    candidates: tuple[str, ...] = ()

    @classmethod
    def read(  # noqa: PLR0913 - a cell is all of these
        cls,
        column: str,
        text: str,
        unit: Unit,
        *,
        places: int | None = None,
        locus: Locus | None = None,
        candidates: tuple[str, ...] = (),
    ) -> Cell:
        """Read a printed cell; a text that is no amount is kept as text, never lost.

        >>> Cell.read("total", "12..3", Unit.WAN).mark.value
        'text'
        """
        try:
            figure = Figure.read(text, unit, places=places)
        except UnreadableFigure:
            figure = None
        return cls(column, text, figure, locus, candidates)

    @property
    def mark(self) -> Mark:
        """Number, blank, dash, or text that is no amount."""
        if self.figure is not None:
            return Mark.NUMBER
        mark = mark_of(self.text)
        return Mark.TEXT if mark is Mark.NUMBER else mark

    @property
    def is_ambiguous(self) -> bool:
        """Whether the column of this cell cannot be told."""
        return bool(self.candidates)

    @property
    def is_printed(self) -> bool:
        """Whether anything but blank or a dash stands in the cell."""
        return self.figure is not None or self.mark is Mark.TEXT
