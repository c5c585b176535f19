"""A printed percentage against the amounts it is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_budget.fiscal import DocumentKind
from gov_budget.model import Address, Aspect, Cell, Claim, DepartmentBudget, Statement
from gov_budget.money import Unit, print_numeral
from gov_budget.rules import Quotient, Ratio, Rule, Strength, Term, Verdict, reconcile

AT = [Address(-1, i, "claim") for i in range(3)]


def found(percentage, part, base, ratio=Ratio.SHARE, sign=1):
    amounts = [Claim("x", 2024, Cell.read("x", text, Unit.WAN)) for text in (part, base)]
    claims = (Claim("x", 2024, Cell("x", percentage), aspect=Aspect.SHARE, measure="%"), *amounts)
    part = Term(AT[1], sign if ratio is Ratio.GROWTH_FROM_CHANGE else 1)
    stated = Quotient("M01", AT[0], (part,), (Term(AT[2]),), ratio, sign)
    rule = Rule("M01", "比例", "percentage", Strength.MUST, frozenset(DocumentKind), lambda _: iter([stated]))
    return reconcile(DepartmentBudget(2024, statement=Statement(claims=claims)), rules=[rule]).findings[0]


@pytest.mark.parametrize(
    ("stated", "verdict", "ought"),
    [
        (("63.50", "233.12", "367.12", Ratio.SHARE, 1), Verdict.HOLDS, "63.50"),
        (("54.24", "199.14", "233.12", Ratio.SHARE, 1), Verdict.BROKEN, "85.42"),
        (("98.20", "2940.05", "2993.92", Ratio.COMPLETION, 1), Verdict.HOLDS, "98.20"),
        (("15.98", "233.12", "201.00", Ratio.GROWTH, 1), Verdict.HOLDS, "15.98"),
        (("17.66", "91.97", "77.99", Ratio.GROWTH, 1), Verdict.BROKEN, "17.93"),
        (("1.07", "1672.67", "1690.69", Ratio.GROWTH, -1), Verdict.HOLDS, "-1.07"),
        (("1.07", "1672.67", "1690.69", Ratio.GROWTH, 1), Verdict.BROKEN, "-1.07"),
        (("2.10", "63.14", "2940.05", Ratio.GROWTH_FROM_CHANGE, -1), Verdict.HOLDS, "-2.10"),
        (("1.40", "2.55", "184.65", Ratio.GROWTH_FROM_CHANGE, 1), Verdict.HOLDS, "1.40"),
        (("33.4", "1", "3", Ratio.SHARE, 1), Verdict.ROUNDED, "33.3"),
    ],
)
def test_a_percentage_is_recomputed_to_its_printed_places(stated, verdict, ought):
    finding = found(*stated)
    assert (finding.verdict, finding.sum.text) == (verdict, ought)
    assert finding.unit.value == "%"
    for lang in ("zh", "en"):
        assert "{" not in finding.message(lang)


def test_the_difference_is_in_percentage_points():
    finding = found("54.24", "199.14", "233.12")
    assert (finding.residual.text, finding.bound.text) == ("-31.18", "0.00")
    assert "31.18" in finding.message("zh")


@pytest.mark.parametrize(("part", "base"), [("1.00", "0.00"), ("1.00", "0"), ("0.00", "0.00")])
def test_a_base_that_may_be_zero_is_not_computable(part, base):
    finding = found("100.00", part, base, Ratio.GROWTH)
    assert (finding.verdict, finding.outcome.reason) == (Verdict.UNCHECKED, "not_computable")


@given(st.integers(0, 10**9), st.integers(100, 10**9), st.integers(0, 4))
def test_exact_amounts_printed_alone_never_break_their_percentage(part, base, places):
    """Amounts in 元 printed in 万元, and the percentage of the exact ones printed to some places."""
    exact = (2 * 100 * part * 10**places + base) // (2 * base)
    texts = [print_numeral((2 * amount + 100) // 200, 2) for amount in (part, base)]
    assert found(print_numeral(exact, places), *texts).verdict is not Verdict.BROKEN
