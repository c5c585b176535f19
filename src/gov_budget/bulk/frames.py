"""Budgets, tables and reports as data frames.

They are functions, not methods: the model knows nothing of data frames, and its layer may not
import this one (docs/adr/0001-layers.md).
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from gov_budget.bulk.dataset import Dataset, arrow_table
from gov_budget.bulk.extras import needs
from gov_budget.bulk.findings import result_rows
from gov_budget.model import DepartmentBudget, Table
from gov_budget.rules import Report

__all__ = ["to_frame"]


@singledispatch
def to_frame(value: object) -> Any:  # noqa: ANN401 - polars is an extra
    """Return a budget, a table or a report as a Polars data frame.

    A budget or table has one row a cell, a report one row a finding and rule; amounts are in 分.
    The columns are those of docs/columns.md.

    Raises:
        MissingExtra: polars is not installed.
        TypeError: there is no frame for such a value.

    >>> import gov_budget as gb
    >>> budget = gb.read("examples/quxian-2024.json")
    >>> to_frame(budget.table("balance")).select("key", "column", "fen").row(0)
    ('income.general_public', 'amount', 233120000)
    """
    raise TypeError(f"no frame for {type(value).__name__}: expected a budget, a table or a report")


@to_frame.register
def _(value: DepartmentBudget) -> Any:  # noqa: ANN401 - polars is an extra
    return needs("polars").from_arrow(Dataset.of([value]).frames["cells"])


@to_frame.register
def _(value: Table) -> Any:  # noqa: ANN401 - polars is an extra
    return to_frame(DepartmentBudget(0, tables=(value,)))


@to_frame.register
def _(value: Report) -> Any:  # noqa: ANN401 - polars is an extra
    return needs("polars").from_arrow(arrow_table("results", list(result_rows(0, value))))
