"""Equations against an oracle that searches the exact amounts behind the printed ones."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_budget.fiscal import Stage
from gov_budget.model import Address, DepartmentBudget, Institution, Table
from gov_budget.money import Unit
from gov_budget.rules import Equation, Relation, Term, Verdict, evaluate
from gov_budget.rules.equation import in_stage
from gov_budget.rules.evaluate import largest_rounding


def budget_of(texts, unit=Unit.WAN):
    rows = [(f"2{i:06d}", {"total": text}) for i, text in enumerate(texts)]
    table = Table.build("expenditure", rows, unit=unit, columns=("total",))
    lines = tuple(line for line in table.lines if line.key != "total")
    return DepartmentBudget(2024, Institution(), (Table(table.kind, unit, ("total",), lines),))


def equation(n, relation=Relation.SUM, signs=None):
    signs = signs or [1] * (n - 1)
    parts = tuple(Term(Address(0, i, "total"), s) for i, s in enumerate(signs, 1))
    return Equation("T", Address(0, 0, "total"), parts, relation)


def verdict(texts, relation=Relation.SUM, unit=Unit.WAN):
    return evaluate(equation(len(texts), relation), budget_of(texts, unit)).verdict


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("12.34", "12.34"), Verdict.HOLDS),
        (("12.35", "12.34"), Verdict.BROKEN),  # closed intervals would let this pass
        (("0.03", "0.01", "0.01"), Verdict.ROUNDED),
        (("0.04", "0.01", "0.01"), Verdict.BROKEN),
        (("7.40", "3.40", "2.67", "1.32"), Verdict.ROUNDED),
        (("7.41", "3.40", "2.67", "1.32"), Verdict.BROKEN),
        (("0.00", "0.00"), Verdict.HOLDS),
        (("0.01", "0.00"), Verdict.BROKEN),
        (("-0.03", "-0.01", "-0.01"), Verdict.ROUNDED),
    ],
)
def test_sums_in_ten_thousand_yuan(texts, expected):
    assert verdict(texts) is expected


def test_figures_to_the_fen_are_exact():
    assert verdict(("0.03", "0.01", "0.01"), unit=Unit.YUAN) is Verdict.BROKEN
    assert verdict(("3", "1", "1"), unit=Unit.YUAN) is Verdict.ROUNDED


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=12), st.integers(-8, 8))
def test_one_sign_and_one_quantum_break_exactly_beyond_half_the_addends(parts, gap):
    """rounding.md: BROKEN if and only if |Δ| > ⌊n/2⌋·q, n the addends that are not zero or blank."""
    parts = [p + 1 for p in parts]
    total = sum(parts) + gap
    if total <= 0:
        return
    texts = [f"{d // 100}.{d % 100:02d}" for d in (total, *parts)]
    broken = verdict(texts) is Verdict.BROKEN
    assert broken is (abs(gap) > len(parts) // 2)
    bound = largest_rounding(equation(len(texts)), budget_of(texts), gap)
    assert bound == len(parts) // 2 * 10_000


def exact_amounts(digits, step):
    """All amounts on a lattice of ``1/step`` quanta that print as ``digits`` quanta, half-up."""
    around = [Fraction(digits) + Fraction(k, step) for k in range(-step, step + 1)]
    return [x for x in around if half_up(x) == digits]


def half_up(x):
    n = (abs(x) + Fraction(1, 2)).__floor__()
    return n if x >= 0 else -n


@given(
    st.integers(-3, 3),
    st.lists(st.tuples(st.integers(-3, 3), st.sampled_from((1, -1))), min_size=1, max_size=3),
    st.sampled_from((Relation.SUM, Relation.AT_MOST, Relation.AT_LEAST)),
)
def test_verdicts_equal_a_search_over_a_fine_lattice(total, parts, relation):
    """On a lattice finer than any end of an interval, meeting is the same as having a common point."""
    step = 8
    texts = [print_digits(d) for d in (total, *(d for d, _ in parts))]
    grounded = equation(len(texts), relation, [sign for _, sign in parts])
    broken = evaluate(grounded, budget_of(texts)).verdict is Verdict.BROKEN
    sums = {
        sum(sign * x for x, (_, sign) in zip(chosen, parts, strict=True))
        for chosen in product(*(exact_amounts(d, step) for d, _ in parts))
    }
    ours = exact_amounts(total, step)
    possible = {
        Relation.SUM: any(x in sums for x in ours),
        Relation.AT_MOST: min(ours) <= max(sums),
        Relation.AT_LEAST: max(ours) >= min(sums),
    }[relation]
    assert broken is not possible


def print_digits(digits):
    return f"{'-' if digits < 0 else ''}{abs(digits) // 100}.{abs(digits) % 100:02d}"


def test_blank_is_zero_inside_a_table_that_says_so():
    budget = budget_of(("5.00", "5.00"))
    table = budget.tables[0]
    wide = Table(table.kind, table.unit, ("total", "basic"), table.lines)
    blank = Equation("T", Address(0, 0, "basic"), (Term(Address(0, 1, "basic")),))
    lines = tuple(type(line)(line.role, ("total", "basic"), line.cells, line.code) for line in wide.lines)
    budget = DepartmentBudget(2024, tables=(Table(table.kind, table.unit, ("total", "basic"), lines),))
    assert evaluate(blank, budget) is None
    mixed = Equation("T", Address(0, 0, "total"), (Term(Address(0, 1, "basic")),))
    assert evaluate(mixed, budget).verdict is Verdict.BROKEN


def test_text_in_an_amount_cell_is_unchecked_never_zero():
    budget = budget_of(("5.00", "5.00")).with_cell(Address(0, 1, "total"), "12..3")
    outcome = evaluate(equation(2), budget)
    assert (outcome.verdict, outcome.reason) == (Verdict.UNCHECKED, "unreadable")


@pytest.mark.parametrize(
    ("wan", "yuan", "expected"),
    [
        ("367.12", "3671205.44", Verdict.HOLDS),  # the seed
        ("87.71", "877080", Verdict.HOLDS),
        ("87.70", "877080", Verdict.ROUNDED),  # cut off, as prose does
        ("87.69", "877080", Verdict.BROKEN),
        ("87.72", "877080", Verdict.BROKEN),
    ],
)
def test_the_same_amount_in_two_units(wan, yuan, expected):
    one, two = budget_of((wan,)), budget_of((yuan,), Unit.YUAN)
    budget = DepartmentBudget(2024, tables=(one.tables[0], two.tables[0]))
    same = Equation("T", Address(0, 0, "total"), (Term(Address(1, 0, "total")),), Relation.SAME)
    assert evaluate(same, budget).verdict is expected


def apart(texts, unit=Unit.WAN, relation=Relation.SAME):
    budget = budget_of(texts, unit)
    found = in_stage(equation(len(texts), relation), Stage.FINAL_ACCOUNT)
    return evaluate(found, budget).verdict, largest_rounding(found, budget, 1)


@pytest.mark.parametrize(
    ("texts", "unit", "expected"),
    [
        (("326.71", "326.72"), Unit.WAN, Verdict.ROUNDED),
        (("326.72", "326.71"), Unit.WAN, Verdict.ROUNDED),
        (("326.71", "326.71"), Unit.WAN, Verdict.HOLDS),
        (("326.71", "326.73"), Unit.WAN, Verdict.BROKEN),
        (("0.01", "0.00"), Unit.WAN, Verdict.ROUNDED),
        (("3267100", "3267101"), Unit.YUAN, Verdict.ROUNDED),
        (("3267100.00", "3267100.01"), Unit.YUAN, Verdict.BROKEN),  # printed to the 分
    ],
)
def test_in_a_final_account_two_prints_of_one_figure_may_be_rounded_apart(texts, unit, expected):
    assert apart(texts, unit)[0] is expected


def test_a_blank_is_exact_zero_and_not_rounded_apart():
    budget = budget_of(("0.01", "0.00")).with_cell(Address(0, 1, "total"), "")
    found = in_stage(equation(2, Relation.SAME), Stage.FINAL_ACCOUNT)
    assert evaluate(found, budget).verdict is Verdict.BROKEN


def test_one_quantum_more_is_all_that_apart_allows():
    assert apart(("1.00", "1.01"))[1] == 100_00
    assert apart(("1.00", "1.01"), relation=Relation.AT_LEAST)[0] is Verdict.ROUNDED
    assert apart(("1.00", "1.02"), relation=Relation.AT_LEAST)[0] is Verdict.BROKEN
    assert apart(("1.02", "1.00"), relation=Relation.AT_LEAST)[0] is Verdict.HOLDS


def test_a_sum_is_never_apart_and_neither_is_a_budget():
    assert not in_stage(equation(3), Stage.FINAL_ACCOUNT).apart
    assert not in_stage(equation(2, Relation.SAME), Stage.BUDGET).apart
