"""A final account from exact entries: sum first, then print every figure once.

As with :func:`gov_budget.model.ledger.publish`, every printed figure is the half-up rounding of an
exact sum, so that what is settled this way agrees with itself in every table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import Stage
from gov_budget.model.document import DepartmentBudget
from gov_budget.model.ledger.accounts.balances import all_funds, appropriation
from gov_budget.model.ledger.accounts.coded import by_economic, by_function, flows, three_public
from gov_budget.model.ledger.accounts.holding import Holding
from gov_budget.model.ledger.accounts.settled import Settled, check
from gov_budget.model.ledger.accounts.text import print_claims
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.forms import form
from gov_budget.model.ledger.press import Press
from gov_budget.money import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.model.institution import Institution
    from gov_budget.model.ledger.entry import Entry
    from gov_budget.model.table import Table

__all__ = ["Holding", "Settled", "print_account", "settle", "settled_of"]


def settle(  # noqa: PLR0913 - what a title page and a page setting say
    entries: Iterable[Entry],
    *,
    year: int,
    institution: Institution,
    holdings: Iterable[Holding] = (),
    budgeted: Iterable[Entry] = (),
    unit: Unit = Unit.WAN,
    places: int = 2,
) -> DepartmentBudget:
    """Print what was spent as a department's final account: 公开01表 to 公开09表.

    ``entries`` are what was spent, ``holdings`` what items began and ended the year with, and
    ``budgeted`` the entries of the budget, which “三公”经费 is printed beside.  An item received
    what it spent, and what it kept and distributed beyond what it had.  人员经费 is by class (301, 303),
    as the form has it, whatever an entry says.

    Raises:
        UnknownYear: there is no edition for the year.
        InvalidEntry: an entry or a holding cannot stand in this year's account; it is named.

    >>> from gov_budget.model import Institution
    >>> from gov_budget.model.ledger import Entry
    >>> spent = [Entry.of("2010601", "30101", 1_000_000)]
    >>> kept = [Holding("2010601", opening=50_000_00, closing=20_000_00)]
    >>> account = settle(spent, year=2024, institution=Institution("某局"), holdings=kept)
    >>> balance = account.table("account_balance")
    >>> [balance.line(key).cell("amount").text for key in ("income", "carry_over", "expenditure_total")]
    ['97.00', '5.00', '102.00']
    """
    year_over = settled_of(entries, year, institution, holdings, budgeted)
    return print_account(year_over, Press(unit, places))


def settled_of(
    entries: Iterable[Entry],
    year: int,
    institution: Institution,
    holdings: Iterable[Holding] = (),
    budgeted: Iterable[Entry] = (),
) -> Settled:
    """Gather a year that is over, not yet printed; see :func:`settle`."""
    by_class = tuple(attrs.evolve(entry, personnel=None) for entry in entries)
    books = Books(by_class, year, institution, form("sichuan"))
    return Settled(books, tuple(holdings), tuple(budgeted))


def print_account(settled: Settled, press: Press) -> DepartmentBudget:
    """Print a year that is over; see :func:`settle`.

    Raises:
        UnknownYear, InvalidEntry: as :func:`settle`.
    """
    check(settled)
    year, institution = settled.books.year, settled.books.institution
    return DepartmentBudget(
        year=year,
        institution=institution,
        tables=tuple(_tables(settled, press)),
        statement=print_claims(settled, press),
        title=f"{institution.name}{year}年度部门决算",
        stage=Stage.FINAL_ACCOUNT,
        profile="accounts",
    )


def _tables(settled: Settled, press: Press) -> list[Table]:
    return [
        all_funds(settled, press),
        by_function("account_income", settled, press),
        by_function("account_expenditure", settled, press),
        appropriation(settled, press),
        by_function("account_general_public", settled, press),
        by_economic(settled, press),
        three_public(settled, press),
        flows("account_government_fund", settled, press),
        flows("account_state_capital", settled, press),
    ]
