"""Strategies for amounts, printed figures and the many ways to print a number."""

from __future__ import annotations

from hypothesis import strategies as st

from gov_budget.money import Figure, Numeral, Unit, print_numeral
from gov_budget.strategies.drafting import LARGEST, draft_amount

__all__ = ["amounts", "figures", "printed_numerals"]

MOST_DIGITS = 10**13
_USUAL_PLACES = {Unit.YUAN: 2, Unit.WAN: 6, Unit.YI: 4}
_FULL_WIDTH = str.maketrans("0123456789.,-+()", "０１２３４５６７８９．，－＋（）")


def amounts(quantum: int = 10_000, *, largest: int = LARGEST) -> st.SearchStrategy[int]:
    """Exact positive amounts in 分, often at or beside the middle between two quanta.

    ``quantum`` is one unit of the last printed place in 分: 10,000 is 0.01 万元.
    """

    @st.composite
    def drafted(draw: st.DrawFn) -> int:
        return draft_amount(lambda low, high: draw(st.integers(low, min(high, largest))), quantum)

    return drafted().filter(lambda fen: fen <= largest)


@st.composite
def figures(draw: st.DrawFn, unit: Unit | None = None, places: int | None = None) -> Figure:
    """Printed figures of either sign, in any unit and precision unless these are given."""
    counted = unit or draw(st.sampled_from(Unit))
    most = _USUAL_PLACES[counted]
    precision = draw(st.integers(0, most)) if places is None else min(places, counted.decimals)
    digits = draw(st.integers(-MOST_DIGITS, MOST_DIGITS))
    return Figure.read(print_numeral(digits, precision, grouped=draw(st.booleans())), counted)


@st.composite
def printed_numerals(draw: st.DrawFn) -> Numeral:
    """Numbers as documents print them, each with the value that its text stands for.

    The texts are plain or grouped by three, half-width or full-width; a negative number has one
    of three minus signs or stands in brackets; blanks may stand around it.
    """
    places = draw(st.integers(0, 6))
    digits = draw(st.integers(-MOST_DIGITS, MOST_DIGITS))
    bare = print_numeral(abs(digits), places, grouped=draw(st.booleans()))
    text = draw(st.sampled_from(_signed(bare, negative=digits < 0)))
    if draw(st.booleans()):
        text = text.translate(_FULL_WIDTH)
    margin = draw(st.sampled_from(("", " ", "\u3000", "\n")))
    return Numeral(digits, places, f"{margin}{text}{margin}")


def _signed(bare: str, *, negative: bool) -> tuple[str, ...]:
    return (f"-{bare}", f"−{bare}", f"({bare})", f"( {bare} )") if negative else (bare, f"+{bare}")
