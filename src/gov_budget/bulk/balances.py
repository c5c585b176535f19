"""Which side of a balance a line and a column belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import Expr, needs
from gov_budget.model.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import TableKind

__all__ = ["SIDES", "line_side", "sided"]

SIDES = ("", "income", "expenditure")
"""The sides by their numbers."""


def line_side() -> Expr:
    """Return the number of the side that a line stands on, in the kinds of table whose columns have sides.

    A line that is not declared is expenditure.
    """
    nw = needs("narwhals")
    found = nw.lit(SIDES.index("expenditure"), nw.Int32)
    for kind in _with_sides():
        for n, side in enumerate(SIDES[:2]):
            there = [line.key for line in kind.lines if line.side == side]
            stands = (nw.col("kind") == kind.key) & nw.col("key").is_in(there)
            found = nw.when(stands).then(nw.lit(n, nw.Int32)).otherwise(found) if there else found
    return found


def sided() -> Expr:
    """Whether a cell's line, of which ``side`` is known, stands on the side that its column belongs to."""
    nw = needs("narwhals")
    found = nw.lit(value=True)
    for kind in _with_sides():
        for n, side in enumerate(SIDES):
            columns = [column.key for column in kind.columns if column.side == side]
            if side and columns:
                here = (nw.col("kind") == kind.key) & nw.col("column").is_in(columns)
                found &= ~here | (nw.col("side") == n)
    return found


def _with_sides() -> Iterator[TableKind]:
    return (kind for kind in kinds().values() if any(column.side for column in kind.columns))
