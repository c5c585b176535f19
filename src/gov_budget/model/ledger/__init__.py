"""A budget from exact entries: sum first, then print every figure once.

What is published this way agrees with itself in every table, because each printed figure is the
half-up rounding of an exact sum of the same entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model.document import DepartmentBudget
from gov_budget.model.ledger.accounts import Holding, settle
from gov_budget.model.ledger.balances import print_balance
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.checking import check
from gov_budget.model.ledger.entry import Entry
from gov_budget.model.ledger.forms import form
from gov_budget.model.ledger.performance import print_project_targets, print_whole_targets
from gov_budget.model.ledger.press import Press
from gov_budget.model.ledger.prose import print_statement
from gov_budget.model.ledger.tables import print_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gov_budget.model.institution import Institution
    from gov_budget.model.ledger.sheets import Sheet
    from gov_budget.model.table import Table
    from gov_budget.money import Unit

__all__ = ["Entry", "Holding", "print_books", "publish", "settle"]


def publish(  # noqa: PLR0913 - what a title page and a page setting say
    entries: Iterable[Entry],
    *,
    year: int,
    institution: Institution,
    unit: Unit | None = None,
    places: int | None = None,
    profile: str = "sichuan",
    last_year: Iterable[Entry] | None = None,
) -> DepartmentBudget:
    """Print a ledger as a department's budget.

    Every sum is taken in whole 分 and printed once in ``unit``, rounded half-up (四舍五入) to
    ``places``; without them the form's own count (万元 and 2 for ``sichuan``, 元 and 0 for
    ``shanghai``).  Money carried over is not part of a ledger: those lines stay blank.  With
    the entries of ``last_year``, whose codes are not checked, the prose compares the years.

    Raises:
        UnknownYear: there is no edition for the year.
        UnrecognisedTable: there is no form of that name.
        InvalidEntry: an entry cannot stand in this year's budget on this form; it is named.

    >>> from gov_budget.model import Institution
    >>> ledger = [Entry.of("2060701", "30101", 1_430_949), Entry.of("2060701", "30201", 36_051)]
    >>> budget = publish(ledger, year=2024, institution=Institution("渠县科学技术协会", "214001"))
    >>> [str(budget.table("expenditure").line(key).figure("basic")) for key in ("total", "2060701")]
    ['146.70', '146.70']
    """
    books = Books(tuple(entries), year, institution, form(profile))
    before = None if last_year is None else Books(tuple(last_year), year - 1, institution, books.form)
    return print_books(books, unit, places, before)


def print_books(
    books: Books, unit: Unit | None = None, places: int | None = None, before: Books | None = None
) -> DepartmentBudget:
    """Print the books of a year on their form, as :func:`publish` does on a form that it knows.

    Raises:
        UnknownYear: there is no edition for the year.
        InvalidEntry: an entry cannot stand in this year's budget on this form; it is named.
    """
    check(books)
    chosen = books.form
    main = Press(unit or chosen.unit, chosen.places if places is None else places)
    prose = Press(chosen.prose_unit, 2) if chosen.prose_unit else main
    return DepartmentBudget(
        year=books.year,
        institution=books.institution,
        tables=tuple([_printed(sheet, books, _press(sheet, main)) for sheet in chosen.sheets]),
        statement=print_statement(books, prose, before),
        title=f"{books.institution.name}{books.year}年部门预算",
        profile=chosen.name,
    )


def _press(sheet: Sheet, main: Press) -> Press:
    return Press(sheet.unit, sheet.places) if sheet.unit else main


def _printed(sheet: Sheet, books: Books, press: Press) -> Table:
    printer = _PRINTERS.get(sheet.kind.key, print_table)
    return printer(sheet, books, press)


_PRINTERS: Mapping[str, Callable[[Sheet, Books, Press], Table]] = {
    "balance": print_balance,
    "appropriation_balance": print_balance,
    "whole_performance": print_whole_targets,
    "project_performance": print_project_targets,
}
