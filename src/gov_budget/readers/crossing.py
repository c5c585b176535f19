"""Evidence between tables: the same aggregate stated twice, and aggregates that add up.

What the first columns and the labelled lines state is certain; it tells where amounts stand in the
tables that have empty cells.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.readers.constraints import System
from gov_budget.readers.spans import ANYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.readers.constraints import Equation, Term
    from gov_budget.readers.sheets import Sheets

__all__ = ["between_totals", "same"]

_INCOME_LABELS = {
    "carry_over": ("carry_over",),
    "fund_balance": ("fund_balance",),
    "special_account": ("income.special_account",),
    "unit_funds": (
        "income.business", "income.superior_subsidy", "income.remitted_by_affiliates",
        "income.operating", "income.other", "fund_balance",
    ),
}  # fmt: skip
_FUNDS = ("general_public", "government_fund", "state_capital")
_NATURES = ("basic", "project")

_Cell: TypeAlias = tuple[str, str, str]
"""Kind, line and column of an aggregate."""

_CURRENT: dict[str, tuple[_Cell, ...]] = {
    fund: (
        ("balance", f"income.{fund}", "amount"),
        ("appropriation_balance", f"income.{fund}", "amount"),
        ("income", "total", fund),
        ("appropriation_by_economic", "total", fund),
    )
    for fund in _FUNDS
}
_WHOLE: dict[str, tuple[_Cell, ...]] = {
    fund: (
        ("appropriation_balance", "expenditure", fund),
        (fund, "total", "total"),
    )
    for fund in _FUNDS
}
_OF_ALL: dict[str, tuple[_Cell, ...]] = {
    nature: (("expenditure", "total", nature), ("whole_performance", "total", nature)) for nature in _NATURES
}
_OF_FUND: dict[tuple[str, str], tuple[_Cell, ...]] = {
    (fund, nature): (
        (fund, "total", nature),
        ("appropriation_by_economic", "total", f"{fund}_{nature}"),
    )
    for fund in _FUNDS
    for nature in _NATURES
}
_OF_FUND["general_public", "basic"] = (
    ("general_public_basic", "total", "total"),
    *_OF_FUND["general_public", "basic"],
)
_OF_FUND["general_public", "project"] = (
    ("general_public_projects", "total", "amount"),
    *_OF_FUND["general_public", "project"],
)


def between_totals(sheets: Sheets) -> Iterator[System]:
    """Return what the totals of the tables say about each other."""
    yield from _empty_sources(sheets)
    for column in sheets.by_kind["income"].columns if sheets.get("income") else ():
        yield from same(sheets, (("income", "total", column), ("balance", _income_line(column), "amount")))
    carried = not sheets.is_nothing(("carry_over",))
    for fund in _FUNDS:
        groups = (_CURRENT[fund], _WHOLE[fund]) if carried else ((*_CURRENT[fund], *_WHOLE[fund]),)
        for group in groups:
            yield from same(sheets, group)
    for nature in _NATURES:
        yield from _performance(sheets, nature)
        for fund in _FUNDS:
            yield from same(sheets, _OF_FUND[fund, nature])
        if not carried:
            yield from _all_funds(sheets, nature)


def _income_line(column: str) -> str:
    return column if column in ("carry_over", "fund_balance") else f"income.{column}"


def same(sheets: Sheets, cells: Iterable[_Cell]) -> Iterator[System]:
    """Return each two cells that state the same amount, alone: one that is wrong spoils no other pair."""
    terms = [term for cell in cells if (term := sheets.term(*cell))]
    for (row, column, _), (other, its, _) in combinations(terms, 2):
        yield System((((row, column, 1), (other, its, -1)),))


def _empty_sources(sheets: Sheets) -> Iterator[System]:
    """Where a balance states that there is no such money, no column of it holds any."""
    for source, labels in _INCOME_LABELS.items():
        if sheets.is_nothing(labels):
            for sheet in sheets.all:
                for column in sheet.columns:
                    declared = sheet.kind.column(column)
                    total = sheet.term("total", column)
                    if total and (column == source or (declared.fund and declared.fund.value == source)):
                        yield System(((total,),))


def _performance(sheets: Sheets, nature: str) -> Iterator[System]:
    """The performance form splits all into 基本 and 项目: what is neither stands under one of the two."""
    if sheets.is_nothing((*_INCOME_LABELS["unit_funds"], "carry_over")):
        yield from same(sheets, _OF_ALL[nature])
        return
    part, whole = (sheets.term(*cell) for cell in _OF_ALL[nature])
    if part and whole:
        yield System(((part, (*whole[:2], -1)),), slack=(ANYTHING,))


def _all_funds(sheets: Sheets, nature: str) -> Iterator[System]:
    """基本 (项目) of all money is that of the funds together, where there is no other money."""
    if not sheets.is_nothing(_INCOME_LABELS["special_account"]):
        return
    if not sheets.is_nothing(_INCOME_LABELS["unit_funds"]):
        return
    parts: list[Term] = []
    for fund in _FUNDS:
        stated = [term for cell in _OF_FUND[fund, nature] if (term := sheets.term(*cell))]
        if stated:
            row, column, _ = stated[0]
            parts.append((row, column, -1))
        elif not sheets.is_nothing((f"income.{fund}",)):
            return
    for cell in _OF_ALL[nature]:
        whole = sheets.term(*cell)
        if whole and parts:
            equation: Equation = (whole, *parts)
            yield System((equation,))
