"""A department's ledger printed as a whole and by units: the documents agree, whatever is in it."""

from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_budget.errors import InvalidEntry, UnknownYear
from gov_budget.fiscal import Scope
from gov_budget.money import Unit
from gov_budget.rules import Verdict, reconcile
from gov_budget.strategies.bulk import random_ledger

UNITS = [f"U0{n}" for n in range(1, 7)]


def ledger(seed):
    profile, unit = ("sichuan", "shanghai")[seed % 2], (Unit.WAN, Unit.YUAN)[seed // 2 % 2]
    return random_ledger(Random(seed), profile=profile, unit=unit)  # noqa: S311 - no secret


def documents(books):
    """The document of each unit that spends, as a unit budget."""
    for unit in books.institution.units:
        own = tuple(entry for entry in books.entries if entry.institution == unit.code)
        if own:
            alone = attrs.evolve(
                books, entries=own, last_year=None, institution=attrs.evolve(unit, units=(unit,))
            )
            budget = alone.budget()
            yield attrs.evolve(budget, scope=Scope.UNIT, institution=unit)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_a_department_is_the_sum_of_its_units(seed):
    books = ledger(seed)
    units = tuple(documents(books))
    report = reconcile(books.budget(), rules=UNITS, units=units)
    spending = {unit.institution.name for unit in units}
    assert {f.rule for f in report.broken} <= (
        set() if spending == {unit.name for unit in books.institution.units} else {"U05"}
    )
    assert report.holds


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_last_year_s_figures_are_those_that_were_published(seed):
    books = ledger(seed)
    try:
        before = attrs.evolve(books, entries=books.last_year, last_year=None, year=books.year - 1).budget()
    except (InvalidEntry, UnknownYear):
        return  # a code or a year that last year's edition does not have
    assert not reconcile(books.budget(), rules=["X25"], last_year=before).broken


@pytest.mark.parametrize("seed", [3, 6, 17, 40])
def test_a_department_that_leaves_a_unit_out_is_found_out(seed):
    books = ledger(seed)
    while len({entry.institution for entry in books.entries}) == 1:
        seed += 1
        books = ledger(seed)
    first = books.institution.units[0].code
    short = attrs.evolve(
        books, entries=tuple(e for e in books.entries if e.institution == first), last_year=None
    )
    report = reconcile(short.budget(), rules=["U01"], units=tuple(documents(books)))
    assert report.by_rule["U01"] is Verdict.BROKEN
