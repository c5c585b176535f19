"""Evidence between the tables of a final account: what they state twice, and what adds up between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Role
from gov_budget.readers.counting import counted_under, rows_by_code, system_of, terms_of, together
from gov_budget.readers.crossing import same
from gov_budget.readers.spans import NOTHING, meets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.constraints import System
    from gov_budget.readers.counting import Counted
    from gov_budget.readers.sheets import Sheet, Sheets

__all__ = ["between_final_tables"]

_FUNDS = ("general_public", "government_fund", "state_capital")
_MOVES = (("income", "income"), ("carry_over", "opening"))
_NATURES = ("basic", "project")
_BALANCE = "account_appropriation_balance"


def between_final_tables(sheets: Sheets) -> Iterator[System]:
    """Return what the tables of a final account say about each other."""
    yield from _totals(sheets)
    yield from _classes_by_fund(sheets)
    yield from _expenditure_by_function(sheets)


def _totals(sheets: Sheets) -> Iterator[System]:
    income = sheets.get("account_income")
    for column in income.columns if income else ():
        yield from same(
            sheets, (("account_income", "total", column), ("account_balance", f"income.{column}", "amount"))
        )
    yield from same(sheets, (("account_income", "total", "appropriation"), (_BALANCE, "income", "amount")))
    yield from same(
        sheets, (("account_general_public", "total", "basic"), ("account_basic", "total", "total"))
    )
    for fund in _FUNDS:
        table = f"account_{fund}"
        yield from same(sheets, ((_BALANCE, "expenditure", fund), (table, "total", "total")))
        yield from same(sheets, ((_BALANCE, "carry_forward", fund), (table, "total", "closing")))
        for line, column in _MOVES:
            yield from same(sheets, ((_BALANCE, f"{line}.{fund}", "amount"), (table, "total", column)))


def _classes_by_fund(sheets: Sheets) -> Iterator[System]:
    """A class of the appropriation balance is, fund by fund, the subjects of the funds' tables."""
    balance = sheets.get(_BALANCE)
    for row in balance.rows(Role.SUBJECT) if balance else ():
        code = balance.draft(row).line.code if balance else ""
        for fund in _FUNDS:
            table = sheets.get(f"account_{fund}")
            found = counted_under(table, code, "total") if table else None
            if found:
                yield system_of(([(row, fund, 1)], found))


def _expenditure_by_function(sheets: Sheets) -> Iterator[System]:
    """A subject of all expenditure is that of the funds, where they add up to all of it."""
    whole = sheets.get("account_expenditure")
    tables = [table for fund in _FUNDS if (table := sheets.get(f"account_{fund}"))]
    if whole is None or not _is_all(sheets, whole):
        return
    for key, rows in (
        ("total", [whole.by_key["total"]]),
        *((k[0], r) for k, r in rows_by_code(whole).items()),
    ):
        for nature in _NATURES:
            parts = [_counted(table, key, nature) for table in tables]
            if all(parts):
                yield system_of((terms_of(rows, nature), together(part for part in parts if part)))


def _is_all(sheets: Sheets, whole: Sheet) -> bool:
    """Whether nothing was spent but 财政拨款: both totals are the same."""
    balance = sheets.get(_BALANCE)
    if balance is None or "total" not in whole.by_key or "expenditure" not in balance.by_key:
        return False
    return meets(whole.leading([whole.by_key["total"]]), balance.leading([balance.by_key["expenditure"]]))


def _counted(table: Sheet, key: str, nature: str) -> Counted | None:
    if key != "total":
        return counted_under(table, key, nature)
    row = table.by_key.get("total")
    return (terms_of([row], nature, -1), NOTHING) if row is not None else None
