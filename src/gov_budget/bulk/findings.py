"""Reports of the object engine as rows of the frame ``results``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.rules.equation import Equation
from gov_budget.rules.evaluate import largest_rounding
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import DepartmentBudget
    from gov_budget.rules import Finding, Report

__all__ = ["result_rows"]

_APART = (Verdict.UNCHECKED, Verdict.NOT_APPLICABLE)


def result_rows(number: int, report: Report) -> Iterator[dict[str, Any]]:
    """Yield one row a finding and rule: what several rules state alike is a row for each of them."""
    for finding in report.findings:
        row = _row(number, finding, report.document)
        for rule in (finding.rule, *finding.also):
            yield {**row, "rule": rule}


def _row(number: int, finding: Finding, budget: DepartmentBudget) -> dict[str, Any]:
    statement, outcome = finding.statement, finding.outcome
    compared = isinstance(statement, Equation) and finding.verdict not in _APART
    bound = None
    if compared and isinstance(statement, Equation):
        bound = largest_rounding(statement, budget, outcome.residual)
    return {
        "document": number,
        **_place(finding, budget),
        "relation": statement.relation.value if isinstance(statement, Equation) else None,
        "verdict": finding.verdict.value,
        "reason": outcome.reason,
        "sum": outcome.sum if compared else None,
        "residual": outcome.residual if compared else None,
        "bound": bound,
        "addends": outcome.addends if compared else None,
    }


def _place(finding: Finding, budget: DepartmentBudget) -> dict[str, Any]:
    if not finding.addresses:
        return {"table": None, "kind": None, "line": None, "key": None, "column": None}
    address = finding.addresses[0]
    table = budget.tables[address.table] if address.table >= 0 else None
    in_table = table is not None and 0 <= address.line < len(table.lines)
    return {
        "table": address.table,
        "kind": table.kind.key if table else None,
        "line": address.line,
        "key": table.lines[address.line].key if table is not None and in_table else None,
        "column": address.column,
    }
