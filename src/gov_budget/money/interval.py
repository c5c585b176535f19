"""The exact amounts that a printed figure can stand for.

Ends are whole half-分, so that half a quantum is exact whatever the quantum.  An end may be
open or closed: half-up rounding takes in the lower end of a positive figure's interval and
leaves out the upper one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.money.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Interval"]


@attrs.frozen(repr=False)
class Interval:
    """A set of exact amounts, from ``low`` to ``high``, in half-分.

    >>> Interval.of(1235, 1)
    Interval[1234.5, 1235.5) 分
    >>> Interval.of(0, 100)
    Interval(-50, 50) 分
    >>> Interval.of(-300, 100)
    Interval(-350, -250] 分
    """

    low: int
    high: int
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def exact(cls, fen: int) -> Interval:
        """Return the interval that holds nothing but ``fen`` 分."""
        return cls(2 * fen, 2 * fen)

    @classmethod
    def of(cls, fen: int, quantum: int, rounding: Rounding = Rounding.HALF_UP) -> Interval:
        """Return all amounts that print as ``fen`` 分 when one printed unit is ``quantum`` 分."""
        v = 2 * fen
        if rounding is Rounding.HALF_UP:
            return cls(v - quantum, v + quantum, fen > 0, fen < 0)
        width = 2 * quantum
        return cls(v - (width if fen <= 0 else 0), v + (width if fen >= 0 else 0), fen > 0, fen < 0)

    @classmethod
    def sum(cls, intervals: Iterable[Interval]) -> Interval:
        """Return all amounts that sums of one amount from each interval can take."""
        low = high = 0
        low_closed = high_closed = True
        for each in intervals:
            low, high = low + each.low, high + each.high
            low_closed, high_closed = low_closed and each.low_closed, high_closed and each.high_closed
        return cls(low, high, low_closed, high_closed)

    def __add__(self, other: Interval) -> Interval:
        return Interval.sum((self, other))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_closed, self.low_closed)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __contains__(self, fen: int) -> bool:
        return self.meets(Interval.exact(fen))

    def starts_below(self, other: Interval) -> bool:
        """Whether some amount of this interval is at most some amount of ``other``."""
        if self.low == other.high:
            return self.low_closed and other.high_closed
        return self.low < other.high

    def meets(self, other: Interval) -> bool:
        """Whether the two sets share an amount."""
        return self.starts_below(other) and other.starts_below(self)

    def __repr__(self) -> str:
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"Interval{left}{_fen(self.low)}, {_fen(self.high)}{right} 分"


def _fen(half: int) -> str:
    sign, (whole, odd) = "-" if half < 0 else "", divmod(abs(half), 2)
    return f"{sign}{whole}{'.5' if odd else ''}"
