"""A report as a person reads it: five counts first, then what is broken, rounded, and unchecked."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.reports.account import rule_account
from gov_budget.reports.broken import broken_block
from gov_budget.reports.compact import compared_table, reasons_table
from gov_budget.reports.order import REST, SHOWN, findings_of
from gov_budget.reports.screen import show
from gov_budget.reports.sides import where
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose
from gov_budget.rules import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from gov_budget.model import DepartmentBudget
    from gov_budget.rules import Finding, Report, Rule

__all__ = ["report_page", "report_text"]

_STYLES = {
    Verdict.BROKEN: "bold red",
    Verdict.UNCHECKED: "yellow",
    Verdict.ROUNDED: "cyan",
    Verdict.HOLDS: "green",
    Verdict.NOT_APPLICABLE: "dim",
}


def report_text(
    report: Report,
    lang: str = "zh",
    *,
    all: bool = False,  # noqa: A002 - as the option is called
    rules: bool = False,
    width: int = 100,
) -> str:
    """Return a report as plain text in Chinese (``zh``) or English (``en``), ``width`` cells wide.

    ``all`` lists what holds and what does not apply too, ``rules`` the verdicts of each rule.
    """
    out = StringIO()
    show(report_page(report, lang, all=all, rules=rules), out, width)
    return out.getvalue()


def report_page(
    report: Report,
    lang: str = "zh",
    *,
    all: bool = False,  # noqa: A002 - as the option is called
    rules: bool = False,
) -> RenderableType:
    """Return a report for a rich console; ``all`` and ``rules`` as in :func:`report_text`."""
    verdicts = (*SHOWN, *REST) if all else SHOWN
    sections = (_section(report, verdict, lang) for verdict in verdicts if report.of(verdict))
    explained = [finding for verdict in SHOWN[1:] for finding in report.of(verdict)]
    return Group(
        *_heading(report.document, lang),
        _counts(report, lang),
        _caution(report, lang),
        *(each for section in sections for each in section),
        *_silenced(report, lang),
        *_bases(explained, lang),
        *(rule_account(report, lang) if rules else ()),
    )


def _heading(budget: DepartmentBudget, lang: str) -> Iterator[RenderableType]:
    yield Prose(budget.title or budget.institution.name or say("document", "untitled", lang), "bold")
    name = "" if budget.institution.name in budget.title else budget.institution.name
    stage = say("stage", budget.stage.value, lang)
    year = say("document", "year", lang, year=budget.year, stage=stage)
    yield Prose(where(name, year, budget.profile, budget.source), "dim")


def _counts(report: Report, lang: str) -> RenderableType:
    line = Table.grid(padding=(0, 3, 0, 0))
    shown = [verdict for verdict in _STYLES if verdict in report.counts]
    line.add_row(*(_count(verdict, report.counts[verdict], lang) for verdict in shown))
    return Padding(line, (1, 0, 0, 2))


def _count(verdict: Verdict, n: int, lang: str) -> Text:
    words = say("verdict", verdict.value, lang)
    return Text(f"{words} {n}", _STYLES[verdict] if n else "dim")


def _caution(report: Report, lang: str) -> RenderableType:
    counts = report.counts
    compared = counts[Verdict.HOLDS] + counts[Verdict.ROUNDED] + counts[Verdict.BROKEN]
    unchecked = counts[Verdict.UNCHECKED]
    key = ("some" if unchecked else "none") if compared else "nothing"
    style = _STYLES[Verdict.UNCHECKED] if key != "none" else ""
    return Padding(Prose(say("caution", key, lang, n=unchecked), style), (0, 0, 1, 2))


def _section(report: Report, verdict: Verdict, lang: str) -> Iterator[RenderableType]:
    found = findings_of(report, verdict)
    yield Text(say("section", verdict.value, lang, n=len(found)), _STYLES[verdict].replace("dim", "bold"))
    if verdict is Verdict.BROKEN:
        yield from (broken_block(finding, lang) for finding in found)
        return
    if verdict is Verdict.ROUNDED:
        yield Prose(say("section", "rounded_note", lang), "dim")
    compared = verdict in (Verdict.ROUNDED, Verdict.HOLDS)
    table = compared_table(found, lang, differences=verdict is Verdict.ROUNDED) if compared else None
    yield Padding(table or reasons_table(found, lang), (0, 0, 1, 2))


def _silenced(report: Report, lang: str) -> Iterator[RenderableType]:
    if not report.silenced:
        return
    yield Text(say("silenced", "title", lang, n=len(report.silenced)), "bold")
    if report.configured:
        yield Prose(say("silenced", "by", lang, name=report.configured), "dim")
    table = Table.grid(padding=(0, 2, 0, 0))
    for one in report.silenced:
        reason = Prose(f"{say('silenced', 'reason', lang)}: {one.reason}", "dim")
        table.add_row(one.finding.rule, Group(Prose(one.finding.message(lang)), reason))
    yield Padding(table, (0, 0, 1, 2))


def _bases(findings: Iterable[Finding], lang: str) -> Iterator[RenderableType]:
    rules: dict[str, Rule] = {finding.rule: finding.definition for finding in findings}
    if not rules:
        return
    yield Text(say("section", "basis", lang), "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for rule in rules.values():
        name, basis = (rule.zh, rule.basis_zh) if lang == "zh" else (rule.en, rule.basis_en)
        table.add_row(rule.id, Group(Prose(name), Prose(basis, "dim")))
    yield Padding(table, (0, 0, 1, 2))
