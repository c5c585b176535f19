"""U: the documents of units against the document of their department."""

import attrs
import pytest
from acceptance import Acceptance, verify
from small import complete, reordered, saying, without_table, wrapped

from gov_budget.fiscal import Scope
from gov_budget.model import (
    STATEMENT,
    Address,
    Cell,
    Claim,
    DepartmentBudget,
    Institution,
    InstitutionNature,
    Statement,
    Table,
    Vehicles,
)
from gov_budget.money import Unit
from gov_budget.rules import State, Verdict, reconcile, rule

AGENCY, CENTRE = InstitutionNature.ADMINISTRATIVE, InstitutionNature.PUBLIC_INSTITUTION
BASIC = "general_public_basic"


def claims(*pairs):
    return tuple(Claim(key, 2024, Cell.read("claim", text, Unit.WAN)) for key, text in pairs)


def unit(institution, personnel, public_use, reception):
    """One unit's document in yuan; all its money is basic expenditure of one item."""
    total = personnel + public_use
    tables = (
        Table.build("expenditure", [("2010101", {"basic": total})], unit=Unit.YUAN, places=0),
        Table.build("general_public", [("2010101", {"basic": total})], unit=Unit.YUAN, places=0,
                    columns=("total", "basic", "project")),
        Table.build(BASIC, [("30101", {"personnel": personnel}), ("30201", {"public_use": public_use})],
                    unit=Unit.YUAN, places=0),
        Table.build("three_public", [("total", {"reception": reception})], unit=Unit.YUAN, places=0),
    )  # fmt: skip
    operating = (("operating", "15.00"),) if institution.nature is AGENCY else ()
    stated = claims(*operating, ("procurement", "4.00" if operating else "2.00"))
    statement = Statement(claims=stated, vehicles=Vehicles(total=1))
    return DepartmentBudget(2024, institution, tables, statement, scope=Scope.UNIT)


UNITS = (
    unit(Institution("某局（本级）", "105001", AGENCY), 300_000, 150_000, 6_000),
    unit(Institution("乙中心", "105002", CENTRE), 200_000, 50_000, 4_000),
)
GIVEN = {"units": UNITS}


def department():
    """The consolidated document in 万元: 70.00 = 45.00 + 25.00."""
    tables = (
        Table.build(
            "income",
            [
                ("105001", "某局", {"general_public": 450_000}),
                ("105002", "乙中心", {"general_public": 250_000}),
            ],
        ),
        Table.build("expenditure", [("2010101", {"basic": 700_000})]),
        Table.build(
            "general_public", [("2010101", {"basic": 700_000})], columns=("total", "basic", "project")
        ),
        Table.build(BASIC, [("30101", {"personnel": 500_000}), ("30201", {"public_use": 200_000})]),
        Table.build("three_public", [("total", {"reception": 10_000})]),
    )
    listed = (Institution("某局", "", AGENCY), Institution("乙中心", "", CENTRE))
    statement = attrs.evolve(
        complete().statement,
        claims=claims(("operating", "15.00"), ("procurement", "6.00")),
        vehicles=Vehicles(total=2),
    )
    return DepartmentBudget(2024, Institution("某局", "105", AGENCY, listed), tables, statement)


def of_one_unit():
    """A department whose one unit is itself."""
    return DepartmentBudget(2024, Institution("某局", "105", AGENCY), UNITS[0].tables, UNITS[0].statement)


def set_cell(kind, line, column, text):
    return lambda b: b.with_cell(b.address(kind, line, column), text)


def said(n, text):
    return lambda b: b.with_cell(Address(STATEMENT, n, "claim"), text)


def naming(*names):
    listed = tuple(Institution(name) for name in names)
    return lambda b: attrs.evolve(b, institution=attrs.evolve(b.institution, units=listed))


def coded(code):
    def change(budget):
        table = budget.table("income")
        i = table.index("105002")
        lines = list(table.lines)
        lines[i] = attrs.evolve(lines[i], institution=code, key=code, code="")
        return budget.with_table(attrs.evolve(table, lines=tuple(lines)))

    return change


CASES = {
    "U01": Acceptance(
        department,
        set_cell(BASIC, "30101", "personnel", "51.00"),
        set_cell("expenditure", "2010101", "basic", "70.01"),
        (reordered, wrapped, set_cell(BASIC, "30201", "public_use", "20.0")),
        GIVEN,
    ),
    "U02": Acceptance(
        department,
        set_cell("expenditure", "total", "total", "40.00"),
        set_cell(BASIC, "30201", "public_use", "14.99"),
        (reordered, set_cell(BASIC, "30201", "public_use", "15.00")),
        GIVEN,
    ),
    "U03": Acceptance(
        of_one_unit,
        set_cell(BASIC, "30101", "personnel", "310000"),
        set_cell("three_public", "total", "reception", "6001"),
        (reordered, set_cell(BASIC, "30101", "personnel", "300,000")),
        {"units": UNITS[:1]},
    ),
    "U04": Acceptance(
        department,
        said(0, "20.00"),
        set_cell("three_public", "total", "reception", "1.01"),
        (reordered, wrapped, said(1, "6.0")),
        GIVEN,
    ),
    "U05": Acceptance(
        department,
        naming("某局", "乙中心", "丙中心"),
        naming("某局"),
        (
            naming("某局（本级）", "乙中心"),
            lambda b: saying("丙中心不单列预算，并入本级。")(naming("某局", "乙中心", "丙中心")(b)),
        ),
        GIVEN,
    ),
    "U06": Acceptance(department, coded("214002"), coded("106002"), (reordered, coded("105012"))),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_accepted(rule):
    verify(rule, CASES[rule])


def by_rule(rule, budget, units=UNITS):
    return reconcile(budget, rules=[rule], units=units).by_rule[rule]


@pytest.mark.parametrize("rule", ["U01", "U02", "U04", "U05"])
def test_without_documents_of_the_units_nothing_is_checked(rule):
    assert by_rule(rule, department(), ()) is Verdict.UNCHECKED
    assert by_rule(rule, attrs.evolve(department(), scope=Scope.UNIT), ()) is Verdict.NOT_APPLICABLE
    assert by_rule(rule, naming("某局")(department()), ()) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("rule", ["U01", "U04"])
def test_sums_need_all_units(rule):
    (finding,) = reconcile(department(), rules=[rule], units=UNITS[:1]).findings
    assert finding.verdict is Verdict.UNCHECKED
    assert "乙中心" in finding.message("zh")


def test_a_part_is_compared_without_the_others():
    assert by_rule("U02", department(), UNITS[:1]) is Verdict.HOLDS


def test_documents_of_another_year_are_not_compared():
    old = tuple(attrs.evolve(one, year=2023) for one in UNITS)
    assert by_rule("U01", department(), old) is Verdict.UNCHECKED


def test_rounding_from_yuan_is_allowed_for():
    """450,049 and 250,000 yuan make 70.00 万元 with half a 0.01 to spare."""
    odd = UNITS[0]
    for line in ("2010101", "total"):
        for column in ("basic", "total"):
            odd = set_cell("expenditure", line, column, "450049")(odd)
    assert by_rule("U01", department(), (odd, UNITS[1])) is Verdict.HOLDS


def test_what_units_give_each_other_counts_once():
    """The agency gives the centre 5.00 万元, which both print: the department's total is 70.00."""
    rows = [("2010101", {"basic": 450_000, "subsidy_down": 50_000})]
    giving = UNITS[0].with_table(Table.build("expenditure", rows, unit=Unit.YUAN, places=0))
    assert by_rule("U01", department(), (giving, UNITS[1])) is not Verdict.BROKEN
    unexplained = set_cell("expenditure", "2010101", "basic", "60.00")(department())
    assert by_rule("U01", unexplained, (giving, UNITS[1])) is Verdict.BROKEN


def test_a_code_that_only_a_unit_prints_is_missed():
    rows = [("2010101", {"basic": 200_000}), ("2010150", {"basic": 50_000})]
    other = UNITS[1].with_table(Table.build("expenditure", rows, unit=Unit.YUAN, places=0))
    broken = reconcile(department(), rules=["U01"], units=(UNITS[0], other)).broken
    assert any("2010150" in finding.message("zh") for finding in broken)


def test_an_agency_that_states_no_operating_expenses_leaves_the_sum_open():
    silent = attrs.evolve(UNITS[0], statement=Statement(claims=claims(("procurement", "4.00"))))
    report = reconcile(department(), rules=["U04"], units=(silent, UNITS[1]))
    assert Verdict.UNCHECKED in {f.verdict for f in report.findings}
    assert not report.broken


def test_several_units_are_no_single_one():
    assert by_rule("U03", department()) is Verdict.NOT_APPLICABLE


def test_a_rule_that_judges_nothing_says_why():
    assert rule("U07").state is State.JUDGES_NOTHING
    (finding,) = reconcile(without_table("income")(department()), rules=["U07"]).findings
    assert finding.verdict is Verdict.NOT_APPLICABLE
    assert "街道" in finding.message("zh")
