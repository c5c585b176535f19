# ruff: noqa: S101 - assert is how pytest works
"""Tests of somebody else's project, with budgets drawn by ``gov_budget.strategies``.

    pip install 'gov-budget[strategies]' pytest
    python -m pytest examples/06_test_with_strategies.py

The project under test sorts the expenditure of a budget by class, for a chart, and wants to say
whether the chart is drawn from sound figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

import gov_budget as gb
from gov_budget import strategies
from gov_budget.model import Address
from gov_budget.money import Interval

if TYPE_CHECKING:
    from gov_budget.strategies import Broken

YEAR = 2024


# -- the project ------------------------------------------------------------------------------


def by_class(budget: gb.DepartmentBudget) -> dict[str, list[gb.Figure]]:
    """Return the printed amounts of the expenditure table by functional class."""
    table = budget.table("expenditure")
    found: dict[str, list[gb.Figure]] = {}
    for line in (table.lines[i] for i in table.leaves):
        figure = line.figure("total")
        if figure:
            found.setdefault(line.code[:3], []).append(figure)
    return found


def is_sound(budget: gb.DepartmentBudget) -> bool:
    """Whether the rows can add up to the total that is printed, given how figures are rounded."""
    total = budget.table("expenditure").total.figure("total")
    parts = [figure.interval for figures in by_class(budget).values() for figure in figures]
    return (total.interval if total else Interval.exact(0)).meets(Interval.sum(parts))


def differences(old: gb.DepartmentBudget, new: gb.DepartmentBudget) -> list[tuple[Address, str, str]]:
    """Return where two versions with the same rows print different amounts: place, old, new."""
    places = [
        Address(n, i, column)
        for n, table in enumerate(old.tables)
        for i, line in enumerate(table.lines)
        for column in line.columns
    ]
    texts = [(place, old.cell(place).text, new.cell(place).text) for place in places]
    return [(place, was, now) for place, was, now in texts if was != now]


def stated(budget: gb.DepartmentBudget, indicator: str) -> str:
    """Return an amount of the year as the prose of a budget prints it."""
    claim = budget.statement.claim(indicator, budget.year) if budget.statement else None
    return claim.cell.text if claim else ""


# -- its tests --------------------------------------------------------------------------------


@settings(deadline=None, max_examples=50)
@given(strategies.reconciling_budgets(year=YEAR))
def test_no_false_alarm(budget: gb.DepartmentBudget) -> None:
    """Budgets printed from exact entries are sound, however rounding falls."""
    assert is_sound(budget)


@settings(deadline=None, max_examples=50)
@given(strategies.reconciling_budgets(year=YEAR))
def test_every_class_is_of_the_edition(budget: gb.DepartmentBudget) -> None:
    """Codes come from the year's edition, so every class has a name for the legend."""
    assert all(gb.lookup(code, YEAR).name for code in by_class(budget))


@settings(deadline=None, max_examples=50)
@given(strategies.broken_budgets(strategies.reconciling_budgets(year=YEAR)))
def test_the_wrong_figure_is_pointed_at(broken: Broken) -> None:
    """One figure was changed, and the comparison of the versions names it and nothing else."""
    assert differences(broken.original, broken.budget) == [(broken.address, broken.old, broken.new)]


@settings(deadline=None, max_examples=20)
@given(strategies.reconciling_budgets(year=YEAR, prose=True))
def test_the_prose_states_what_the_balance_prints(budget: gb.DepartmentBudget) -> None:
    """Texts differ in wording and punctuation; the total is found in each of them."""
    printed = budget.table("balance").line("income_total").figure("amount")
    assert printed
    assert gb.Figure.read(stated(budget, "balance_total"), printed.unit).fen == printed.fen
