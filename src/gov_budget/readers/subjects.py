"""Evidence between tables, subject by subject.

A subject that a table does not print is nothing there only where the printed ones add up to the
total, and only as far as rounding cannot hide it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes import three_public_codes
from gov_budget.model import Role
from gov_budget.readers.constraints import System
from gov_budget.readers.counting import counted_under, rows_by_code, system_of, terms_of, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.readers.counting import Counted
    from gov_budget.readers.sheets import Sheet, Sheets

__all__ = ["between_subjects"]

_FUND_TABLES = ("general_public", "government_fund", "state_capital")
_THREE_PUBLIC = {"general_public": "three_public", "government_fund": "government_fund_three_public"}


def between_subjects(sheets: Sheets) -> Iterator[System]:
    """Return what the subjects of one table say about those of another."""
    yield from _basic_by_economic(sheets)
    yield from _three_public(sheets)
    yield from _classes_by_fund(sheets)
    yield from _expenditure_by_function(sheets)


def _basic_by_economic(sheets: Sheets) -> Iterator[System]:
    """基本支出 of the general public budget stands in two tables by economic subject."""
    all_funds, basic = sheets.get("appropriation_by_economic"), sheets.get("general_public_basic")
    if all_funds is None or basic is None or "general_public_basic" not in all_funds.columns:
        return
    printed = rows_by_code(basic)
    for key, rows in rows_by_code(all_funds).items():
        left = terms_of(rows, "general_public_basic")
        if key in printed:
            yield System(((*left, *terms_of(printed[key], "total", -1)),))
        elif not key[1] and (counted := counted_under(basic, key[0], "total")):
            yield system_of((left, counted))


def _three_public(sheets: Sheets) -> Iterator[System]:
    """An item of “三公”经费 is its economic subjects, fund by fund."""
    economic = sheets.get("appropriation_by_economic")
    for fund, kind in _THREE_PUBLIC.items():
        for item in three_public_codes():
            whole = sheets.term(kind, "total", item.key)
            if whole is None or economic is None or fund not in economic.columns:
                continue
            parts = [counted_under(economic, code, fund) for code in item.codes]
            if all(parts):
                yield system_of(([whole], together(part for part in parts if part)))


def _classes_by_fund(sheets: Sheets) -> Iterator[System]:
    """A class of the appropriation balance is, fund by fund, the subjects of the funds' tables."""
    balance = sheets.get("appropriation_balance")
    tables = {fund: table for fund in _FUND_TABLES if (table := sheets.get(fund))}
    for row in balance.rows(Role.SUBJECT) if balance else ():
        code = balance.draft(row).line.code if balance else ""
        counted = {fund: counted_under(table, code, "total") for fund, table in tables.items()}
        sides = [([(row, fund, 1)], one) for fund, one in counted.items() if one]
        if sides and len(sides) == len(_FUND_TABLES):
            sides.append(([(row, "total", 1)], together(one for one in counted.values() if one)))
        if sides:
            yield system_of(*sides)


def _expenditure_by_function(sheets: Sheets) -> Iterator[System]:
    """A subject of all expenditure is that of the funds; its projects are those of the funds."""
    whole, projects = sheets.get("expenditure"), sheets.get("general_public_projects")
    tables = [table for fund in _FUND_TABLES if (table := sheets.get(fund))]
    if whole is None or not _only_appropriation(sheets, tables):
        return
    for (code, _), rows in rows_by_code(whole).items():
        totals = [counted_under(table, code, "total") for table in tables]
        if not all(totals):
            continue
        sides = [(terms_of(rows, "total"), together(one for one in totals if one))]
        parts = [_projects(projects, code) if projects else None]
        parts += [counted_under(t, code, "project") for t in tables if t.kind.key != "general_public"]
        if all(parts):
            sides.append((terms_of(rows, "project"), together(one for one in parts if one)))
        yield system_of(*sides)


def _only_appropriation(sheets: Sheets, tables: Iterable[Sheet]) -> bool:
    """Whether all expenditure is in the tables of the funds."""
    have = {table.kind.key for table in tables}
    missing = [f"income.{fund}" for fund in _FUND_TABLES if fund not in have]
    others = ("income.special_account", "income.business", "income.superior_subsidy", "income.other",
              "income.remitted_by_affiliates", "income.operating", "carry_over", "fund_balance")  # fmt: skip
    return sheets.is_nothing(others) and all(sheets.is_nothing((label,)) for label in missing)


def _projects(projects: Sheet, code: str) -> Counted | None:
    rows = projects.rows(Role.SUBJECT, code) or projects.rows(Role.PROJECT, code)
    return (terms_of(rows, "amount", -1), projects.missing) if projects.missing is not None else None
