"""Strategies for ledgers and for the budgets printed from them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import attrs
from hypothesis import note
from hypothesis import strategies as st

from gov_budget.money import Unit
from gov_budget.strategies.accounts import draft_account
from gov_budget.strategies.classified import years
from gov_budget.strategies.drafting import (
    Terms,
    draft_entry,
    draft_institution,
    draft_last_year,
    last_year_of,
    terms_of,
)
from gov_budget.strategies.ledgers import Ledger
from gov_budget.strategies.misprints import BrokenProse, stated_figures
from gov_budget.strategies.misprints import broken_prose as misprinted
from gov_budget.strategies.slips import Broken, addresses, broken

if TYPE_CHECKING:
    from gov_budget.fiscal import Fund
    from gov_budget.model import DepartmentBudget
    from gov_budget.model.ledger import Entry
    from gov_budget.strategies.drafting import Pick

__all__ = ["broken_budgets", "broken_prose", "entries", "reconciling_accounts", "reconciling_budgets"]

MOST_ENTRIES = 12
MOST_UNITS = 2
MOST_SEEDS = 2**32


def entries(
    year: int | None = None, fund: Fund | None = None, profile: str = "sichuan"
) -> st.SearchStrategy[Entry]:
    """Entries of a ledger; those of one year can be published together.

    Codes are in force in the year and fit the fund; half of the amounts lie at or beside the middle
    between two printed figures.

    Raises:
        UnrecognisedTable: there is no form for the profile.
        InvalidEntry: the form prints no income of the fund.
    """
    if year is None:
        return years().flatmap(lambda one: entries(one, fund, profile))
    return _entries(terms_of(year, profile, fund))


@st.composite
def reconciling_budgets(  # noqa: PLR0913 - what is not given is drawn
    draw: st.DrawFn,
    *,
    year: int | None = None,
    unit: Unit | None = None,
    places: int | None = None,
    profile: str = "sichuan",
    most_entries: int = MOST_ENTRIES,
    most_units: int = MOST_UNITS,
    prose: bool = False,
) -> DepartmentBudget:
    """Budgets in which every printed figure is the rounded exact sum of one ledger.

    They reconcile by construction: a checker that finds anything broken in one is wrong.  The prose
    of some compares with last year.  ``unit`` and ``places`` are the form's own unless given.  With
    ``prose`` they have a text in the customary wordings, whose claims are read from it; without, only
    the amounts that a text would state.

    Raises:
        UnrecognisedTable: there is no form for the profile.
    """
    chosen = draw(years()) if year is None else year
    institution = draft_institution(_pick(draw), most_units)
    terms = attrs.evolve(terms_of(chosen, profile, None, unit, places), institution=institution)
    ledger = draw(st.lists(_entries(terms), min_size=1, max_size=most_entries))
    note(ledger)  # a failing example is understood by its entries
    last_year = _last_year(draw, ledger, compares=prose)
    printed = Ledger(tuple(ledger), last_year, chosen, institution, profile, unit, places)
    if not prose:
        return printed.budget()
    # the words are drawn by a seed: hundreds of draws would leave nothing to the figures
    words = Random(draw(st.integers(0, MOST_SEEDS)))  # noqa: S311 - no secret
    return printed.with_prose(words.randint)


def _last_year(draw: st.DrawFn, ledger: list[Entry], *, compares: bool) -> tuple[Entry, ...] | None:
    """Prose always compares: a text that does not say how the budget changed would break rule D10."""
    if compares:
        return draft_last_year(_pick(draw), ledger)
    percent = draw(st.none() | st.integers(50, 150))
    return None if percent is None else tuple(last_year_of(ledger, percent))


@st.composite
def reconciling_accounts(
    draw: st.DrawFn, *, year: int | None = None, unit: Unit = Unit.WAN, places: int = 2
) -> DepartmentBudget:
    """Final accounts in which every printed figure is the rounded exact sum of one ledger.

    They reconcile by construction, as :func:`reconciling_budgets` do.
    """
    chosen = draw(years()) if year is None else year
    return draft_account(_pick(draw), chosen, unit, places)


@st.composite
def broken_budgets(draw: st.DrawFn, budgets: st.SearchStrategy[DepartmentBudget] | None = None) -> Broken:
    """Budgets with one figure of one table changed by a slip, and what it was before.

    The slips are a shift by a tenth, another digit, two digits swapped, the sign, and a power of
    ten.  ``budgets`` are the sound ones to start from.
    """
    original = draw(budgets if budgets is not None else reconciling_budgets())
    places = addresses(original)
    address = places[draw(st.integers(0, len(places) - 1))]
    return broken(original, address, _pick(draw))


@st.composite
def broken_prose(draw: st.DrawFn, budgets: st.SearchStrategy[DepartmentBudget] | None = None) -> BrokenProse:
    """Budgets with one figure of the prose changed by a slip, and what it was before.

    ``budgets`` are the sound ones to start from; they must have prose.
    """
    original = draw(budgets if budgets is not None else reconciling_budgets(prose=True))
    figures = stated_figures(original)
    return misprinted(original, figures[draw(st.integers(0, len(figures) - 1))], _pick(draw))


@st.composite
def _entries(draw: st.DrawFn, terms: Terms) -> Entry:
    return draft_entry(_pick(draw), terms)


def _pick(draw: st.DrawFn) -> Pick:
    return lambda low, high: draw(st.integers(low, high))
