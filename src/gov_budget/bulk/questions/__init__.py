"""Questions over many budgets, on the columns of docs/columns.md; amounts are whole 分.

Frames may be those of Polars (eager or lazy), DuckDB (relations), PySpark, or whatever else narwhals
knows; all frames of one question are of one kind, and so is the answer.  Institutions are numbered by
each place for itself, so a frame ``places`` says where a document is from: see
:func:`~gov_budget.bulk.questions.placing.placement`.
"""

from __future__ import annotations

from gov_budget.bulk.questions.broken import by_place, largest_residuals, most_broken
from gov_budget.bulk.questions.divisions import divisions
from gov_budget.bulk.questions.placing import counted, placement
from gov_budget.bulk.questions.totals import (
    FUNDS,
    fund_totals,
    operating,
    operating_in_tables,
    subject_totals,
    three_public,
)

__all__ = [
    "FUNDS",
    "by_place",
    "counted",
    "divisions",
    "fund_totals",
    "largest_residuals",
    "most_broken",
    "operating",
    "operating_in_tables",
    "placement",
    "subject_totals",
    "three_public",
]
