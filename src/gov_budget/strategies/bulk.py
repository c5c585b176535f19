"""Budgets by the thousand from a random number generator, for runs that need no shrinking.

Nothing here needs hypothesis.  The same seed gives the same budget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR
from gov_budget.strategies.drafting import (
    draft_entry,
    draft_institution,
    draft_last_year,
    last_year_of,
    terms_of,
)
from gov_budget.strategies.ledgers import Ledger
from gov_budget.strategies.misprints import BrokenProse, broken_prose, stated_figures
from gov_budget.strategies.slips import Broken, addresses, broken

if TYPE_CHECKING:
    from random import Random

    from gov_budget.model import DepartmentBudget
    from gov_budget.model.ledger import Entry
    from gov_budget.money import Unit

__all__ = ["random_broken", "random_broken_prose", "random_budget", "random_ledger"]

MOST_ENTRIES = 12


def random_budget(  # noqa: PLR0913 - what is not given is drawn
    random: Random,
    *,
    year: int | None = None,
    unit: Unit | None = None,
    places: int | None = None,
    profile: str = "sichuan",
    size: int | None = None,
    most_units: int = 2,
    prose: bool = False,
) -> DepartmentBudget:
    """Return a budget that reconciles by construction, of ``size`` entries or 1 to 12.

    With ``prose`` it has a text in the customary wordings that agrees with its tables; without, only
    the amounts that a text would state.

    Raises:
        UnknownYear: there is no edition for the year.
        UnrecognisedTable: there is no form for the profile.

    >>> from random import Random
    >>> random_budget(Random(1), year=2024) == random_budget(Random(1), year=2024)
    True
    """
    ledger = _ledger(random, year, unit, places, profile, size, most_units, compares=prose)
    return ledger.with_prose(random.randint) if prose else ledger.budget()


def random_ledger(random: Random, profile: str = "sichuan", unit: Unit | None = None) -> Ledger:
    """Return the ledger that :func:`random_budget` prints, for tests of what it printed."""
    return _ledger(random, None, unit, None, profile, None, 2, compares=True)


def _ledger(  # noqa: PLR0913, PLR0917 - what is not given is drawn
    random: Random, year: int | None, unit: Unit | None, places: int | None, profile: str,
    size: int | None, most_units: int, *, compares: bool,
) -> Ledger:  # fmt: skip
    chosen = random.randint(FIRST_YEAR, LAST_YEAR) if year is None else year
    institution = draft_institution(random.randint, most_units)
    terms = attrs.evolve(terms_of(chosen, profile, None, unit, places), institution=institution)
    count = random.randint(1, MOST_ENTRIES) if size is None else size
    entries = tuple([draft_entry(random.randint, terms) for _ in range(count)])
    last_year = _last_year(random, entries, compares=compares)
    return Ledger(entries, last_year, chosen, institution, profile, unit, places)


def _last_year(random: Random, entries: tuple[Entry, ...], *, compares: bool) -> tuple[Entry, ...] | None:
    if compares:
        return draft_last_year(random.randint, entries)
    percent = random.randint(50, 150)
    return tuple(last_year_of(entries, percent)) if percent % 2 else None


def random_broken(random: Random, original: DepartmentBudget) -> Broken:
    """Return a budget with one figure of one table changed by a slip.

    The budget must print at least one figure, as every published ledger does.
    """
    address = random.choice(addresses(original))
    return broken(original, address, random.randint)


def random_broken_prose(random: Random, original: DepartmentBudget) -> BrokenProse:
    """Return a budget with one figure of its prose changed by a slip.

    The budget must have prose, as ``random_budget(random, prose=True)`` has.
    """
    return broken_prose(original, random.choice(stated_figures(original)), random.randint)
