"""Findings as rows of plain text in one language, for reports that are pages or sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.reports.order import in_order
from gov_budget.reports.sides import amounts, column_of, page_of, row_of
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.reports.sides import Amount
    from gov_budget.rules import Finding, Report

__all__ = ["CellRow", "FindingRow", "finding_rows", "head_of"]


@attrs.frozen
class CellRow:
    """One side of a comparison: which side, where, what is printed, on which page."""

    side: str
    title: str
    row: str
    column: str
    printed: str
    unit: str
    page: str


@attrs.frozen
class FindingRow:
    """A finding; ``status`` is the key of its verdict, or ``silenced``, and ``reason`` why."""

    status: str
    verdict: str
    severity: str
    rule: str
    also: str
    name: str
    message: str
    cells: tuple[CellRow, ...]
    residual: str
    bound: str
    unit: str
    basis: str
    reason: str = ""


def finding_rows(report: Report, lang: str, *, all: bool = False) -> Iterator[FindingRow]:  # noqa: A002
    """Yield broken findings, then silenced, rounded and unchecked ones, and with ``all`` the rest."""
    found = in_order(report, everything=all)
    yield from (_row(finding, lang) for finding in found if finding.verdict.value == "broken")
    for one in report.silenced:
        silenced = say("account", "silenced", lang)
        yield attrs.evolve(
            _row(one.finding, lang), status="silenced", verdict=silenced, reason=plain(one.reason)
        )
    yield from (_row(finding, lang) for finding in found if finding.verdict.value != "broken")


def head_of(report: Report, lang: str) -> tuple[str, str]:
    """Return the title of a document, and a line with institution, year, stage, profile and file."""
    budget = report.document
    title = budget.title or budget.institution.name or say("document", "untitled", lang)
    stage = say("stage", budget.stage.value, lang)
    year = say("document", "year", lang, year=budget.year, stage=stage)
    parts = (budget.institution.name, year, budget.profile, budget.source)
    return plain(title), plain(" · ".join(part for part in parts if part))


def _row(finding: Finding, lang: str) -> FindingRow:
    rule, zh = finding.definition, lang == "zh"
    residual, bound = finding.residual, finding.bound
    return FindingRow(
        status=finding.verdict.value,
        verdict=say("verdict", finding.verdict.value, lang),
        severity=say("severity", finding.severity.value, lang),
        rule=finding.rule,
        also=" ".join(finding.also),
        name=rule.zh if zh else rule.en,
        message=plain(finding.message(lang)),
        cells=tuple(_cell(one, lang) for one in amounts(finding, lang)),
        residual=residual.text if residual else "",
        bound=bound.text if bound else "",
        unit=finding.unit.value if residual else "",
        basis=rule.basis_zh if zh else rule.basis_en,
    )


def _cell(amount: Amount, lang: str) -> CellRow:
    place = amount.place
    return CellRow(
        side=say("finding", amount.side, lang),
        title=plain(place.title),
        row=plain(row_of(place)),
        column=plain(column_of(place, lang)),
        printed=plain(amount.printed),
        unit=place.unit,
        page=page_of(place, lang),
    )
