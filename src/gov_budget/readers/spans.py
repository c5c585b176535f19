"""The whole amounts that a printed one can stand for, as a first and a last 分.

The same sets as :class:`gov_budget.money.Interval`: nothing finer than one 分 is owed, so an open
end at a half quantum is the last whole 分 before it.  Plain pairs, because placing adds many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gov_budget.errors import UnreadableFigure
from gov_budget.money import Figure, Mark, Unit, mark_of

if TYPE_CHECKING:
    from gov_budget.money import Interval

__all__ = ["ANYTHING", "NOTHING", "SOMETHING", "Span", "meets", "span_of"]

Span: TypeAlias = tuple[int, int]

NOTHING: Span = (0, 0)
_FAR = 10**60
ANYTHING: Span = (0, _FAR)
"""What a cell of which nothing is known can hold: budgets hardly ever print less than nothing."""
SOMETHING: Span = (1, _FAR)
"""What a printed amount that is wrong or cannot be read can stand for."""


def span_of(text: str, unit: Unit) -> Span:
    """Return what a printed text can stand for.

    >>> span_of("0.01", Unit.WAN), span_of("—", Unit.WAN), span_of("1.00", Unit.YUAN)
    ((5000, 14999), (0, 0), (100, 100))
    """
    if mark_of(text) in (Mark.DASH, Mark.BLANK):
        return NOTHING
    try:
        return _whole(Figure.read(text, unit).interval)
    except UnreadableFigure:
        return SOMETHING


def _whole(interval: Interval) -> Span:
    low, high = interval.low, interval.high
    first = -(-low // 2) + (not interval.low_closed and low % 2 == 0)
    last = high // 2 - (not interval.high_closed and high % 2 == 0)
    return first, last


def meets(one: Span, other: Span) -> bool:
    """Whether both can be the same amount."""
    return one[0] <= other[1] and other[0] <= one[1]
