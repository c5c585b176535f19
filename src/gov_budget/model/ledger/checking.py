"""Whether a ledger can stand in the budget of a year on a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget import codes
from gov_budget.errors import InvalidEntry, UnknownCode
from gov_budget.fiscal import Fund, fiscal_year
from gov_budget.model.ledger.books import ABSENT_CLASSES

if TYPE_CHECKING:
    from gov_budget.model.institution import Institution
    from gov_budget.model.ledger.books import Books
    from gov_budget.model.ledger.entry import Entry

__all__ = ["check", "check_codes", "code_problem"]


def check(books: Books) -> None:
    """Refuse the first entry that cannot be printed.

    Raises:
        UnknownYear: there is no edition for the year.
        InvalidEntry: the number and the codes of the entry at fault are named.
    """
    fiscal_year(books.year)
    owners: dict[str, tuple[Institution | None, Fund]] = {}
    for n, entry in enumerate(books.entries, 1):
        where = f"{n} ({entry.label})"
        check_codes(entry, books.year, where)
        problem = _form_problem(entry, books) or _owner_problem(entry, books, owners)
        if problem:
            raise InvalidEntry(where, problem)


def check_codes(entry: Entry, year: int, where: str) -> None:
    """Refuse codes that are not in force, or that the fund of the entry does not pay for.

    Raises:
        InvalidEntry: the code is named, ``where`` the entry stands.
    """
    try:
        codes.catalogue(year, codes.Scheme.FUNCTION).find(entry.function)
        codes.catalogue(year, codes.Scheme.ECONOMIC_DEPARTMENT).find(entry.economic)
    except UnknownCode as error:
        raise InvalidEntry(where, str(error)) from error
    problem = code_problem(entry.function, entry.fund, year)
    if problem:
        raise InvalidEntry(where, problem)


def code_problem(function: str, fund: Fund, year: int) -> str:
    """Return why a fund does not pay for an item in a year; empty when it does."""
    if function.startswith(ABSENT_CLASSES):
        return "no department spends in this class"
    due = codes.fund_of(function, year)
    paid = fund if fund.is_appropriation else Fund.GENERAL_PUBLIC
    return "" if due is paid else f"{function} is spent from {due.value}, not from {fund.value}"


def _form_problem(entry: Entry, books: Books) -> str:
    if entry.source not in books.form.sheet("balance").lines:
        return f"the form {books.form.name} has no line {entry.source}"
    if entry.nature.value not in books.form.sheet("expenditure").columns:
        return f"the form {books.form.name} has no column {entry.nature.value}"
    if books.unit_of(entry) is None:
        return f"unknown institution {entry.institution!r}"
    return ""


def _owner_problem(entry: Entry, books: Books, owners: dict[str, tuple[Institution | None, Fund]]) -> str:
    if not entry.project:
        return ""
    owner = (books.unit_of(entry), entry.fund)
    same = owners.setdefault(entry.project, owner) == owner
    return "" if same else "a project is of one unit and one fund (rules K13)"
