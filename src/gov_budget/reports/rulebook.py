"""The rule book as a person reads it: a list, or one rule with its law, its reason and its limits."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR
from gov_budget.model import kinds
from gov_budget.reports.examples import example_of
from gov_budget.reports.formulas import formulas, grounded
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose
from gov_budget.rules import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from gov_budget.rules import Rule

__all__ = ["rule_list", "rule_page"]

LONGEST = 300
"""A text of an example that is longer is cut."""


def rule_list(rules: Sequence[Rule], lang: str = "zh") -> RenderableType:
    """Return rules one line each under the name of their group, for a rich console."""
    if not rules:
        return Prose(say("rule", "none", lang))
    groups = (_group(group, list(found), lang) for group, found in groupby(rules, lambda rule: rule.group))
    return Group(*groups, Prose(say("rule", "help", lang), "dim"))


def _group(group: str, rules: Sequence[Rule], lang: str) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for rule in rules:
        implemented = rule.state is State.IMPLEMENTED
        key = ("severity", rule.severity.value) if implemented else ("state_short", rule.state.value)
        table.add_row(rule.id, Text(say(*key, lang), "dim"), Prose(_name(rule, lang)))
    return Group(Text(_title(group, lang), "bold"), Padding(table, (0, 0, 1, 2)))


def _title(group: str, lang: str) -> str:
    try:
        return say("group", group, lang)
    except KeyError:  # rules of the user's own
        return group


def rule_page(rule: Rule, lang: str = "zh") -> RenderableType:
    """Return one rule in full, for a rich console."""
    facts = Table.grid(padding=(0, 2, 1, 0))
    facts.add_column(style="dim", no_wrap=True)
    for key, words in (*_facts(rule, lang), *_shown(rule, lang)):
        if words:
            facts.add_row(say("rule", key, lang), Prose(words))
    head = Table.grid(padding=(0, 2, 0, 0))
    head.add_row(Text(rule.id, "bold"), Prose(_name(rule, lang), "bold"))
    return Group(head, Padding(facts, (1, 0, 0, 2)))


def _facts(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    zh = lang == "zh"
    if rule.state is not State.IMPLEMENTED:
        state = say("rule", rule.state.value, lang)
        yield "state", "\n".join(filter(None, (state, rule.state_zh if zh else rule.state_en)))
    grade = say("basis_grade", rule.basis_grade, lang)
    basis = rule.basis_zh if zh else rule.basis_en
    yield "strength", say("strength", rule.strength.value, lang)
    yield "basis", f"{basis}（{grade}）" if zh else f"{basis} ({grade})"
    yield "why", rule.why_zh if zh else rule.why_en
    yield "not", rule.not_zh if zh else rule.not_en
    comma = "、" if zh else ", "
    yield "kinds", comma.join(say("document_kind", kind, lang) for kind in "DBF" if kind in _kinds(rule))
    yield "tables", comma.join(_table(key, lang) for key in rule.tables)
    if rule.first_year or rule.last_year:
        yield "years", f"{rule.first_year or FIRST_YEAR}–{rule.last_year or LAST_YEAR}"


def _shown(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    for text in formulas(rule, lang):
        yield "formula", text
    example = example_of(rule.id)
    if example is None:
        return
    first = example.holds[0]
    yield "holds", grounded(first, lang) or first.message(lang)
    nothing = say("rule", "nothing", lang)
    for change in example.changes:
        where = change.where[0 if lang == "zh" else 1]
        was, now = (
            textwrap.shorten(text, LONGEST, placeholder="…") or nothing for text in (change.was, change.now)
        )
        yield "change", say("rule", "was_now", lang, where=where, was=was, now=now)
    yield "breaks", example.breaks[0].message(lang)


def _kinds(rule: Rule) -> set[str]:
    return {kind.value for kind in rule.kinds}


def _name(rule: Rule, lang: str) -> str:
    return rule.zh if lang == "zh" else rule.en


def _table(key: str, lang: str) -> str:
    known = kinds().get(key)
    if known is None:
        return key
    return known.zh if lang == "zh" else known.en
