"""The rule book as a person reads it: a list, or one rule with its law, its reason and its limits."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR
from gov_budget.model import kinds
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from gov_budget.rules import Rule

__all__ = ["rule_list", "rule_page"]


def rule_list(rules: Sequence[Rule], lang: str = "zh") -> RenderableType:
    """Return rules one line each under the name of their group, for a rich console."""
    if not rules:
        return Prose(say("rule", "none", lang))
    groups = (_group(letter, list(found), lang) for letter, found in groupby(rules, lambda rule: rule.group))
    return Group(*groups, Prose(say("rule", "help", lang), "dim"))


def _group(letter: str, rules: Sequence[Rule], lang: str) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for rule in rules:
        severity = say("severity", rule.severity.value, lang)
        table.add_row(rule.id, Text(severity, "dim"), Prose(_name(rule, lang)))
    return Group(Text(say("group", letter, lang), "bold"), Padding(table, (0, 0, 1, 2)))


def rule_page(rule: Rule, lang: str = "zh") -> RenderableType:
    """Return one rule in full, for a rich console."""
    facts = Table.grid(padding=(0, 2, 1, 0))
    facts.add_column(style="dim", no_wrap=True)
    for key, words in _facts(rule, lang):
        if words:
            facts.add_row(say("rule", key, lang), Prose(words))
    head = Table.grid(padding=(0, 2, 0, 0))
    head.add_row(Text(rule.id, "bold"), Prose(_name(rule, lang), "bold"))
    return Group(head, Padding(facts, (1, 0, 0, 2)))


def _facts(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    zh = lang == "zh"
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


def _kinds(rule: Rule) -> set[str]:
    return {kind.value for kind in rule.kinds}


def _name(rule: Rule, lang: str) -> str:
    return rule.zh if lang == "zh" else rule.en


def _table(key: str, lang: str) -> str:
    known = kinds().get(key)
    if known is None:
        return key
    return known.zh if lang == "zh" else known.en
