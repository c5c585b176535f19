"""P and Q: what the prose states, against the tables and against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.rules.prose import (
    changes,
    counts,
    items,
    listings,
    printed,
    repeats,
    shares,
    unchanged,
    whole,
)
from gov_budget.rules.prose.slips import guard

if TYPE_CHECKING:
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

_ALL: dict[str, Test] = {
    **printed.TESTS,
    **shares.TESTS,
    **changes.TESTS,
    **unchanged.TESTS,
    **listings.TESTS,
    **items.TESTS,
    **repeats.TESTS,
    **counts.TESTS,
    **whole.TESTS,
}
GUARDED = ("P01", "P02", "P07", "P12", "P15", "P17", "P18", "P19", "Q01")
"""The rules whose broken comparisons P22 explains."""

TESTS: dict[str, Test] = {**_ALL, "P22": guard(tuple(_ALL[rule] for rule in GUARDED))}
