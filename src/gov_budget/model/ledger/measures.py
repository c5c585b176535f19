"""In which columns of a table an entry counts.

Source: 预算法实施条例 (2020) art 5; ``data/kinds.toml`` says how the columns add up, so an
entry counts in a leaf and in every sum above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gov_budget.codes import three_public_codes
from gov_budget.fiscal import Fund, Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gov_budget.model.ledger.entry import Entry
    from gov_budget.model.ledger.sheets import Sheet

    Columns: TypeAlias = tuple[str, ...]

__all__ = ["Amounts", "columns_of", "sums"]

Amounts: TypeAlias = "dict[str, int]"
"""Exact 分 by column."""


def columns_of(sheet: Sheet, entry: Entry) -> Columns:
    """Return the columns of a table in which an entry counts; none when the table leaves it out."""
    if entry.fund not in sheet.funds:
        return ()
    return _MEASURES[sheet.kind.key](entry)


def sums(sheet: Sheet, entries: Iterable[Entry]) -> Amounts:
    """Return the exact sums of entries in every column of a table."""
    found: Amounts = {}
    for entry in entries:
        add(found, columns_of(sheet, entry), entry.fen)
    return found


def add(amounts: Amounts, columns: Columns, fen: int) -> None:
    """Add an amount to several columns."""
    for column in columns:
        amounts[column] = amounts.get(column, 0) + fen


def _income(entry: Entry) -> Columns:
    line = entry.source.removeprefix("income.")
    return ("total", "appropriation", line) if entry.fund.is_appropriation else ("total", line)


def _expenditure(entry: Entry) -> Columns:
    return ("total", entry.nature.value)


def _by_economic(entry: Entry) -> Columns:
    if not entry.fund.is_appropriation:
        return ()
    return ("total", "current", entry.fund.value, f"{entry.fund.value}_{entry.nature.value}")


def _economic_of_all_funds(entry: Entry) -> Columns:
    return ("total", _basic_or_project(entry))


def _general_public(entry: Entry) -> Columns:
    if entry.fund is not Fund.GENERAL_PUBLIC:
        return ()
    if entry.nature is Nature.PROJECT:
        return ("total", "current", "project")
    return ("total", "current", "basic", _basic_part(entry))


def _general_public_basic(entry: Entry) -> Columns:
    ours = entry.fund is Fund.GENERAL_PUBLIC and entry.nature is Nature.BASIC
    return ("total", _basic_part(entry)) if ours else ()


def _basic_part(entry: Entry) -> str:
    return "personnel" if entry.is_personnel else "public_use"


def _general_public_projects(entry: Entry) -> Columns:
    return ("amount",) if entry.project and entry.fund is Fund.GENERAL_PUBLIC else ()


def _projects_of_all_funds(entry: Entry) -> Columns:
    return ("amount",) if entry.project else ()


def _three_public(entry: Entry) -> Columns:
    for item in three_public_codes():
        if item.covers(entry.economic):
            vehicles = ("vehicles",) if item.key.startswith("vehicle") else ()
            return ("total", *vehicles, item.key)
    return ()


def _government_fund(entry: Entry) -> Columns:
    return _expenditure(entry) if entry.fund is Fund.GOVERNMENT_FUND else ()


def _state_capital(entry: Entry) -> Columns:
    return _expenditure(entry) if entry.fund is Fund.STATE_CAPITAL else ()


def _whole_performance(entry: Entry) -> Columns:
    nature = _basic_or_project(entry)
    source = "appropriation" if entry.fund.is_appropriation else entry.fund.value
    return ("total", nature, f"{nature}_{source}")


def _basic_or_project(entry: Entry) -> str:
    # the form knows 基本 and 项目 only: what is neither stands under 项目, or the total would not add up
    return "basic" if entry.nature is Nature.BASIC else "project"


_MEASURES: Mapping[str, Callable[[Entry], Columns]] = {
    "income": _income,
    "expenditure": _expenditure,
    "appropriation_by_economic": _by_economic,
    "general_public": _general_public,
    "general_public_basic": _general_public_basic,
    "general_public_projects": _general_public_projects,
    "three_public": _three_public,
    "government_fund": _government_fund,
    "government_fund_three_public": _three_public,
    "state_capital": _state_capital,
    "whole_performance": _whole_performance,
    "project_performance": _projects_of_all_funds,
    "project_list": _projects_of_all_funds,
    "economic_summary": _economic_of_all_funds,
    "expenditure_by_economic": _economic_of_all_funds,
}
