"""Budgets by the thousand from a random number generator, for runs that need no shrinking.

Nothing here needs hypothesis.  The same seed gives the same budget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR
from gov_budget.model.ledger import publish
from gov_budget.strategies.drafting import draft_entry, draft_institution, last_year_of, terms_of
from gov_budget.strategies.slips import Broken, addresses, broken

if TYPE_CHECKING:
    from random import Random

    from gov_budget.model import DepartmentBudget
    from gov_budget.money import Unit

__all__ = ["random_broken", "random_budget"]

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
) -> DepartmentBudget:
    """Return a budget that reconciles by construction, of ``size`` entries or 1 to 12.

    Raises:
        UnknownYear: there is no edition for the year.
        UnrecognisedTable: there is no form for the profile.

    >>> from random import Random
    >>> random_budget(Random(1), year=2024) == random_budget(Random(1), year=2024)
    True
    """
    chosen = random.randint(FIRST_YEAR, LAST_YEAR) if year is None else year
    institution = draft_institution(random.randint, most_units)
    terms = attrs.evolve(terms_of(chosen, profile, None, unit, places), institution=institution)
    count = random.randint(1, MOST_ENTRIES) if size is None else size
    ledger = [draft_entry(random.randint, terms) for _ in range(count)]
    percent = random.randint(50, 150)
    return publish(
        ledger,
        year=chosen,
        institution=institution,
        unit=unit,
        places=places,
        profile=profile,
        last_year=last_year_of(ledger, percent) if percent % 2 else None,
    )


def random_broken(random: Random, original: DepartmentBudget) -> Broken:
    """Return a budget with one figure of one table changed by a slip.

    The budget must print at least one figure, as every published ledger does.
    """
    address = random.choice(addresses(original))
    return broken(original, address, random.randint)
