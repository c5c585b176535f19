# ruff: noqa: S311 - seeds are there to get the same numbers again
"""The strategies: what they draw is what they promise."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import gov_budget.strategies as public
from gov_budget.codes import Level, Scheme, catalogue, fund_of
from gov_budget.errors import InvalidEntry, MissingExtra, UnrecognisedTable
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR, Fund, Nature
from gov_budget.model import Institution
from gov_budget.model.ledger import publish
from gov_budget.money import Unit, read_numeral
from gov_budget.strategies import Broken, Slip
from gov_budget.strategies.bulk import random_broken, random_budget
from gov_budget.strategies.slips import addresses, slips

BROAD = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUICK = settings(max_examples=2000, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink])
PAYABLE = [fund for fund in Fund if fund is not Fund.SOCIAL_INSURANCE]


def test_public_names_are_sorted_and_lead_to_what_they_name():
    assert public.__all__ == sorted(public.__all__)
    assert dir(public) == public.__all__
    assert {name: getattr(public, name).__name__ for name in public.__all__} == {n: n for n in public.__all__}
    with pytest.raises(AttributeError, match="nonsense"):
        _ = public.nonsense


@pytest.mark.parametrize(
    "home",
    ["budgets", "bulk", "classified", "customs", "drafting", "ledgers", "misprints", "numerals", "slips"],
)
def test_modules_sort_their_names(home):
    module = import_module(f"gov_budget.strategies.{home}")
    assert module.__all__ == sorted(module.__all__)


def test_without_hypothesis_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "gov_budget.strategies.numerals")
    with pytest.raises(MissingExtra, match=r"hypothesis strategies needs: .*gov-budget\[strategies\]"):
        _ = public.figures


def test_bulk_runs_without_hypothesis():
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from random import Random\n"
        "from gov_budget.strategies import random_broken, random_budget\n"
        "random_broken(Random(1), random_budget(Random(1)))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(public.amounts(100, largest=10_000))
def test_amounts_are_positive_and_bounded(fen):
    assert 1 <= fen <= 10_000


def test_amounts_come_to_the_middle_between_two_figures():
    assert find(public.amounts(), lambda fen: fen % 10_000 == 5_000, settings=QUICK)
    assert find(public.amounts(), lambda fen: fen % 10_000 == 4_999, settings=QUICK)


@given(st.sampled_from(Unit), st.integers(0, 6), st.data())
def test_figures_have_the_unit_and_places_asked_for(unit, places, data):
    figure = data.draw(public.figures(unit, places))
    assert figure.unit is unit
    assert figure.places == min(places, unit.decimals)


@given(st.sampled_from(Scheme), st.integers(FIRST_YEAR, LAST_YEAR), st.data())
def test_subjects_are_in_force(scheme, year, data):
    subject = data.draw(public.subjects(scheme, year))
    assert catalogue(year, scheme)[subject.code] == subject


@given(public.codes(Scheme.FUNCTION, 2024, Level.ITEM))
def test_codes_are_of_the_level_asked_for(code):
    assert len(code) == 7
    assert code in catalogue(2024, Scheme.FUNCTION)


@given(st.sampled_from(PAYABLE), st.data())
def test_entries_are_of_the_fund_asked_for(fund, data):
    entry = data.draw(public.entries(2024, fund))
    assert entry.fund is fund
    assert fund_of(entry.function, 2024) is (fund if fund.is_appropriation else Fund.GENERAL_PUBLIC)


@BROAD
@given(st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from(["sichuan", "shanghai"]), st.data())
def test_any_entries_of_a_year_can_be_published_together(year, profile, data):
    ledger = data.draw(st.lists(public.entries(year, profile=profile), max_size=6))
    office = Institution("某局", "214001")
    assert publish(ledger, year=year, institution=office, profile=profile).profile == profile


def test_entries_cover_what_a_budget_can_hold():
    for fund in PAYABLE:
        assert find(public.entries(2024), lambda e, fund=fund: e.fund is fund, settings=QUICK)
    for nature in Nature:
        assert find(public.entries(2024), lambda e, nature=nature: e.nature is nature, settings=QUICK)
    for code in ("30212", "30217", "30231", "31013", "30913", "30108", "30113"):
        assert find(public.entries(2024), lambda e, code=code: e.economic == code, settings=QUICK)


def test_entries_shrink_to_a_plain_one():
    least = find(public.entries(2024), lambda _: True, settings=QUICK)
    assert (least.fund, least.nature, least.fen, least.personnel) == (
        Fund.GENERAL_PUBLIC,
        Nature.BASIC,
        1,
        None,
    )


def test_budgets_shrink_to_one_entry():
    def has_a_project(budget):
        return bool(budget.table("project_performance").indicators)

    least = find(public.reconciling_budgets(year=2024), has_a_project, settings=QUICK)
    assert len(least.table("expenditure").lines) == 4
    assert len(least.institution.units) == 1
    assert least.table("expenditure").total.figure("total").fen == 0


def test_a_failing_budget_is_shown_by_its_ledger():
    @settings(QUICK, print_blob=False)
    @given(public.broken_budgets(public.reconciling_budgets(year=2024)))
    def fails(found):
        assert not found.original.table("project_performance").indicators

    with pytest.raises(AssertionError) as caught:
        fails()
    shown = "\n".join(caught.value.__notes__)
    assert "original=<虚拟县科学技术协会2024年部门预算: 14 tables>" in shown
    assert "[Entry(function='2010102'" in shown


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(UnrecognisedTable):
        public.entries(2024, profile="atlantis")
    with pytest.raises(InvalidEntry, match="no income of this fund"):
        public.entries(2024, Fund.SPECIAL_ACCOUNT, "shanghai")


@BROAD
@given(public.reconciling_budgets(year=2023, unit=Unit.YUAN, places=1, most_entries=3, most_units=1))
def test_budgets_are_printed_as_asked_for(budget):
    assert budget.year == 2023
    assert {t.unit for t in budget.tables} == {Unit.YUAN}
    assert budget.table("expenditure").total.figure("total").places == 1
    assert len(budget.institution.units) == 1
    assert 1 <= len(budget.table("expenditure").leaves) <= 3


@BROAD
@given(public.broken_budgets())
def test_broken_budgets_differ_in_one_figure(found):
    check_broken(found)


@BROAD
@given(public.broken_budgets(public.reconciling_budgets(year=2024, profile="shanghai")))
def test_broken_budgets_start_from_the_budgets_given(found):
    assert found.original.profile == "shanghai"
    check_broken(found)


def check_broken(found: Broken):
    was, now = found.original.cell(found.address), found.budget.cell(found.address)
    assert (was.text, now.text) == (found.old, found.new)
    assert was.figure.fen != now.figure.fen
    assert was.figure.places == now.figure.places
    assert found.budget.with_cell(found.address, found.old) == found.original
    changed = [
        (n, i)
        for n, table in enumerate(found.budget.tables)
        for i, line in enumerate(table.lines)
        if line != found.original.tables[n].lines[i]
    ]
    assert changed == [(found.address.table, found.address.line)]


def test_every_slip_is_made():
    seen = {random_broken(Random(n), random_budget(Random(n))).slip for n in range(60)}
    assert seen == set(Slip)


@given(public.figures())
def test_slips_change_the_value_and_keep_the_places(figure):
    possible = slips(figure.text)
    texts = [text for _, text in possible]
    assert len(set(texts)) == len(texts) > 0
    for text in texts:
        wrong, right = read_numeral(text), read_numeral(figure.text)
        assert wrong.digits != right.digits
        assert wrong.places == right.places


def test_slips_of_a_zero_and_of_a_figure():
    assert {text for _, text in slips("0.00")} >= {"0.01", "-0.01", "0.09"}
    printed = dict(reversed([(text, slip) for slip, text in slips("143.09")]))
    assert printed["1430.90"] is Slip.SCALE
    assert printed["14.30"] is Slip.SCALE
    assert printed["-143.09"] is Slip.SIGN
    assert printed["134.09"] is Slip.SWAP
    assert printed["743.09"] is Slip.DIGIT
    assert printed["157.39"] is Slip.SHIFT


@pytest.mark.parametrize("profile", ["sichuan", "shanghai"])
def test_the_same_seed_gives_the_same_budget(profile):
    one = [random_budget(Random(7), profile=profile) for _ in range(2)]
    assert one[0] == one[1]
    assert random_broken(Random(7), one[0]) == random_broken(Random(7), one[1])


def test_bulk_budgets_have_the_size_asked_for():
    budget = random_budget(Random(3), year=2024, size=300, most_units=1)
    assert len(budget.table("expenditure").leaves) > 200
    assert len(addresses(budget)) > 1000
