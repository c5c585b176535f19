"""A printed amount: exact, with its unit, its precision and its very text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import InvalidAmount, UnreadableFigure
from gov_budget.money.interval import Interval
from gov_budget.money.numerals import print_numeral, read_numeral
from gov_budget.money.rounding import Rounding
from gov_budget.money.units import Unit

if TYPE_CHECKING:
    from decimal import Decimal

    from moneyed import Money

__all__ = ["Figure", "exact_fen", "money_of"]


@attrs.frozen(repr=False)
class Figure:
    """An amount as a budget prints it.

    ``fen`` is the printed value in whole 分, ``unit`` what the table counts in, ``places`` the
    decimals the figure is precise to, ``text`` what stands on the page.  Two figures are equal
    when value, unit and precision are; the text does not count.

    >>> f = Figure.read("1,234.50", Unit.WAN)
    >>> f.money, f.places, str(f)
    (Money('12345000.00', 'CNY'), 2, '1,234.50')
    """

    fen: int
    unit: Unit
    places: int
    text: str = attrs.field(eq=False)

    @classmethod
    def read(cls, text: str, unit: Unit, *, places: int | None = None, where: str = "") -> Figure:
        """Read a printed amount counted in ``unit``.

        ``places`` is the precision of the printed column where that is finer than the text
        shows (workbooks drop zeros).

        Raises:
            UnreadableFigure: the text is no number, or finer than one 分.
        """
        numeral = read_numeral(text, where)
        fen, rest = divmod(numeral.digits * unit.fen, 10**numeral.places)
        if rest:
            raise UnreadableFigure(text, f"at most {unit.decimals} decimals in {unit.value}", where)
        return cls(fen, unit, max(places or 0, numeral.places), text)

    @classmethod
    def of(cls, amount: int | Money, unit: Unit = Unit.YUAN, places: int = 2) -> Figure:
        """Print an exact amount (int yuan, or ``Money`` in CNY) in ``unit``, rounded half-up.

        Raises:
            InvalidAmount: a bool, a float, another currency, or finer than one 分.

        >>> str(Figure.of(1_430_900, Unit.WAN))
        '143.09'
        """
        return cls.of_fen(exact_fen(amount), unit, places)

    @classmethod
    def of_fen(cls, fen: int, unit: Unit = Unit.YUAN, places: int = 2) -> Figure:
        """Print an exact number of 分 in ``unit``, rounded half-up to ``places``."""
        places = min(places, unit.decimals)
        quantum = unit.fen // 10**places
        digits = Rounding.HALF_UP.apply(fen, quantum)
        return cls(digits * quantum, unit, places, print_numeral(digits, places))

    @property
    def money(self) -> Money:
        """The printed amount as money in CNY."""
        return money_of(self.fen)

    @property
    def quantum(self) -> int:
        """One unit in the last printed place, in 分; at least one 分."""
        quantum: int = self.unit.fen // 10**self.places
        return max(1, quantum)

    @cached_property
    def interval(self) -> Interval:
        """All exact amounts that print as this figure (四舍五入).

        A figure printed to the 分 stands for itself alone: nothing finer than 分 is owned or owed.
        """
        return self.interval_by(Rounding.HALF_UP)

    def interval_by(self, rounding: Rounding) -> Interval:
        """All exact amounts that print as this figure under a regime."""
        if self.quantum == 1:
            return Interval.exact(self.fen)
        return Interval.of(self.fen, self.quantum, rounding)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Figure.read({self.text!r}, {self.unit!r})"


def money_of(fen: int) -> Money:
    """Return whole 分 as money in CNY.

    >>> money_of(14309)
    Money('143.09', 'CNY')
    """
    from moneyed import CNY, Money  # noqa: PLC0415 - py-moneyed is paid for when money is asked for

    return Money(print_numeral(fen, 2), CNY)


def exact_fen(amount: int | Money, where: str = "") -> int:
    """Return an exact amount given in code as whole 分: int yuan, or ``Money`` in CNY.

    Raises:
        InvalidAmount: a bool, a float, another currency, or finer than one 分.
    """
    if isinstance(amount, int) and not isinstance(amount, bool):
        return amount * 100
    if isinstance(amount, bool) or not hasattr(amount, "currency"):
        raise InvalidAmount(repr(amount), "int yuan, Money in CNY, or printed text", where)
    return _fen_of_money(amount, where)


def _fen_of_money(money: Money, where: str) -> int:
    if money.currency.code != "CNY":
        raise InvalidAmount(repr(money), "money in CNY", where)
    fen: Decimal = money.amount * 100
    if not fen.is_finite() or fen != int(fen):
        raise InvalidAmount(repr(money), "whole 分", where)
    return int(fen)
