"""An example for each rule: a small document that keeps it, and one change that breaks it.

The examples are data, made by ``tools/build_examples.py`` from the acceptance of the rules. What they show is
not written down but found by reconciling them, so that it cannot be out of date.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.formats import from_dict
from gov_budget.model import DepartmentBudget
from gov_budget.reports.places import where_in
from gov_budget.rules import Finding, Publication, Report, Verdict, reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Change", "Example", "example_of"]

_PASSED = (Verdict.HOLDS, Verdict.ROUNDED)


@attrs.frozen
class Change:
    """What is printed otherwise: where, in Chinese and in English, what it was and what it is now."""

    where: tuple[str, str]
    was: str
    now: str


@attrs.frozen
class Example:
    """A document that keeps a rule, the same with ``changes`` that break it, and what the rule finds."""

    rule: str
    document: DepartmentBudget
    broken_document: DepartmentBudget
    changes: tuple[Change, ...]
    holds: tuple[Finding, ...]
    breaks: tuple[Finding, ...]


def example_of(rule_id: str) -> Example | None:
    """Return the example of a rule of the book, or ``None`` where it has none.

    >>> example = example_of("W10")
    >>> example.holds[0].verdict.value, example.breaks[0].verdict.value
    ('holds', 'broken')
    """
    raw = _group(rule_id[:1]).get(rule_id)
    if raw is None:
        return None
    good, bad = (_reconciled(tree) for tree in (raw, _changed(raw, raw["change"])))
    return Example(
        rule=rule_id,
        document=good.document,
        broken_document=bad.document,
        changes=tuple(_change(raw, one["at"], one["value"]) for one in raw["change"]),
        holds=tuple(finding for finding in good.findings if finding.verdict in _PASSED),
        breaks=bad.broken,
    )


@cache
def _group(letter: str) -> Mapping[str, dict[str, Any]]:
    path = files("gov_budget.reports").joinpath(f"data/examples/{letter}.jsonl")
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return {raw["rule"]: raw for raw in map(json.loads, lines)}


def _reconciled(raw: Mapping[str, Any]) -> Report:
    beside: dict[str, Any] = {}
    if "last_year" in raw:
        beside["last_year"] = from_dict(raw["last_year"])
    if "units" in raw:
        beside["units"] = tuple(from_dict(unit) for unit in raw["units"])
    if "publication" in raw:
        dates = {key: date.fromisoformat(day) for key, day in raw["publication"].items()}
        beside["publication"] = Publication(**dates)
    return reconcile(from_dict(raw["document"]), rules=[raw["rule"]], **beside)


def _changed(raw: dict[str, Any], changes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(json.dumps(raw))
    for change in changes:
        *above, last = change["at"]
        holder: Any = tree
        for step in above:
            holder = holder[step]
        if change["value"] is None:
            del holder[last]
        else:
            holder[last] = change["value"]
    return tree


def _change(raw: dict[str, Any], path: Sequence[str | int], now: object) -> Change:
    return Change(where_in(raw, path), _text(_at(raw, path)), _text(now))


def _at(tree: Any, path: Sequence[str | int]) -> Any:  # noqa: ANN401 - the plain value of JSON
    for step in path:
        branch: Any = tree
        tree = branch.get(step) if hasattr(branch, "get") else branch[step]
    return tree


def _text(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
