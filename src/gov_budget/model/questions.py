"""Answers to what people ask of a budget, each counted once and from the table that states it."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_budget.errors import MissingTable
from gov_budget.fiscal import Fund, Nature
from gov_budget.model.line import Role
from gov_budget.money import money_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moneyed import Money

    from gov_budget.model.document import DepartmentBudget
    from gov_budget.model.line import Line
    from gov_budget.model.table import Table

__all__ = ["basic_column", "by_fund", "by_nature", "operating", "spent", "three_public"]

THREE_PUBLIC_TABLES = ("three_public", "government_fund_three_public")

_ECONOMIC = ("3", "5")
_FUND_TABLES = {
    Fund.GENERAL_PUBLIC: "general_public",
    Fund.GOVERNMENT_FUND: "government_fund",
    Fund.STATE_CAPITAL: "state_capital",
}


def spent(budget: DepartmentBudget, prefix: str, fund: Fund | None, nature: Nature | None) -> Money:
    """See :meth:`DepartmentBudget.spent`."""
    prefix = "".join(prefix.split())
    economic = prefix.startswith(_ECONOMIC)
    table, column = (_economic_source if economic else _function_source)(budget, fund, nature)
    if not prefix:
        return money_of(_fen(table.total, column))
    whole = [line for line in table.lines if line.code == prefix and line.role is Role.SUBJECT]
    lines = whole or [table.lines[i] for i in table.leaves_under(prefix)]
    return money_of(sum(_fen(line, column) for line in lines))


def _function_source(budget: DepartmentBudget, fund: Fund | None, nature: Nature | None) -> tuple[Table, str]:
    if fund is not None and fund not in _FUND_TABLES:
        raise MissingTable(f"expenditure of {fund.value} by function", tuple(budget.by_kind))
    table = budget.table(_FUND_TABLES[fund] if fund else "expenditure")
    return table, _printed(table, nature.value if nature else "total")


def _economic_source(budget: DepartmentBudget, fund: Fund | None, nature: Nature | None) -> tuple[Table, str]:
    if (fund, nature) == (Fund.GENERAL_PUBLIC, Nature.BASIC):
        return budget.table("general_public_basic"), "total"
    table = budget.table("appropriation_by_economic")
    if fund is None and nature is not None:
        raise MissingTable(
            f"{nature.value} expenditure of all funds by economic class", tuple(budget.by_kind)
        )
    column = fund.value if fund else "total"
    return table, _printed(table, f"{column}_{nature.value}" if nature else column)


def _printed(table: Table, column: str) -> str:
    if column not in table.columns:
        raise MissingTable(f"{table.kind.key} with a column {column}", (table.kind.key,))
    return column


def _fen(line: Line, column: str) -> int:
    figure = line.figure(column)
    return figure.fen if figure else 0


def by_fund(budget: DepartmentBudget) -> Mapping[Fund, Money]:
    """See :meth:`DepartmentBudget.by_fund`."""
    table = budget.table("balance")
    sums: defaultdict[Fund, int] = defaultdict(int)
    for line in table.lines:
        declared = table.kind.line_by_key.get(line.key)
        if declared and declared.fund:
            sums[declared.fund] += _fen(line, "amount")
    return MappingProxyType({fund: money_of(fen) for fund, fen in sums.items() if fen})


def by_nature(budget: DepartmentBudget) -> Mapping[Nature, Money]:
    """See :meth:`DepartmentBudget.by_nature`."""
    table = budget.table("expenditure")
    return MappingProxyType(
        {n: money_of(_fen(table.total, n.value)) for n in Nature if n.value in table.columns}
    )


def basic_column(budget: DepartmentBudget, column: str) -> Money:
    """Return the total of 人员经费 or 公用经费: a column, or in a final account mostly a line."""
    table = budget.table("general_public_basic")
    if column not in table.columns and table.index(column) is not None:
        return money_of(_fen(table.line(column), "total"))
    return money_of(_fen(table.total, _printed(table, column)))


def three_public(budget: DepartmentBudget) -> Mapping[str, Money]:
    """See :meth:`DepartmentBudget.three_public`."""
    tables = [budget.table(kind) for kind in THREE_PUBLIC_TABLES if budget.has(kind)]
    if not tables:
        raise MissingTable("three_public", tuple(budget.by_kind))
    columns = [c.key for c in tables[0].kind.columns]
    return MappingProxyType(
        {c: money_of(sum(_fen(t.total, c) for t in tables if c in t.columns)) for c in columns}
    )


def operating(budget: DepartmentBudget) -> Money | None:
    """See :meth:`DepartmentBudget.operating`."""
    claim = budget.statement.claim("operating", budget.year) if budget.statement else None
    figure = claim.cell.figure if claim else None
    return figure.money if figure else None
