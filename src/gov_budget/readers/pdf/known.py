"""The tables without ruling lines of a whole file: what one page leaves open, others may tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.readers.pdf.aligned import strands_of
from gov_budget.readers.pdf.leaves import Heads
from gov_budget.readers.pdf.segments import Cells
from gov_budget.readers.pdf.standing import Custom, Row, custom_of, placed

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Known", "Mark", "go_on", "mark_of"]

Mark: TypeAlias = "tuple[tuple[str, int], ...]"
"""What headings say, and where from the left they stand."""


@attrs.define(eq=False)
class Known:
    """Headings, and the rows of all pages below them; ``last`` is the last table of the page before."""

    rows: dict[Mark, list[Cells]] = attrs.field(factory=dict["Mark", "list[Cells]"])
    heads: dict[Mark, Heads] = attrs.field(factory=dict["Mark", "Heads"])
    depth: dict[Mark, int] = attrs.field(factory=dict["Mark", int])
    last: Mark | None = None
    _placed: dict[Mark, tuple[Row, ...]] = attrs.field(factory=dict["Mark", "tuple[Row, ...]"])
    _custom: Custom | None = None

    def add(self, lines: Sequence[Cells], heads: Heads, rows: Sequence[Cells]) -> tuple[Mark, int]:
        """Add the headings and rows of a table; return what it is known by, and its first row."""
        mark = mark_of(lines)
        self.heads.setdefault(mark, heads)
        self.depth.setdefault(mark, len(lines))
        return mark, self.go_on(mark, rows)

    def go_on(self, mark: Mark, rows: Sequence[Cells]) -> int:
        """Add rows to a table, and return the number of the first of them."""
        known = self.rows.setdefault(mark, [])
        known += rows
        return len(known) - len(rows)

    def begin(self, mark: Mark) -> set[int]:
        """Return where the texts of a table begin."""
        return {round(one.left) for row in self.rows[mark] for one in row if not one.is_number}

    def placed(self, mark: Mark) -> tuple[Row, ...]:
        """Return all rows of a table with the column of each piece, when all pages have been added."""
        if self._custom is None:
            self._custom = custom_of([(self.rows[one], self.heads[one]) for one in self.heads])
        if mark not in self._placed:
            self._placed[mark] = placed(self.rows[mark], self.heads[mark], self._custom)
        return self._placed[mark]


def mark_of(lines: Sequence[Cells]) -> Mark:
    """Return what tells headings from others."""
    return tuple((one.text, round(one.left)) for line in lines for one in line)


def go_on(above: Sequence[Cells], rows: Sequence[Cells]) -> bool:
    """Whether rows without headings stand in the columns of those of the page before.

    All their numbers do, aligned the same way, and some text begins where one begins above.
    """
    parts = [(n, one) for n, line in enumerate((*above, *rows)) for one in line]
    numbers = [
        (one, {row >= len(above) for row, _ in one.parts})
        for one in strands_of(part for part in parts if part[1].is_number)
    ]
    fits = all(True not in own or (own == {True, False} and one.sides()) for one, own in numbers)
    begin = {round(one.left) for row, one in parts if not one.is_number and row < len(above)}
    texts = any(round(one.left) in begin for row, one in parts if not one.is_number and row >= len(above))
    return fits and texts and any(True in own for _, own in numbers)
