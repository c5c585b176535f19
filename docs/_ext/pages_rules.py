"""The pages of the rule book, from ``gov_budget.rules.book()``."""

from __future__ import annotations

from collections import Counter

from _ext.tables import code, table
from gov_budget.fiscal import DocumentKind
from gov_budget.rules import Rule, State, book

__all__ = ["counts", "group", "overview"]

KINDS = {
    DocumentKind.DEPARTMENT_BUDGET: "部门预算 department budget",
    DocumentKind.UNIT_BUDGET: "单位预算 unit budget",
    DocumentKind.FINAL_ACCOUNT: "决算 final account",
}


def counts() -> str:
    """Return how many rules the book has, by strength and by grade of basis."""
    rules = book()
    by_strength = Counter(rule.strength.value for rule in rules)
    by_grade = Counter(rule.basis_grade for rule in rules)
    said = [f"The rule book of this version has {len(rules)} rules."]
    said += ["By strength: " + ", ".join(f"{n} {name}" for name, n in by_strength.most_common()) + "."]
    said += ["By grade of basis: " + ", ".join(f"{n} {name}" for name, n in by_grade.most_common()) + "."]
    return " ".join(said)


def overview() -> str:
    """Return one row for each rule."""
    rows = [(_link(r), r.zh, r.en, r.strength.value, r.basis_grade, _letters(r)) for r in book()]
    return table(("Rule", "中文", "English", "Strength", "Basis", "Kinds"), rows)


def group(letter: str) -> str:
    """Return one section for each rule of a group."""
    return "\n\n".join(_section(rule) for rule in book() if rule.group == letter)


def _link(rule: Rule) -> str:
    return f"[{rule.id}](#rule-{rule.id.lower()})"


def _letters(rule: Rule) -> str:
    return " ".join(kind.value for kind in DocumentKind if kind in rule.kinds)


def _section(rule: Rule) -> str:
    facts = table(("", ""), _facts(rule))
    parts = [f"(rule-{rule.id.lower()})=", f"## {rule.id} {rule.zh}", f"*{rule.en}*", facts]
    parts += [_pair("Why it holds", rule.why_zh, rule.why_en)]
    parts += [_pair("When it does not, or is not applied", rule.not_zh, rule.not_en)]
    return "\n\n".join(part for part in parts if part)


def _facts(rule: Rule) -> list[tuple[str, str]]:
    kinds = ", ".join(KINDS[kind] for kind in DocumentKind if kind in rule.kinds)
    facts = [
        ("Strength", f"{rule.strength.value}; broken is reported as {rule.strength.severity.value}"),
        ("Kinds of document", kinds),
        ("Tables", ", ".join(map(code, rule.tables)) or "all"),
        ("Basis", f"{rule.basis_zh}<br>{rule.basis_en}"),
        ("Grade of basis", rule.basis_grade),
    ]
    if rule.state is not State.IMPLEMENTED:
        facts.insert(0, ("State", f"{rule.state.value}<br>{rule.state_zh}<br>{rule.state_en}"))
    if rule.first_year or rule.last_year:
        facts.append(("Fiscal years", f"{rule.first_year or ''} – {rule.last_year or ''}"))
    return facts


def _pair(title: str, chinese: str, english: str) -> str:
    return f"**{title}.** {chinese}\n\n{english}" if chinese or english else ""
