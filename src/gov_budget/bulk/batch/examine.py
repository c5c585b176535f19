"""One document against the rules, as plain rows that travel between processes."""

from __future__ import annotations

from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from gov_budget.bulk.findings import result_rows
from gov_budget.reading import read
from gov_budget.rules import reconcile
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from gov_budget.bulk.batch.selection import Selection
    from gov_budget.model import DepartmentBudget

__all__ = ["Row", "examine"]

Row = dict[str, Any]


def examine(path: str, selection: Selection) -> tuple[Row, list[Row]]:
    """Read a document and reconcile it: columns of the frame ``files``, and rows of ``results``.

    Raises:
        GovBudgetError: as :func:`gov_budget.read`.
    """
    start = monotonic_ns()
    budget = read(path)
    rows = list(result_rows(0, reconcile(budget, rules=selection.rules())))
    spent = (monotonic_ns() - start) // 1_000_000
    return {**_about(budget), **counts(rows), "milliseconds": spent}, rows


def _about(budget: DepartmentBudget) -> Row:
    return {
        "institution_code": budget.institution.code,
        "institution_name": budget.institution.name,
        "year": budget.year,
        "stage": budget.stage.value,
        "profile": budget.profile,
    }


def counts(rows: list[Row]) -> Row:
    """Return how many results have each verdict."""
    found = {verdict.value: 0 for verdict in Verdict}
    for row in rows:
        found[row["verdict"]] += 1
    return found
