"""Findings one line each: what differs by rounding, and what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from gov_budget.reports.sides import column_of, page_of, row_of, sum_text, where
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from gov_budget.rules import Finding, Place

__all__ = ["compared_table", "reasons_table"]

_AMOUNTS = ("printed", "sum", "residual", "bound")


def compared_table(findings: Iterable[Finding], lang: str, *, differences: bool) -> RenderableType:
    """Return findings one line each, under the title of the table where the left side stands.

    ``differences`` adds what the difference is and what rounding allows.
    """
    by_title: dict[str, list[Finding]] = {}
    for finding in findings:
        by_title.setdefault(_title(finding, lang), []).append(finding)
    table = _empty_table(_AMOUNTS if differences else _AMOUNTS[:2], lang)
    for title, group in by_title.items():
        table.add_row("", Prose(title, "bold"))
        for finding in group:
            rules = " ".join((finding.rule, *finding.also))
            table.add_row(rules, *_compared(finding, lang)[: len(table.columns) - 1])
    return table


def _empty_table(amounts: Sequence[str], lang: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(say("column", "rule", lang), max_width=8)
    table.add_column(say("column", "place", lang), ratio=1)
    for key in amounts:
        table.add_column(say("column", key, lang), justify="right", no_wrap=True)
    return table


def _title(finding: Finding, lang: str) -> str:
    title = finding.cells[0].title if finding.cells else ""
    if finding.residual is None:
        return title
    return say("column", "title", lang, title=title, unit=finding.unit.value)


def _compared(finding: Finding, lang: str) -> tuple[RenderableType, ...]:
    residual, bound = finding.residual, finding.bound
    if residual is None or bound is None:
        return (Prose(_judged(finding, lang)),)
    left = finding.cells[0]
    own = f"{where(row_of(left), column_of(left, lang), page_of(left, lang))}{_against(finding, lang)}"
    printed = plain(left.printed) if left.unit == finding.unit.value else f"{plain(left.printed)} {left.unit}"
    return Prose(own, hanging=2), printed, sum_text(finding), residual.text, bound.text


def _judged(finding: Finding, lang: str) -> str:
    rule = finding.definition
    first = row_of(finding.cells[0]) if finding.cells else ""
    return where(rule.zh if lang == "zh" else rule.en, first)


def _against(finding: Finding, lang: str) -> str:
    left, *right = finding.cells
    others = [place for place in right if place.printed.strip()] or right
    if not others:
        return ""
    if len(others) > 1 and all(_same_column(left, place) for place in others):
        return say("finding", "sum_of", lang, n=len(others))
    first = others[0]
    title = "" if first.title == left.title else first.title
    place = where(title, row_of(first), column_of(first, lang), page_of(first, lang))
    key = "against_many" if len(others) > 1 else "against"
    gap = "，" if lang == "zh" else ", "
    return gap + say("finding", key, lang, place=place, n=len(others), more=len(others) - 1)


def _same_column(one: Place, other: Place) -> bool:
    return (one.title, one.column) == (other.title, other.column)


def reasons_table(findings: Iterable[Finding], lang: str) -> RenderableType:
    """Return findings that compared nothing, each reason once with all the rules it concerns."""
    by_reason: dict[str, dict[str, None]] = {}
    for finding in findings:
        by_reason.setdefault(finding.message(lang), {}).update(dict.fromkeys((finding.rule, *finding.also)))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=16)
    table.add_column(ratio=1)
    for reason, rules in by_reason.items():
        table.add_row(Text(" ".join(rules)), Prose(reason))
    return table
