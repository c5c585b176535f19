"""What is published from a ledger, against sums taken from the entries with Decimal alone."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_budget.fiscal import Fund, Nature
from gov_budget.model import Institution, InstitutionNature, Role
from gov_budget.model.ledger import Entry, publish
from gov_budget.money import Interval, Unit
from gov_budget.strategies import entries

SICHUAN, SHANGHAI = "sichuan", "shanghai"
COUNTS = [(Unit.WAN, 2), (Unit.WAN, 0), (Unit.WAN, 4), (Unit.YUAN, 0), (Unit.YUAN, 2), (Unit.YI, 4)]
UNITS = (Institution("甲局", "301001"), Institution("乙中心", "301002", InstitutionNature.PUBLIC_INSTITUTION))
DEPARTMENT = Institution("甲局", "301", InstitutionNature.ADMINISTRATIVE, UNITS)
FUND_TABLES = {
    "general_public": Fund.GENERAL_PUBLIC,
    "government_fund": Fund.GOVERNMENT_FUND,
    "state_capital": Fund.STATE_CAPITAL,
}
THREE_PUBLIC = {
    "overseas": ["30212"],
    "vehicle_purchase": ["31013", "30913"],
    "vehicle_running": ["30231"],
    "vehicles": ["31013", "30913", "30231"],
    "reception": ["30217"],
    "total": ["30212", "31013", "30913", "30231", "30217"],
}


@st.composite
def ledgers(draw, profile=SICHUAN, most=8):
    """Draw entries of 2024, spread over two units, and a unit and places to print them in."""
    drawn = draw(st.lists(entries(2024, profile=profile), min_size=1, max_size=most))
    codes = st.sampled_from([unit.code for unit in UNITS])
    ledger = []
    for entry in drawn:
        unit = draw(codes)
        project = f"{entry.project}-{unit}" if entry.project else ""
        ledger.append(attrs.evolve(entry, institution=unit, project=project))
    return ledger, draw(st.sampled_from(COUNTS))


def published(drawn, profile=SICHUAN):
    ledger, (unit, places) = drawn
    return publish(ledger, year=2024, institution=DEPARTMENT, unit=unit, places=places, profile=profile)


def shown(fen, unit, places):
    """Return what is printed for an exact sum; nothing at all for nothing at all."""
    if not fen:
        return ""
    counted = Decimal(fen).scaleb(-unit.decimals)
    return f"{counted.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"


def total_of(drawn, wanted):
    ledger, (unit, places) = drawn
    return shown(sum(entry.fen for entry in ledger if wanted(entry)), unit, places)


def text(budget, kind, line, column, institution=None):
    return budget.table(kind).line(line, institution).cell(column).text


def basic_gp(entry):
    return entry.fund is Fund.GENERAL_PUBLIC and entry.nature is Nature.BASIC


@settings(deadline=None)
@given(ledgers())
def test_totals_of_all_money_are_exact_sums_rounded_once(drawn):
    budget = published(drawn)
    everything = total_of(drawn, lambda _: True)
    for kind, line, column in [
        ("balance", "income", "amount"),
        ("balance", "income_total", "amount"),
        ("balance", "expenditure", "amount"),
        ("balance", "expenditure_total", "amount"),
        ("income", "total", "total"),
        ("expenditure", "total", "total"),
    ]:
        assert text(budget, kind, line, column) == everything
    for nature in Nature:
        if nature.value in budget.table("expenditure").columns:
            due = total_of(drawn, lambda e, nature=nature: e.nature is nature)
            assert text(budget, "expenditure", "total", nature.value) == due


@settings(deadline=None)
@given(ledgers())
def test_totals_of_each_fund_are_exact_sums_rounded_once(drawn):
    budget = published(drawn)
    for kind, fund in FUND_TABLES.items():
        due = total_of(drawn, lambda e, fund=fund: e.fund is fund)
        assert text(budget, kind, "total", "total") == due
        assert text(budget, "balance", f"income.{fund.value}", "amount") == due
        assert text(budget, "appropriation_balance", f"income.{fund.value}", "amount") == due
        assert text(budget, "appropriation_balance", "expenditure", fund.value) == due
        assert text(budget, "appropriation_by_economic", "total", fund.value) == due
        assert text(budget, "income", "total", fund.value) == due
        for nature in (Nature.BASIC, Nature.PROJECT):
            part = total_of(drawn, lambda e, f=fund, n=nature: (e.fund, e.nature) == (f, n))
            assert text(budget, "appropriation_by_economic", "total", f"{fund.value}_{nature.value}") == part


@settings(deadline=None)
@given(ledgers())
def test_basic_expenditure_divides_into_personnel_and_public_use(drawn):
    budget = published(drawn)
    due = total_of(drawn, basic_gp)
    personnel = total_of(drawn, lambda e: basic_gp(e) and e.is_personnel)
    public_use = total_of(drawn, lambda e: basic_gp(e) and not e.is_personnel)
    printed = [text(budget, "general_public_basic", "total", c) for c in ("total", "personnel", "public_use")]
    assert printed == [due, personnel, public_use]
    assert text(budget, "appropriation_by_economic", "total", "general_public_basic") == due


@settings(deadline=None)
@given(ledgers())
def test_rows_of_subjects_are_exact_sums_of_their_unit(drawn):
    ledger, _ = drawn
    budget = published(drawn)
    for code, unit in {(e.function, e.institution) for e in ledger}:
        due = total_of(drawn, lambda e, key=(code, unit): (e.function, e.institution) == key)
        assert text(budget, "expenditure", code, "total", unit) == due
    for code, unit in {(e.economic, e.institution) for e in ledger if e.fund.is_appropriation}:
        for depth in (3, 5):
            key = (code[:depth], unit)
            due = total_of(
                drawn,
                lambda e, k=key, d=depth: e.fund.is_appropriation and (e.economic[:d], e.institution) == k,
            )
            assert text(budget, "appropriation_by_economic", code[:depth], "total", unit) == due


@settings(deadline=None)
@given(ledgers())
def test_three_public_counts_its_codes_in_the_fund_of_each_table(drawn):
    budget = published(drawn)
    funds = {"three_public": Fund.GENERAL_PUBLIC, "government_fund_three_public": Fund.GOVERNMENT_FUND}
    for kind, fund in funds.items():
        for column, codes in THREE_PUBLIC.items():
            due = total_of(drawn, lambda e, f=fund, c=codes: e.fund is f and e.economic in c)
            assert text(budget, kind, "total", column) == due


@settings(deadline=None)
@given(ledgers())
def test_projects_are_exact_sums_by_name(drawn):
    ledger, _ = drawn
    budget = published(drawn)
    due = {
        name: total_of(drawn, lambda e, name=name: e.project == name)
        for name in {e.project for e in ledger if e.project}
    }
    lines = budget.table("project_performance").role(Role.PROJECT)
    assert {line.name: line.cell("amount").text for line in lines} == due
    assert text(budget, "project_performance", "total", "amount") == total_of(drawn, lambda e: e.project)
    of_gp = {e.project for e in ledger if e.project and e.fund is Fund.GENERAL_PUBLIC}
    assert {line.name for line in budget.table("general_public_projects").role(Role.PROJECT)} == of_gp


@settings(deadline=None)
@given(ledgers())
def test_the_whole_performance_form_is_exact_to_the_fen(drawn):
    ledger, _ = drawn
    total = published(drawn).table("whole_performance").lines[0]
    basic = sum(e.fen for e in ledger if e.nature is Nature.BASIC)
    spent = sum(e.fen for e in ledger)
    expected = [shown(fen, Unit.YUAN, 2) for fen in (spent, basic, spent - basic)]
    assert [total.cell(column).text for column in ("total", "basic", "project")] == expected


@settings(deadline=None)
@given(ledgers())
def test_the_prose_states_what_the_tables_print(drawn):
    budget = published(drawn)
    unit, places = drawn[1]
    zero = f"{Decimal(0).quantize(Decimal(1).scaleb(-places)):f}"
    of_tables = {
        "income_total": ("balance", "income_total", "amount"),
        "basic": ("expenditure", "total", "basic"),
        "project": ("expenditure", "total", "project"),
        "general_public": ("general_public", "total", "total"),
        "general_public_basic": ("general_public_basic", "total", "total"),
        "personnel": ("general_public_basic", "total", "personnel"),
        "public_use": ("general_public_basic", "total", "public_use"),
        "government_fund": ("government_fund", "total", "total"),
        "state_capital": ("state_capital", "total", "total"),
    }
    for indicator, place in of_tables.items():
        claim = budget.statement.claim(indicator, 2024)
        assert claim.cell.text == (text(budget, *place) or zero)
        assert claim.cell.figure.unit is unit
    codes = set(THREE_PUBLIC["total"])
    counted = (Fund.GENERAL_PUBLIC, Fund.GOVERNMENT_FUND)
    due = total_of(drawn, lambda e: e.fund in counted and e.economic in codes)
    assert budget.statement.claim("three_public", 2024).cell.text == (due or zero)


@settings(deadline=None)
@given(ledgers())
def test_operating_is_public_use_of_the_administrative_unit_alone(drawn):
    ledger, (unit, places) = drawn
    claim = published(drawn).statement.claim("operating", 2024)
    mine = [e for e in ledger if e.institution == UNITS[0].code]
    if not mine:
        assert claim is None
        return
    due = sum(e.fen for e in mine if basic_gp(e) and not e.is_personnel)
    assert Decimal(claim.cell.text) == Decimal(shown(due, unit, places) or 0)


@settings(deadline=None)
@pytest.mark.parametrize("profile", [SICHUAN, SHANGHAI])
@given(data=st.data())
def test_every_row_and_column_agrees_within_rounding(profile, data):
    budget = published(data.draw(ledgers(profile)), profile)
    for table in budget.tables:
        for i, below in table.children.items():
            for column in table.columns:
                parts = [table.lines[j].figure(column) for j in below]
                assert agree(table.lines[i].figure(column), parts), (table.kind.key, table.lines[i], column)


def agree(total, parts):
    summed = Interval.sum(part.interval for part in parts if part)
    return total.interval.meets(summed) if total else not any(parts)


@settings(deadline=None)
@pytest.mark.parametrize("profile", [SICHUAN, SHANGHAI])
@given(data=st.data())
def test_columns_add_up_within_rounding_as_the_kind_declares(profile, data):
    budget = published(data.draw(ledgers(profile)), profile)
    for table in budget.tables:
        for column in table.kind.columns:
            for alternative in column.parts:
                parts = [key for key in alternative if key in table.columns]
                if column.key in table.columns and parts:
                    for line in table.lines:
                        assert agree(line.figure(column.key), [line.figure(key) for key in parts])


@settings(deadline=None)
@given(ledgers(SHANGHAI))
def test_parent_rows_of_the_shanghai_form_are_exact_sums(drawn):
    ledger, _ = drawn
    budget = published(drawn, SHANGHAI)
    for code in {e.function[:depth] for e in ledger for depth in (3, 5, 7)}:
        due = total_of(drawn, lambda e, code=code: e.function.startswith(code))
        assert text(budget, "expenditure", code, "total") == due
        assert text(budget, "income", code, "total") == due
    assert budget.table("expenditure").lines[-1].role is Role.TOTAL


@settings(deadline=None)
@given(ledgers())
def test_the_order_of_entries_does_not_change_an_amount(drawn):
    ledger, count = drawn
    budget, other = published(drawn), published((ledger[::-1], count))
    assert [sorted_cells(table) for table in budget.tables] == [sorted_cells(table) for table in other.tables]


def sorted_cells(table):
    return Counter((line.role, line.code, line.name, line.institution, line.cells) for line in table.lines)


@settings(deadline=None)
@given(ledgers())
def test_splitting_an_entry_changes_nothing_that_is_printed(drawn):
    ledger, count = drawn
    first = max(ledger, key=lambda e: e.fen)
    if first.fen < 2:
        return
    halves = [attrs.evolve(first, fen=first.fen // 2), attrs.evolve(first, fen=first.fen - first.fen // 2)]
    at = ledger.index(first)
    assert published((ledger[:at] + halves + ledger[at + 1 :], count)) == published(drawn)


def test_halves_of_the_last_place_are_rounded_up_once():
    # three times 0.005 万元: each row rounds up, the total does not follow the rows
    ledger = [Entry(code, "30201", 5_000) for code in ("2060701", "2080501", "2130101")]
    table = publish(ledger, year=2024, institution=UNITS[0]).table("expenditure")
    assert [line.cell("total").text for line in table.role(Role.SUBJECT)] == ["0.01", "0.01", "0.01"]
    assert table.total.cell("total").text == "0.02"
