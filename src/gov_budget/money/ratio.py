"""Percentages of printed figures: what share, growth or completion rate two amounts allow.

Source: docs/rounding.md. The exact amounts behind two printed figures lie in two intervals, so that
their quotient lies in one too; a printed percentage agrees when its own interval meets that.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.money.interval import Interval
from gov_budget.money.numerals import print_numeral, read_numeral
from gov_budget.money.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.money.figure import Figure

    Signed: TypeAlias = tuple[Figure, int]

__all__ = ["Percentage", "growth_from_change", "growth_of", "percent_of", "percent_of_sums"]

_WHOLE = 100

_End = tuple[Fraction, bool]
"""An end of an interval, and whether it is closed."""


@attrs.frozen
class Percentage:
    """All that 100 · part ÷ base can be; ``value`` is the quotient of the printed figures.

    ``low`` and ``high`` are its ends, each with whether it is closed.

    >>> from gov_budget.money import Figure, Unit
    >>> part, base = (Figure.read(text, Unit.WAN) for text in ("2106.66", "2940.05"))
    >>> share = percent_of(part, base)
    >>> share.printed(2), share.prints_as("71.65"), share.prints_as("71.73%")
    ('71.65', True, False)
    """

    value: Fraction
    low: tuple[Fraction, bool]
    high: tuple[Fraction, bool]

    def prints_as(self, text: str) -> bool:
        """Whether a printed percentage can stand for it, rounded half-up or cut off.

        Raises:
            UnreadableFigure: the text is no number.
        """
        numeral = read_numeral(text.strip().rstrip("%％"))
        return any(
            _starts_below(self.low, high) and _starts_below(low, self.high)
            for low, high in (_printed(numeral.digits, numeral.places, regime) for regime in Rounding)
        )

    def printed(self, places: int) -> str:
        """Return the percentage of the printed figures, rounded half-up."""
        return print_numeral(self.digits(places), places)

    def digits(self, places: int) -> int:
        """Return the percentage of the printed figures in units of its last place, rounded half-up."""
        return _half_up(self.value * 10**places)

    def farthest(self, places: int) -> tuple[int, int]:
        """Return the least and the most that may be printed, in units of the last place."""
        return _half_up(self.low[0] * 10**places), _half_up(self.high[0] * 10**places)

    @property
    def less_whole(self) -> Percentage:
        """The same less 100 %: growth, where this is a quotient of two years."""
        (low, low_closed), (high, high_closed) = self.low, self.high
        return Percentage(self.value - _WHOLE, (low - _WHOLE, low_closed), (high - _WHOLE, high_closed))


def percent_of(part: Figure, base: Figure) -> Percentage | None:
    """Return 100 · ``part`` ÷ ``base``; ``None`` where the base may be zero: it is not computable."""
    return percent_of_sums([(part, 1)], [(base, 1)])


def percent_of_sums(parts: Sequence[Signed], bases: Sequence[Signed]) -> Percentage | None:
    """Return 100 · the sum of ``parts`` ÷ the sum of ``bases``, each figure with its sign (1 or -1).

    ``None`` where the base may be zero: it is not computable.
    """
    part, base = _sum(parts), _sum(bases)
    fen = sum(sign * figure.fen for figure, sign in bases)
    if fen == 0 or 0 in base:
        return None
    corners = [_quotient(a, b) for a in _ends(part) for b in _ends(base)]
    low, high = min(value for value, _ in corners), max(value for value, _ in corners)
    return Percentage(
        Fraction(100 * sum(sign * figure.fen for figure, sign in parts), fen),
        (low, (low, True) in corners),
        (high, (high, True) in corners),
    )


def growth_from_change(share: Percentage) -> Percentage | None:
    """Return the growth that a change implies, from the change as a percentage of this year's amount.

    100 · change ÷ (this − change); ``None`` where this year's amount may be no more than the change,
    so that last year's may be zero.

    >>> from gov_budget.money import Figure, Unit
    >>> change, now = (Figure.read(text, Unit.WAN) for text in ("63.14", "2940.05"))
    >>> growth_from_change(percent_of_sums([(change, -1)], [(now, 1)])).printed(2)
    '-2.10'
    """
    if share.high[0] >= _WHOLE:
        return None
    low, high = ((_WHOLE * end / (_WHOLE - end), closed) for end, closed in (share.low, share.high))
    return Percentage(_WHOLE * share.value / (_WHOLE - share.value), low, high)


def _sum(figures: Sequence[Signed]) -> Interval:
    return Interval.sum(figure.interval if sign > 0 else -figure.interval for figure, sign in figures)


def growth_of(now: Figure, last: Figure) -> Percentage | None:
    """Return by how many per cent ``now`` is above ``last``; ``None`` where ``last`` may be zero.

    >>> from gov_budget.money import Figure, Unit
    >>> now, last = (Figure.read(text, Unit.WAN) for text in ("3845.49", "3269.3"))
    >>> growth_of(now, last).printed(2)
    '17.62'
    """
    whole = percent_of(now, last)
    if whole is None:
        return None
    return whole.less_whole


def _ends(interval: Interval) -> tuple[_End, _End]:
    low, high = Fraction(interval.low, 2), Fraction(interval.high, 2)
    return (low, interval.low_closed), (high, interval.high_closed)


def _quotient(part: _End, base: _End) -> _End:
    return 100 * part[0] / base[0], part[1] and base[1]


def _printed(digits: int, places: int, regime: Rounding) -> tuple[_End, _End]:
    """All percentages that print as a number; a printed zero may have either sign."""
    unit = Fraction(1, 10**places)
    value = digits * unit
    if regime is Rounding.HALF_UP:
        return (value - unit / 2, digits > 0), (value + unit / 2, digits < 0)
    return (value - unit * (digits <= 0), digits > 0), (value + unit * (digits >= 0), digits < 0)


def _starts_below(low: _End, high: _End) -> bool:
    return low[0] < high[0] or (low[0] == high[0] and low[1] and high[1])


def _half_up(value: Fraction) -> int:
    digits = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return digits if value >= 0 else -digits
