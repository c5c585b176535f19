"""The rounding law (docs/rounding.md), against Decimal as an oracle that shares no code with it."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gov_budget.money import Figure, Interval, Rounding, Unit, print_numeral, read_numeral
from gov_budget.strategies import amounts, figures, printed_numerals

REGIMES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.TRUNCATED: ROUND_DOWN}
FEN = st.integers(-(10**12), 10**12)
COARSE = st.sampled_from([(Unit.YUAN, 0), (Unit.YUAN, 1), (Unit.WAN, 0), (Unit.WAN, 2), (Unit.YI, 4)])
PRECISE = COARSE | st.sampled_from([(Unit.YUAN, 2), (Unit.WAN, 6), (Unit.YI, 10)])


def quantised(fen, unit, places, rounding):
    """Print an amount the way the decimal module rounds it."""
    counted = Decimal(fen).scaleb(-unit.decimals)
    return counted.quantize(Decimal(1).scaleb(-places), rounding=REGIMES[rounding])


def shown(digits, places):
    return Decimal(digits).scaleb(-places)


@st.composite
def near_edges(draw):
    """Draw a unit, its places, and an amount at or around the middle between two printed figures."""
    unit, places = draw(PRECISE)
    quantum = unit.fen // 10**places
    near = draw(st.integers(-50, 50)) * quantum + draw(st.sampled_from([0, quantum // 2]))
    return unit, places, draw(FEN | st.just(near + draw(st.integers(-2, 2))))


@st.composite
def intervals(draw, size=12):
    """Draw an interval that holds at least one amount."""
    low = draw(st.integers(-size, size))
    width = draw(st.integers(0, size))
    if width == 0:
        return Interval(low, low)
    return Interval(low, low + width, draw(st.booleans()), draw(st.booleans()))


@st.composite
def amounts_that_round(draw):
    """Draw an amount, its quantum and its regime, with the interval of what is printed for it."""
    fen, quantum = draw(st.integers(-500, 500)), draw(st.sampled_from([2, 10, 100]))
    rounding = draw(st.sampled_from(Rounding))
    return fen, Interval.of(rounding.apply(fen, quantum) * quantum, quantum, rounding)


@given(near_edges(), st.sampled_from(Rounding))
def test_rounding_is_that_of_decimal(drawn, rounding):
    unit, places, fen = drawn
    digits = rounding.apply(fen, unit.fen // 10**places)
    assert shown(digits, places) == quantised(fen, unit, places, rounding)


@given(near_edges())
def test_a_figure_prints_what_decimal_prints(drawn):
    unit, places, fen = drawn
    figure = Figure.of_fen(fen, unit, places)
    assert Decimal(figure.text) == quantised(fen, unit, places, Rounding.HALF_UP)
    assert figure.places == places
    assert len(figure.text.partition(".")[2]) == places


@given(COARSE, st.integers(-30, 30), st.sampled_from(Rounding), st.data())
def test_an_amount_prints_as_a_figure_exactly_when_inside_its_interval(precision, digits, rounding, data):
    unit, places = precision
    quantum = unit.fen // 10**places
    figure = Figure.read(print_numeral(digits, places), unit)
    ends = [digits * quantum + half * quantum // 2 for half in (-2, -1, 0, 1, 2)]
    fen = data.draw(st.sampled_from(ends)) + data.draw(st.integers(-2, 2))
    prints_as = quantised(fen, unit, places, rounding) == Decimal(figure.text)
    assert (fen in figure.interval_by(rounding)) == prints_as


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("digits", [-2, -1, 0, 1, 2])
def test_every_amount_around_a_figure_prints_as_it_exactly_when_inside(digits, rounding):
    figure = Figure.read(print_numeral(digits, 0), Unit.YUAN)
    for fen in range(-400, 401):
        prints_as = quantised(fen, Unit.YUAN, 0, rounding) == digits
        assert (fen in figure.interval_by(rounding)) == prints_as, fen


@given(FEN, st.sampled_from([(Unit.YUAN, 2), (Unit.WAN, 6), (Unit.YI, 10)]))
def test_figures_at_fen_precision_are_exact(fen, precision):
    figure = Figure.of_fen(fen, *precision)
    assert figure.fen == fen
    assert figure.quantum == 1
    assert {figure.interval_by(rounding) for rounding in Rounding} == {Interval.exact(fen)}


@given(figures())
def test_reading_what_is_printed_gives_the_figure_back(figure):
    assert Figure.read(figure.text, figure.unit) == figure
    assert Figure.of_fen(figure.fen, figure.unit, figure.places) == figure


@given(figures())
def test_printing_a_figure_gives_back_exactly_its_text(figure):
    grouped = "," in figure.text
    digits = read_numeral(figure.text).digits
    assert str(figure) == print_numeral(digits, figure.places, grouped=grouped)


@given(printed_numerals())
def test_every_way_of_printing_a_number_reads_as_that_number(numeral):
    assert read_numeral(numeral.text) == numeral


@given(st.integers(), st.integers(0, 12), st.booleans())
def test_numerals_survive_printing_and_reading(digits, places, grouped):
    assume(len(str(abs(digits))) < 18)
    read = read_numeral(print_numeral(digits, places, grouped=grouped))
    assert (read.digits, read.places) == (digits, places)


@given(intervals(), intervals())
def test_meets_is_symmetric_and_equals_brute_force(one, other):
    # ends are whole half-分, so quarters reach between any two of them
    lattice = [Decimal(quarter) / 2 for quarter in range(-100, 101)]
    shared = any(inside(one, point) and inside(other, point) for point in lattice)
    assert one.meets(other) == shared
    assert other.meets(one) == shared


def inside(interval, half_fen):
    above = interval.low < half_fen or (interval.low_closed and interval.low == half_fen)
    return above and (half_fen < interval.high or (interval.high_closed and half_fen == interval.high))


@given(st.lists(amounts_that_round(), max_size=6))
def test_a_sum_of_intervals_holds_the_sum_of_their_members(drawn):
    total = Interval.sum([interval for _, interval in drawn])
    assert sum(fen for fen, _ in drawn) in total


@given(st.lists(intervals(3), min_size=1, max_size=3))
def test_a_sum_of_intervals_holds_nothing_but_sums_of_members(drawn):
    total = Interval.sum(drawn)
    lattice = [[h / Decimal(2) for h in range(2 * i.low, 2 * i.high + 1)] for i in drawn]
    inner = [
        [point for point in points if inside(i, point)] for i, points in zip(drawn, lattice, strict=True)
    ]
    sums = {sum(chosen) for chosen in product(*inner)}
    assert all(inside(total, point) for point in sums)
    assert inside(total, total.low) == (total.low in sums)
    assert inside(total, total.high) == (total.high in sums)
    assert min(sums) - total.low == Decimal(sum(not i.low_closed for i in drawn)) / 2
    assert total.high - max(sums) == Decimal(sum(not i.high_closed for i in drawn)) / 2


@given(intervals(), intervals())
def test_negating_mirrors_and_subtracting_is_adding_the_negative(one, other):
    mirrored = -one
    assert -mirrored == one
    assert one - other == one + -other
    assert one.meets(other) == (-one).meets(-other)


@given(COARSE, st.lists(st.integers(1, 10**6), min_size=1, max_size=25), st.integers(-15, 15), st.booleans())
def test_a_sum_agrees_exactly_up_to_half_the_number_of_addends(precision, addends, gap, negative):
    unit, places = precision
    printed = [*addends, sum(addends) + gap]
    assume(printed[-1] > 0)
    signed = [-digits if negative else digits for digits in printed]
    *parts, total = [Figure.read(print_numeral(digits, places), unit) for digits in signed]
    agrees = Interval.sum(part.interval for part in parts).meets(total.interval)
    assert agrees == (abs(gap) <= len(addends) // 2)


@given(COARSE, st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=25))
def test_correctly_printed_sums_always_agree(precision, exact):
    parts = [Figure.of_fen(fen, *precision) for fen in exact]
    total = Figure.of_fen(sum(exact), *precision)
    assert Interval.sum(part.interval for part in parts).meets(total.interval)


@given(amounts())
def test_the_same_amount_in_yuan_and_in_wan_always_agrees(fen):
    yuan, wan = Figure.of_fen(fen, Unit.YUAN, 2), Figure.of_fen(fen, Unit.WAN, 2)
    assert yuan.interval.meets(wan.interval)
    truncated = Rounding.TRUNCATED.apply(fen, wan.quantum) * wan.quantum
    assert yuan.interval.meets(Interval.of(truncated, wan.quantum, Rounding.TRUNCATED))
