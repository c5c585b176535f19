"""Final accounts that reconcile by construction, drafted from whole numbers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR, Fund
from gov_budget.model import Institution, InstitutionNature
from gov_budget.model.ledger import Holding
from gov_budget.model.ledger.accounts import Settled, print_account, settled_of
from gov_budget.model.ledger.press import Press
from gov_budget.money import Unit
from gov_budget.prose import statement_of
from gov_budget.strategies.account_text import sections_of
from gov_budget.strategies.drafting import (
    draft_amount,
    draft_entry,
    draft_institution,
    last_year_of,
    terms_of,
)

if TYPE_CHECKING:
    from random import Random

    from gov_budget.model import DepartmentBudget
    from gov_budget.model.ledger import Entry
    from gov_budget.strategies.drafting import Pick, Terms

__all__ = ["draft_account", "draft_settled", "random_account", "random_written_account"]

MOST_ENTRIES = 12
_CENTRE = Institution("虚拟县科普中心", "214009", InstitutionNature.PUBLIC_INSTITUTION)


def random_account(
    random: Random,
    *,
    year: int | None = None,
    unit: Unit = Unit.WAN,
    places: int = 2,
    size: int | None = None,
) -> DepartmentBudget:
    """Return a final account that reconciles by construction, of ``size`` entries or 1 to 12.

    The same seed gives the same account.

    Raises:
        UnknownYear: there is no edition for the year.

    >>> from random import Random
    >>> random_account(Random(1), year=2024).table("account_balance").line("income").figure("amount").unit
    Unit.WAN
    """
    chosen = random.randint(FIRST_YEAR, LAST_YEAR) if year is None else year
    return draft_account(random.randint, chosen, unit, places, size)


def draft_account(
    pick: Pick, year: int, unit: Unit = Unit.WAN, places: int = 2, size: int | None = None
) -> DepartmentBudget:
    """Draft a final account, with the amounts of its prose but without a text."""
    return print_account(draft_settled(pick, year, unit, places, size), Press(unit, places))


def random_written_account(
    random: Random, *, year: int | None = None, size: int | None = None
) -> DepartmentBudget:
    """Return a final account in 万元 with its prose, which agrees with the tables by construction.

    Raises:
        UnknownYear: there is no edition for the year.
    """
    chosen = random.randint(FIRST_YEAR, LAST_YEAR) if year is None else year
    press = Press(Unit.WAN, 2)
    settled = draft_settled(random.randint, chosen, size=size)
    statement = statement_of(sections_of(settled, press), chosen)
    return attrs.evolve(print_account(settled, press), statement=statement)


def draft_settled(
    pick: Pick, year: int, unit: Unit = Unit.WAN, places: int = 2, size: int | None = None
) -> Settled:
    """Draft a year that is over: what was spent, what items held, and what had been budgeted."""
    institution = _draft_department(pick)
    terms = attrs.evolve(terms_of(year, unit=unit, places=places), institution=institution)
    count = pick(1, MOST_ENTRIES) if size is None else size
    entries = [draft_entry(pick, terms) for _ in range(count)]
    holdings = _draft_holdings(pick, terms, entries)
    return settled_of(entries, year, institution, holdings, last_year_of(entries, pick(50, 150)))


def _draft_department(pick: Pick) -> Institution:
    """A department, now and then with a 事业单位: only that has a surplus of its own (rules F26)."""
    department = draft_institution(pick)
    if pick(0, 1):
        return department
    return attrs.evolve(department, units=(*department.units, _CENTRE))


def _draft_holdings(pick: Pick, terms: Terms, entries: list[Entry]) -> list[Holding]:
    surplus = _CENTRE in terms.institution.units
    spent: dict[tuple[str, str], int] = {}
    for entry in entries:
        key = (entry.function, entry.source)
        spent[key] = spent.get(key, 0) + entry.fen
    return [
        _draft_holding(pick, terms, function, source, fen, surplus=surplus)
        for (function, source), fen in spent.items()
        if pick(0, 2)
    ]


def _draft_holding(  # noqa: PLR0913 - an item, its source and what is known of both
    pick: Pick, terms: Terms, function: str, source: str, spent: int, *, surplus: bool
) -> Holding:
    closing = _some(pick, terms)
    held = Holding(function, source, closing=closing)
    if surplus and held.fund is Fund.UNIT_FUNDS:
        drawn = min(_some(pick, terms), spent)
        held = attrs.evolve(held, drawn=drawn, distributed=_some(pick, terms))
    most = spent + closing + held.distributed - held.drawn
    return attrs.evolve(held, opening=min(_some(pick, terms), most))


def _some(pick: Pick, terms: Terms) -> int:
    """Mostly an amount, else nothing."""
    return draft_amount(pick, terms.quantum) if pick(0, 2) else 0
