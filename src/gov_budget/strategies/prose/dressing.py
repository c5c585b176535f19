"""What a published table prints around its figures: whose it is, of which year, in what unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget, Table

__all__ = ["dressed"]


def dressed(budget: DepartmentBudget) -> DepartmentBudget:
    """Return a budget whose tables name institution, year and unit of amount."""
    tables = [_headed(table, budget) for table in budget.tables]
    return attrs.evolve(budget, tables=tuple(tables))


def _headed(table: Table, budget: DepartmentBudget) -> Table:
    headings = (f"编制部门：{budget.institution.name}", f"{budget.year}年度", f"单位：{table.unit.value}")
    return attrs.evolve(table, headings=headings)
