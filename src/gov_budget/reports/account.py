"""What came of each rule: its verdicts with their counts, and which rules check nothing yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose
from gov_budget.rules import State, Verdict, book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from gov_budget.rules import Report, Rule

__all__ = ["ORDER", "definitions", "rule_account", "silenced_by_rule"]

ORDER = (Verdict.BROKEN, Verdict.UNCHECKED, Verdict.ROUNDED, Verdict.HOLDS, Verdict.NOT_APPLICABLE)
"""The verdicts in the order in which reports count them."""


def definitions(report: Report) -> Mapping[str, Rule]:
    """Return the rules of a report by id: those of the book, and those that its findings bring."""
    own = (*report.findings, *(one.finding for one in report.silenced))
    return {**{rule.id: rule for rule in book()}, **{each.rule: each.definition for each in own}}


def silenced_by_rule(report: Report) -> Mapping[str, int]:
    """Return how many findings of each rule are silenced."""
    return Counter(one.finding.rule for one in report.silenced)


def rule_account(report: Report, lang: str) -> Iterator[RenderableType]:
    """Yield one row for each rule that was asked for, and the rules that are not implemented."""
    counts, silenced, rules = report.counts_by_rule, silenced_by_rule(report), definitions(report)
    yield Text(say("account", "title", lang, n=len(counts)), "bold")
    table = _empty(lang, silenced=bool(silenced))
    for rule_id, by_verdict in counts.items():
        numbers = [by_verdict.get(verdict, 0) for verdict in ORDER]
        numbers += [silenced[rule_id]] if silenced else []
        name = _name(rules.get(rule_id), lang)
        table.add_row(rule_id, Prose(name), *(str(n or "·") for n in numbers))
    yield Padding(table, (0, 0, 1, 2))
    yield from _unimplemented([rules[rule_id] for rule_id in counts if rule_id in rules], lang)


def _empty(lang: str, *, silenced: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(say("account", "rule", lang), no_wrap=True)
    table.add_column("", ratio=1)
    for verdict in ORDER:
        table.add_column(say("verdict", verdict.value, lang), justify="right")
    if silenced:
        table.add_column(say("account", "silenced", lang), justify="right")
    return table


def _name(rule: Rule | None, lang: str) -> str:
    if rule is None:
        return ""
    return rule.zh if lang == "zh" else rule.en


def _unimplemented(rules: list[Rule], lang: str) -> Iterator[RenderableType]:
    missing = [rule for rule in rules if rule.state is State.NOT_IMPLEMENTED]
    if not missing:
        return
    yield Prose(say("account", "unimplemented", lang, n=len(missing)), "yellow")
    by_reason: dict[str, list[str]] = {}
    for rule in missing:
        by_reason.setdefault(rule.state_zh if lang == "zh" else rule.state_en, []).append(rule.id)
    for reason, ids in by_reason.items():
        yield Padding(Prose(f"{' '.join(ids)}: {reason}"), (0, 0, 1, 2))
