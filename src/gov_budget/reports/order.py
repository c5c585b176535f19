"""The order in which reports list findings: what needs attention first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.rules import Severity, Verdict

if TYPE_CHECKING:
    from gov_budget.rules import Finding, Report

__all__ = ["REST", "SHOWN", "findings_of", "in_order"]

SHOWN = (Verdict.BROKEN, Verdict.ROUNDED, Verdict.UNCHECKED)
"""The verdicts whose findings every report lists."""

REST = (Verdict.HOLDS, Verdict.NOT_APPLICABLE)
"""The verdicts whose findings are only counted, unless all are asked for."""

_GRAVITY = {severity: i for i, severity in enumerate(Severity)}


def findings_of(report: Report, verdict: Verdict) -> tuple[Finding, ...]:
    """Return the findings with one verdict: errors, warnings, notes where broken, else as in the book."""
    found = report.of(verdict)
    if verdict is not Verdict.BROKEN:
        return found
    return tuple(sorted(found, key=lambda finding: _GRAVITY[finding.severity]))


def in_order(report: Report, *, everything: bool = False) -> tuple[Finding, ...]:
    """Return broken, rounded and unchecked findings, and the rest behind them when asked."""
    verdicts = (*SHOWN, *REST) if everything else SHOWN
    return tuple(finding for verdict in verdicts for finding in findings_of(report, verdict))
