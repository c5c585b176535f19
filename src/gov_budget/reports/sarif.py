"""Reports as SARIF 2.1.0, the form in which code hosts and editors take results of checks.

What is broken is a ``fail`` of the level that its severity has; the other verdicts are results that
are no failures: ``open`` for what was not checked, ``pass`` for what holds or differs by rounding,
``notApplicable``. What is silenced is a failure with a suppression that carries the reason.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gov_budget.reports.json import finding_dict
from gov_budget.reports.order import in_order
from gov_budget.rules import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_budget.rules import Finding, Place, Report, Rule

__all__ = ["sarif_dict"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_KINDS = {
    Verdict.HOLDS: "pass",
    Verdict.ROUNDED: "pass",
    Verdict.BROKEN: "fail",
    Verdict.UNCHECKED: "open",
    Verdict.NOT_APPLICABLE: "notApplicable",
}


def sarif_dict(
    reports: Iterable[Report],
    lang: str = "zh",
    *,
    all: bool = False,  # noqa: A002 - as the option is called
    unread: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Return reports as one SARIF log with one run.

    ``all`` adds what holds and what does not apply; ``unread`` are the files that could not be read,
    each with the problem, which the log gives as notifications.
    """
    given = tuple(reports)
    found = [(finding, None) for report in given for finding in in_order(report, everything=all)]
    silenced = [(one.finding, one.reason) for report in given for one in report.silenced]
    rules = {finding.rule: finding.definition for finding, _ in (*found, *silenced)}
    order = {rule_id: i for i, rule_id in enumerate(rules)}
    results = [_result(finding, reason, order, lang) for finding, reason in (*found, *silenced)]
    run = {
        "tool": {"driver": _driver(rules.values(), lang)},
        "invocations": [_invocation(unread)],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(rules: Iterable[Rule], lang: str) -> dict[str, Any]:
    return {
        "name": "gov-budget",
        "version": version("gov-budget"),
        "language": lang,
        "rules": [_rule(rule, lang) for rule in rules],
    }


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    zh = lang == "zh"
    name, why = (rule.zh, rule.why_zh) if zh else (rule.en, rule.why_en)
    return {
        "id": rule.id,
        "shortDescription": {"text": name},
        "fullDescription": {"text": why or name},
        "help": {"text": (rule.not_zh if zh else rule.not_en) or name},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "basis": rule.basis_zh if zh else rule.basis_en,
            "grade": rule.basis_grade,
            "strength": rule.strength.value,
            "state": rule.state.value,
        },
    }


def _invocation(unread: Sequence[tuple[str, str]]) -> dict[str, Any]:
    told = [
        {"level": "error", "message": {"text": problem}, "locations": [{"physicalLocation": _file(name)}]}
        for name, problem in unread
    ]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": told}


def _result(finding: Finding, reason: str | None, order: Mapping[str, int], lang: str) -> dict[str, Any]:
    plain = finding_dict(finding)
    level = finding.severity.value if finding.verdict is Verdict.BROKEN else "none"
    source = finding.document.source
    result = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "kind": _KINDS[finding.verdict],
        "level": level,
        "message": {"text": finding.message(lang)},
        "locations": [_location(place, source) for place in finding.cells[:1]],
        "relatedLocations": [_location(place, source) for place in finding.cells[1:]],
        "partialFingerprints": {"comparison/v1": _fingerprint(finding)},
        "properties": {key: plain[key] for key in ("verdict", "also", "residual", "bound", "unit", "basis")},
    }
    if not finding.cells and source:
        result["locations"] = [{"physicalLocation": _file(source)}]
    if reason is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result


def _location(place: Place, source: str) -> dict[str, Any]:
    names = (place.table, place.row, place.column)
    location: dict[str, Any] = {
        "message": {"text": f"{place.label('zh')} {place.printed}".strip()},
        "logicalLocations": [{"fullyQualifiedName": "/".join(names), "kind": "member"}],
    }
    if source:
        location["physicalLocation"] = {**_file(source), **_region(place, source)}
    page = place.locus.page if place.locus else None
    if page is not None:
        location["properties"] = {"page": page}
    return location


def _file(name: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(PurePath(name).as_posix())}}


def _region(place: Place, source: str) -> dict[str, Any]:
    """Return the line; only in a text file is the row of a locus one."""
    row = place.locus.row if place.locus else None
    return {"region": {"startLine": row}} if row and source.lower().endswith(".txt") else {}


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when figures are corrected: the rule and the places it compares."""
    budget = finding.document
    places = [f"{place.table}/{place.row}/{place.column}" for place in finding.cells]
    whole = "\n".join((finding.rule, budget.institution.name, str(budget.year), *places))
    return sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()[:32]
