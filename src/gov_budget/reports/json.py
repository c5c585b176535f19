"""Reports for programs: plain values for JSON, one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_budget.codes import catalogue, fund_of
from gov_budget.codes.funds import OF_A_BUDGET
from gov_budget.formats import to_dict
from gov_budget.reports.formulas import formulas
from gov_budget.reports.order import in_order
from gov_budget.rules import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes import Hit, Subject
    from gov_budget.model import DepartmentBudget
    from gov_budget.reports.examples import Example
    from gov_budget.rules import Finding, Place, Report, Rule

__all__ = [
    "document_dict",
    "example_dict",
    "finding_dict",
    "hit_dict",
    "json_line",
    "rule_dict",
    "subject_dict",
]


def document_dict(report: Report, *, all: bool = False) -> dict[str, Any]:  # noqa: A002 - as the option is called
    """Return a report as the plain value of its JSON.

    ``findings`` holds what is broken, rounded and unchecked, in this order; with ``all`` what holds
    and what does not apply as well.  ``silenced`` holds what a set of rules silenced, with the reason;
    ``by_rule`` the verdicts of each rule with their counts, where there are any.
    """
    return {
        "document": _document(report.document),
        "summary": {verdict.value: n for verdict, n in report.counts.items()},
        "findings": [finding_dict(finding) for finding in in_order(report, everything=all)],
        "silenced": [{**finding_dict(one.finding), "reason": one.reason} for one in report.silenced],
        "by_rule": {rule: _counts(by) for rule, by in report.counts_by_rule.items()},
        "configuration": report.configured,
    }


def subject_dict(subject: Subject, year: int) -> dict[str, Any]:
    """Return a subject, as a fiscal year has it, as the plain value of its JSON."""
    above = catalogue(year, subject.scheme).ancestors(subject.code)
    return {
        "code": subject.code,
        "name": subject.name,
        "scheme": subject.scheme.value,
        "level": subject.level.value,
        "year": year,
        "path": [{"code": one.code, "name": one.name} for one in (*above, subject)],
        "fund": fund_of(subject.code, year).value if subject.scheme in OF_A_BUDGET else None,
        "meaning": _meaning_dict(subject),
        "first_year": subject.first_year,
        "last_year": subject.last_year,
        "grade": subject.grade.value,
        "attestations": [{"document": one.document, "year": one.year} for one in subject.attestations],
        "note": subject.note,
    }


def hit_dict(hit: Hit, year: int) -> dict[str, Any]:
    """Return a search hit as the plain value of its JSON: the subject, and why it was found."""
    former = hit.former
    return {
        **subject_dict(hit.subject, year),
        "rank": hit.rank.name.lower(),
        "matched": hit.matched,
        "former": {"name": former.name, "years": list(former.years)} if former else None,
    }


def _meaning_dict(subject: Subject) -> dict[str, str] | None:
    meaning = subject.meaning
    if meaning is None:
        return None
    return {
        "zh": meaning.text,
        "english": meaning.english,
        "gloss": meaning.gloss,
        "ground": meaning.ground.value,
        "source": meaning.source,
    }


def rule_dict(rule: Rule) -> dict[str, Any]:
    """Return a rule as the plain value of its JSON."""
    return {
        "rule": rule.id,
        "group": rule.group,
        "name": {"zh": rule.zh, "en": rule.en},
        "strength": rule.strength.value,
        "severity": rule.severity.value,
        "kinds": sorted(kind.value for kind in rule.kinds),
        "tables": list(rule.tables),
        "first_year": rule.first_year,
        "last_year": rule.last_year,
        "basis": {"zh": rule.basis_zh, "en": rule.basis_en, "grade": rule.basis_grade},
        "why": {"zh": rule.why_zh, "en": rule.why_en},
        "not": {"zh": rule.not_zh, "en": rule.not_en},
        "formula": {"zh": list(formulas(rule, "zh")), "en": list(formulas(rule, "en"))},
        "state": rule.state.value,
        "state_reason": {"zh": rule.state_zh, "en": rule.state_en},
    }


def example_dict(example: Example) -> dict[str, Any]:
    """Return the example of a rule as the plain value of its JSON; its documents are in ``gov_budget/1``."""
    return {
        "document": to_dict(example.document),
        "holds": [finding_dict(finding) for finding in example.holds],
        "change": [
            {"where": dict(zip(("zh", "en"), one.where, strict=True)), "was": one.was, "now": one.now}
            for one in example.changes
        ],
        "breaks": [finding_dict(finding) for finding in example.breaks],
    }


def json_line(value: Mapping[str, Any]) -> str:
    """Return a plain value as JSON on one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)


def _document(budget: DepartmentBudget) -> dict[str, Any]:
    return {
        "title": budget.title,
        "institution": budget.institution.name,
        "year": budget.year,
        "stage": budget.stage.value,
        "profile": budget.profile,
        "file": budget.source,
    }


def _counts(by_verdict: Mapping[Verdict, int]) -> dict[str, int]:
    return {verdict.value: by_verdict[verdict] for verdict in Verdict if by_verdict.get(verdict)}


def finding_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding as the plain value of its JSON."""
    residual, bound = finding.residual, finding.bound
    return {
        "rule": finding.rule,
        "also": list(finding.also),
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "message": {"zh": finding.message("zh"), "en": finding.message("en")},
        "residual": residual.text if residual else None,
        "bound": bound.text if bound else None,
        "unit": finding.unit.value,
        "cells": [_cell(place) for place in finding.cells],
        "basis": finding.basis,
    }


def _cell(place: Place) -> dict[str, Any]:
    return {
        "table": place.table,
        "title": place.title,
        "row": place.row,
        "column": place.column,
        "printed": place.printed,
        "page": place.locus.page if place.locus else None,
    }
