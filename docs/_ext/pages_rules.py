"""The pages of the rule book, from ``gov_budget.rules.book()``."""

from __future__ import annotations

import re
from collections import Counter

from _ext.tables import code, table
from gov_budget.fiscal import DocumentKind
from gov_budget.reports.examples import example_of
from gov_budget.reports.formulas import formulas, grounded
from gov_budget.rules import Rule, State, book, criteria, rule

__all__ = ["counts", "group", "overview", "page", "scorecard", "stubs"]

LONGEST = 300
"""A text of an example that is longer is cut."""

KINDS = {
    DocumentKind.DEPARTMENT_BUDGET: "部门预算 department budget",
    DocumentKind.UNIT_BUDGET: "单位预算 unit budget",
    DocumentKind.FINAL_ACCOUNT: "决算 final account",
}


def counts() -> str:
    """Return how many rules the book has, by strength and by grade of basis."""
    rules = book()
    by_state = Counter(_state(rule) for rule in rules)
    by_strength = Counter(rule.strength.value for rule in rules)
    by_grade = Counter(rule.basis_grade for rule in rules)
    said = [f"The rule book of this version has {len(rules)} rules."]
    said += ["By state: " + ", ".join(f"{n} {name}" for name, n in by_state.most_common()) + "."]
    said += ["By strength: " + ", ".join(f"{n} {name}" for name, n in by_strength.most_common()) + "."]
    said += ["By grade of basis: " + ", ".join(f"{n} {name}" for name, n in by_grade.most_common()) + "."]
    return " ".join(said)


def overview() -> str:
    """Return one row for each rule."""
    rows = [(_link(r), r.zh, r.en, r.strength.value, r.basis_grade, _letters(r), _state(r)) for r in book()]
    return table(("Rule", "中文", "English", "Strength", "Basis", "Kinds", "State"), rows)


def group(letter: str) -> str:
    """Return one row for each rule of a group, with a page of its own."""
    rows = [(_link(r), r.zh, r.en, r.strength.value, _state(r)) for r in book() if r.group == letter]
    return table(("Rule", "中文", "English", "Strength", "State"), rows)


def scorecard() -> str:
    """Return one row for each indicator of the scorecard."""
    rows = [
        (str(c.number), c.dimension, c.zh, c.en, ", ".join(c.rules) or "the document does not show it")
        for c in criteria()
    ]
    return table(("No", "Heading", "中文", "English", "Rules"), rows)


def page(rule_id: str) -> str:
    """Return the page of one rule."""
    one = rule(rule_id)
    parts = [f"(rule-{one.id.lower()})=", f"# {one.id} {one.zh}", f"*{one.en}*"]
    parts += [f"[All rules of group {one.group}](../{one.group}.md)", table(("", ""), _facts(one))]
    parts += [_formulas(one)]
    parts += [_pair("Why it holds", one.why_zh, one.why_en)]
    parts += [_pair("When it does not, or is not applied", one.not_zh, one.not_en)]
    parts += [_example(one)]
    return "\n\n".join(part for part in parts if part)


def stubs() -> dict[str, str]:
    """Return the name and the text of a source file for each rule.

    The pages stand in no table of contents: it would be repeated on each of them.
    """
    return {
        f"{one.id}.md": f"---\norphan: true\n---\n\n<!-- generated: rules-page {one.id} -->\n"
        for one in book()
    }


def _state(one: Rule) -> str:
    return one.state.value.replace("_", " ")


def _link(one: Rule) -> str:
    return f"[{one.id}](#rule-{one.id.lower()})"


def _letters(one: Rule) -> str:
    return " ".join(kind.value for kind in DocumentKind if kind in one.kinds)


def _facts(one: Rule) -> list[tuple[str, str]]:
    kinds = ", ".join(KINDS[kind] for kind in DocumentKind if kind in one.kinds)
    facts = [
        ("Strength", f"{one.strength.value}; broken is reported as {one.severity.value}"),
        ("Kinds of document", kinds),
        ("Tables", ", ".join(map(code, one.tables)) or "all"),
        ("Basis", f"{one.basis_zh}<br>{one.basis_en}"),
        ("Grade of basis", one.basis_grade),
    ]
    if one.state is not State.IMPLEMENTED:
        facts.insert(0, ("State", f"{_state(one)}<br>{one.state_zh}<br>{one.state_en}"))
    if one.first_year or one.last_year:
        facts.append(("Fiscal years", f"{one.first_year or ''} – {one.last_year or ''}"))
    return facts


def _formulas(one: Rule) -> str:
    said = [f"- {zh}<br>{en}" for zh, en in zip(formulas(one, "zh"), formulas(one, "en"), strict=True)]
    return "\n".join(["**Equation.**", "", *said]) if said else ""


def _example(one: Rule) -> str:
    example = example_of(one.id)
    if example is None:
        return ""
    first = example.holds[0]
    rows = [
        (
            "It holds",
            _twice(
                grounded(first, "zh") or first.message("zh"), grounded(first, "en") or first.message("en")
            ),
        )
    ]
    rows += [
        ("Changed", _twice(*(f"{place}: {_short(c.was)} → {_short(c.now)}" for place in c.where)))
        for c in example.changes
    ]
    rows += [("It is broken", _twice(*(example.breaks[0].message(lang) for lang in ("zh", "en"))))]
    return f"**Example.**\n\n{table(('', ''), rows)}"


def _twice(chinese: str, english: str) -> str:
    return "<br>".join(dict.fromkeys(_plain(text) for text in (chinese, english)))


def _short(text: str) -> str:
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text or "–"


def _plain(text: str) -> str:
    """Return a text that Markdown takes for nothing else."""
    marked = re.sub(r"([\\\\`*_{}\[\]#<>|~^$])", r"\\\1", text)
    return " ".join(marked.split())


def _pair(title: str, chinese: str, english: str) -> str:
    return f"**{title}.** {chinese}\n\n{english}" if chinese or english else ""
