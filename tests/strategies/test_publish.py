"""The ledger: what it refuses, and that it fills in the forms as published documents do."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import attrs
import pytest
from moneyed import CNY, USD, Money

from gov_budget.errors import InvalidAmount, InvalidEntry, UnknownCode, UnknownYear, UnrecognisedTable
from gov_budget.fiscal import Fund, Nature
from gov_budget.model import Institution, InstitutionNature, Role, kind
from gov_budget.model.ledger import Entry, publish
from gov_budget.money import Unit

EXAMPLE = Path(__file__).parents[2] / "examples" / "quxian-2024.json"
OFFICE = Institution("渠县科学技术协会", "214001", InstitutionNature.PARTICIPATING)
DEPARTMENT = Institution("渠县科学技术协会", "214", InstitutionNature.PARTICIPATING, (OFFICE,))
PROJECT = {"nature": Nature.PROJECT, "project": "2024年科普专项工作经费"}

SALARY = Entry("2060701", "30101", 43_910_000)
CAR = Entry.of("2060701", "30231", 30_000)
FUND = Entry.of("2120899", "30231", 80_000, fund=Fund.GOVERNMENT_FUND, **PROJECT)
FEES = Entry("2060799", "30201", 5_600_001, nature=Nature.PROJECT, project="老科协专项工作经费")
LEDGER = [SALARY, CAR, FUND, FEES]


@pytest.fixture(scope="module")
def budget():
    return publish(LEDGER, year=2024, institution=DEPARTMENT)


@pytest.fixture(scope="module")
def example():
    return json.loads(EXAMPLE.read_text("utf-8"))


def test_tables_and_columns_are_those_of_the_published_document(budget, example):
    expected = [(table["kind"], table["columns"], table["unit"]) for table in example["tables"]]
    assert [(t.kind.key, list(t.columns), t.unit.value) for t in budget.tables] == expected


def test_balance_lines_are_those_of_the_published_document(budget, example):
    for table in example["tables"]:
        if table["kind"] in ("balance", "appropriation_balance"):
            expected = [(x["role"], x.get("key") or x["code"], x["name"]) for x in table["lines"]]
            lines = budget.table(table["kind"]).lines
            assert [(line.role.value, line.key, line.name) for line in lines] == expected


def test_rows_before_the_first_subject_are_those_of_the_published_document(budget, example):
    for table in example["tables"]:
        if kind(table["kind"]).rows not in ("balance", "form") and len(table["lines"]) > 1:
            roles = [line["role"] for line in table["lines"]]
            expected = roles[: 1 if table["kind"] == "project_performance" else 3]
            lines = budget.table(table["kind"]).lines
            assert [line.role.value for line in lines][: len(expected)] == expected, table["kind"]


def test_claims_are_those_of_the_published_document(budget, example):
    indicators = {claim["indicator"] for claim in example["statement"]["claims"]}
    assert {claim.indicator for claim in budget.statement.claims} == indicators


def test_a_table_without_data_prints_its_total_row_and_a_note(budget):
    table = budget.table("state_capital")
    assert [(line.role, line.cells) for line in table.lines] == [(Role.TOTAL, ())]
    assert table.notes


def test_columns_beyond_the_form_are_printed_only_when_money_stands_in_them():
    paid = {"fund": Fund.UNIT_FUNDS, "income": "income.operating", "nature": Nature.OPERATING}
    fees = Entry.of("2050205", "30201", 10, fund=Fund.SPECIAL_ACCOUNT)
    budget = publish([Entry.of("2060701", "30201", 5, **paid), fees], year=2024, institution=OFFICE)
    assert "operating" in budget.table("expenditure").columns
    assert "special_account" in budget.table("income").columns


def test_cost_is_a_target_only_where_it_is_printed_exactly(budget):
    costs = {
        i.project: i.value
        for i in budget.table("project_performance").indicators
        if i.level1 == "成本指标" and i.measure != "%"
    }
    assert costs == {FUND.project: "8.00"}
    assert FEES.project in {i.project for i in budget.table("project_performance").indicators}


@pytest.mark.parametrize("key", ["whole_performance", "project_performance"])
def test_weights_of_targets_add_up_to_ninety(budget, key):
    weights: dict[str, int] = {}
    for indicator in budget.table(key).indicators:
        weights[indicator.project] = weights.get(indicator.project, 0) + int(indicator.weight)
    assert set(weights.values()) == {90}


def test_running_costs_mean_that_there_is_a_vehicle(budget):
    assert budget.statement.vehicles.total == 1
    assert publish([SALARY], year=2024, institution=OFFICE).statement.vehicles.total == 0
    purchase = Entry.of("2060701", "31013", 200_000)
    assert publish([purchase], year=2024, institution=OFFICE).statement.vehicles.planned_purchases == 2


def test_the_prose_compares_with_last_year():
    before = [attrs.evolve(SALARY, fen=SALARY.fen - 1), attrs.evolve(CAR, fen=CAR.fen * 2), FUND]
    prose = publish(LEDGER, year=2024, institution=OFFICE, last_year=before).statement
    changes = {c.indicator: (c.change, bool(c.reason)) for c in prose.claims if c.year == 2024}
    assert changes["personnel"] == ("持平", False)
    assert changes["three_public.vehicle_running"] == ("减少", True)
    assert changes["project"] == ("增加", True)
    assert prose.claim("three_public.vehicle_running", 2023).cell.text == "14.00"


def test_an_institution_without_nature_states_no_operating_costs():
    budget = publish([CAR], year=2024, institution=Institution("某中心"))
    assert budget.operating() is None


def test_an_entry_without_institution_is_of_the_first_unit():
    second = Institution("渠县科技普及服务中心", "214002", InstitutionNature.PUBLIC_INSTITUTION)
    both = attrs.evolve(DEPARTMENT, units=(OFFICE, second))
    ledger = [SALARY, attrs.evolve(CAR, institution="214002"), attrs.evolve(CAR, institution=second.name)]
    table = publish(ledger, year=2024, institution=both).table("expenditure")
    printed = {line.institution: line.cell("total").text for line in table.role(Role.INSTITUTION)}
    assert printed == {"214001": "43.91", "214002": "6.00"}
    assert table.total.cell("total").text == "49.91"


def test_the_shanghai_form_counts_in_yuan_and_three_public_in_wan():
    budget = publish(LEDGER, year=2024, institution=OFFICE, profile="shanghai")
    assert len(budget.tables) == 9
    assert {t.unit for t in budget.tables if t.kind.key != "three_public"} == {Unit.YUAN}
    assert budget.table("three_public").total.cell("total").text == "11.00"
    assert budget.statement.claim("three_public", 2024).cell.text == "11.00"
    assert [line.key for line in budget.table("balance").lines if line.role is Role.SUM] == [
        "income.appropriation",
        "income_total",
        "expenditure_total",
    ]


def test_money_is_taken_as_exact_fen():
    assert Entry.of("2060701", "30101", Money("439100.01", CNY)).fen == 43_910_001
    assert Entry.of("2060701", "30101", 7).amount == Money(7, CNY)


@pytest.mark.parametrize("amount", [0, -1, True, 1.5, Money("0.001", CNY), Money(1, USD), "12"])
def test_amounts_that_are_not_positive_whole_fen_are_refused(amount):
    with pytest.raises(InvalidAmount, match="2060701 30101"):
        Entry.of("2060701", "30101", amount)


@pytest.mark.parametrize("fen", [0, -5, True, 1.0])
def test_fen_that_are_not_positive_whole_numbers_are_refused(fen):
    with pytest.raises(InvalidAmount):
        Entry("2060701", "30101", fen)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"function": "20607"}, "seven digits"),
        ({"function": "3060701"}, "seven digits"),
        ({"economic": "301"}, "five digits"),
        ({"economic": "50101"}, "five digits"),
        ({"nature": Nature.PROJECT}, "name of a project"),
        ({"project": "某项目"}, "name of a project"),
        ({"nature": Nature.PROJECT, "project": "某项目", "personnel": True}, "only basic"),
        ({"nature": Nature.SUBSIDY_DOWN}, "not paid from appropriation"),
        ({"fund": Fund.SOCIAL_INSURANCE}, "outside"),
        ({"fund": Fund.UNIT_FUNDS}, "does not bring in unit_funds"),
        ({"fund": Fund.UNIT_FUNDS, "income": "income.general_public"}, "does not bring in"),
        ({"income": "income.business"}, "does not bring in"),
    ],
)
def test_entries_that_contradict_themselves_are_refused(changes, problem):
    with pytest.raises(InvalidEntry, match=problem):
        attrs.evolve(SALARY, **changes)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"function": "2060798"}, "unknown code '2060798'"),
        ({"economic": "30298"}, "unknown code '30298'"),
        ({"function": "2300601"}, "no department"),
        ({"function": "2120899"}, "from government_fund, not from general_public"),
        ({"function": "2230101"}, "from state_capital, not from general_public"),
        ({"fund": Fund.STATE_CAPITAL}, "from general_public, not from state_capital"),
        ({"institution": "215"}, "unknown institution '215'"),
    ],
)
def test_the_entry_at_fault_is_named(changes, problem):
    wrong = attrs.evolve(SALARY, **changes)
    with pytest.raises(InvalidEntry, match=rf"^entry 2 \({wrong.function} {wrong.economic}\): .*{problem}"):
        publish([CAR, wrong], year=2024, institution=DEPARTMENT)


def test_an_unknown_code_is_the_cause():
    with pytest.raises(InvalidEntry, match="near: 2060799") as caught:
        publish([attrs.evolve(SALARY, function="2060798")], year=2024, institution=OFFICE)
    assert isinstance(caught.value.__cause__, UnknownCode)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - just pickled


def test_a_code_of_another_year_is_refused():
    paid = Entry.of("2130599", "30201", 5)
    assert publish([paid], year=2024, institution=OFFICE)
    with pytest.raises(InvalidEntry, match="unknown code '2240101'"):
        publish([Entry.of("2240101", "30201", 5)], year=2018, institution=OFFICE)


def test_a_project_is_of_one_fund():
    other = attrs.evolve(FEES, project=FUND.project)
    with pytest.raises(InvalidEntry, match="one unit and one fund"):
        publish([FUND, other], year=2024, institution=OFFICE)


def test_a_form_refuses_what_it_cannot_print():
    subsidy = Entry.of("2060701", "30201", 5, fund=Fund.UNIT_FUNDS, income="income.superior_subsidy")
    with pytest.raises(InvalidEntry, match="the form shanghai has no line"):
        publish([subsidy], year=2024, institution=OFFICE, profile="shanghai")
    paid = {"income": "income.business", "nature": Nature.SUBSIDY_DOWN}
    with pytest.raises(InvalidEntry, match="the form shanghai has no column"):
        publish([attrs.evolve(subsidy, **paid)], year=2024, institution=OFFICE, profile="shanghai")


def test_year_and_form_must_exist():
    with pytest.raises(UnknownYear):
        publish([SALARY], year=2017, institution=OFFICE)
    with pytest.raises(UnrecognisedTable, match="unknown"):
        publish([SALARY], year=2024, institution=OFFICE, profile="atlantis")


def test_an_empty_ledger_prints_empty_tables():
    budget = publish([], year=2024, institution=OFFICE)
    cells = [c for t in budget.tables for line in t.lines for c in line.cells]
    assert cells == []
