"""Government sections against the department sections that map onto them, by both engines."""

import pytest

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import RULES, check

from gov_budget.model import DepartmentBudget, Institution, InstitutionNature, Table

AGENCY, OTHER = InstitutionNature.ADMINISTRATIVE, InstitutionNature.PUBLIC_INSTITUTION
GOVERNMENT = Table.build("government_economic", [("50101", {"total": "9.00"}), ("50102", {"total": "2.00"})])


def budget(*natures, own=AGENCY, kind="economic_summary", wages="3.00"):
    """Wages of three sections and insurance of one, of an institution and units of some natures."""
    rows = [("30101", {"total": wages}), ("30102", {"total": "2.00"}), ("30103", {"total": "4.00"})]
    tables = (GOVERNMENT, Table.build(kind, [*rows, ("30108", {"total": "2.00"})])) if kind else (GOVERNMENT,)
    units = tuple(Institution(str(n), nature=nature) for n, nature in enumerate(natures))
    return DepartmentBudget(2024, Institution("甲", nature=own, units=units), tables)


BUDGETS = [
    budget(),
    budget(kind="appropriation_by_economic"),
    budget(wages="3.10"),
    budget(AGENCY, AGENCY, own=None),
    budget(AGENCY, OTHER),
    budget(own=None),
    budget(own=OTHER),
    budget(kind=""),
    budget(AGENCY, None),
]
VERDICTS = {
    **{(n, code): "holds" for n in (0, 1, 3) for code in ("50101", "50102")},
    (2, "50101"): "broken",
    (2, "50102"): "holds",
}


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_sections(using):
    pytest.importorskip(using, reason=f"{using} is not installed")
    rules = [rule for rule in RULES if rule.id == "X23"]
    ours = check(BUDGETS, using, rules)
    assert {(row[0], row[5]): row[8] for row in ours} == VERDICTS
