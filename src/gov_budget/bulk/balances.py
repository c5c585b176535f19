"""Which side of a balance a cell's line and column belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import Expr, needs
from gov_budget.model.kinds import kinds

if TYPE_CHECKING:
    from gov_budget.model import TableKind

__all__ = ["sided"]


def sided() -> Expr:
    """Whether a cell's line stands on the side of its table that its column belongs to, for every kind."""
    nw = needs("narwhals")
    found = nw.lit(value=True)
    for kind in kinds().values():
        if any(column.side for column in kind.columns):
            found &= (nw.col("kind") != kind.key) | _on_one_side(kind)
    return found


def _on_one_side(kind: TableKind) -> Expr:
    nw = needs("narwhals")
    found = nw.lit(value=True)
    for column in kind.columns:
        if column.side:
            there = [line.key for line in kind.lines if line.side == column.side]
            others = [line.key for line in kind.lines if line.side != column.side]
            declared = nw.col("key").is_in(there)
            side = declared if column.side == "income" else ~nw.col("key").is_in(others)
            found &= (nw.col("column") != column.key) | side
    return found
