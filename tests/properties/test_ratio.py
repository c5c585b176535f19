"""Percentages: exact amounts never contradict their own printed percentage, and the bounds are tight."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_budget.errors import UnreadableFigure
from gov_budget.money import Figure, Unit, growth_of, percent_of

AMOUNTS = st.integers(1, 10**12)


def wan(text):
    return Figure.read(text, Unit.WAN)


def rounded(value, places, mode):
    exact = Decimal(value.numerator) / Decimal(value.denominator)  # 28 digits are plenty for these
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=mode))


@given(
    AMOUNTS,
    AMOUNTS.filter(lambda n: n > 10**6),
    st.integers(0, 3),
    st.sampled_from((ROUND_HALF_UP, ROUND_DOWN)),
)
def test_the_printed_percentage_of_exact_amounts_always_agrees(part, base, places, mode):
    found = percent_of(Figure.of_fen(part, Unit.WAN), Figure.of_fen(base, Unit.WAN))
    assert found.prints_as(rounded(Fraction(100 * part, base), places, mode))


@given(AMOUNTS, AMOUNTS.filter(lambda n: n > 10**6), st.integers(0, 3))
def test_the_printed_rate_of_exact_amounts_always_agrees(now, last, places):
    found = growth_of(Figure.of_fen(now, Unit.WAN), Figure.of_fen(last, Unit.WAN))
    assert found.prints_as(rounded(Fraction(100 * now, last) - 100, places, ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("part", "base", "good", "bad"),
    [
        ("2106.66", "2940.05", "71.65", "71.73"),  # a published share
        ("0.39", "2.85", "13.68", "15.00"),  # the base is coarse: 13.49 to 13.89 would do
        ("2940.05", "2993.92", "98.20", "98.30"),
        ("0.00", "0.95", "0", "2"),  # 0.0049 of 0.95 is 0.52 per cent, which prints as 1
        ("-1.00", "4.00", "-25.0", "25.0"),
    ],
)
def test_shares(part, base, good, bad):
    found = percent_of(wan(part), wan(base))
    assert found.prints_as(good)
    assert found.prints_as(f"{good}%")
    assert not found.prints_as(bad)


def test_rates():
    assert growth_of(wan("45.41"), wan("11.67")).printed(2) == "289.12"
    assert not growth_of(wan("45.41"), wan("11.67")).prints_as("314.82")
    assert growth_of(wan("2940.05"), wan("3003.19")).printed(2) == "-2.10"


def test_a_base_that_may_be_zero_is_not_computable():
    assert percent_of(wan("1.00"), wan("0.00")) is None
    assert growth_of(wan("1.00"), wan("0.00")) is None
    with pytest.raises(UnreadableFigure):
        percent_of(wan("1.00"), wan("2.00")).prints_as("—")


def test_exact_amounts_leave_only_the_rounding_of_the_percentage():
    third = percent_of(Figure.of(1, Unit.YUAN, 2), Figure.of(3, Unit.YUAN, 2))
    assert [text for text in ("33.32", "33.33", "33.34") if third.prints_as(text)] == ["33.33"]
