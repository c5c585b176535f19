"""The equations of a rule in lang, from the forms that declare them: 合计 = 基本支出 + 项目支出."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from gov_budget.model import TableKind, kind
from gov_budget.reports.words import say
from gov_budget.rules import Equation, Relation
from gov_budget.rules.forms import (
    Across,
    At,
    Below,
    Choose,
    Columns,
    Down,
    Either,
    Lines,
    Relate,
    Repeat,
    Sums,
    Within,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.rules import Finding, Rule
    from gov_budget.rules.forms import Place

__all__ = ["formulas", "grounded"]

_SIGNS = {Relation.SUM: "=", Relation.SAME: "=", Relation.AT_MOST: "≤", Relation.AT_LEAST: "≥"}


def formulas(rule: Rule, lang: str) -> tuple[str, ...]:
    """Return the equations that a rule declares as data, in Chinese (``zh``) or English (``en``).

    Empty for a rule whose test is no declared form.

    >>> from gov_budget.rules import rule
    >>> formulas(rule("W10"), "zh")[0]
    '部门支出总表，每一行：合计 = 基本支出 + 项目支出 + 上缴上级支出 + 对附属单位补助支出 + 事业单位经营支出'
    """
    return tuple(dict.fromkeys(_said(rule.test, lang)))


def grounded(finding: Finding, lang: str) -> str:
    """Return the equation of a finding with its places and printed figures; empty where it is none."""
    statement = finding.statement
    if not isinstance(statement, Equation):
        return ""
    left, *right = [f"{place.label(lang)} {place.printed or '–'}" for place in finding.cells]
    terms = zip(right, (term.sign for term in statement.parts), strict=True)
    return f"{left} {_SIGNS[statement.relation]} {_added(terms)}"


def _added(terms: Iterable[tuple[str, int]]) -> str:
    text = "".join(f" {'+' if sign > 0 else '−'} {name}" for name, sign in terms)
    return text.removeprefix(" + ").strip() or "0"


@singledispatch
def _said(form: object, lang: str) -> tuple[str, ...]:
    del form, lang
    return ()


@_said.register
def _(form: Sums, lang: str) -> tuple[str, ...]:
    return tuple(text for each in form.forms for text in _said(each, lang))


@_said.register
def _(form: Choose, lang: str) -> tuple[str, ...]:
    return (*_said(form.then, lang), *_said(form.otherwise, lang))


@_said.register
def _(form: Columns, lang: str) -> tuple[str, ...]:
    table = kind(form.kind)
    chosen = [column for column in table.columns if form.total in ("", column.key)]
    sums = [(c.key, parts) for c in chosen for parts in c.parts if not form.part or form.part in parts]
    scope = say("formula", "each_line", lang)
    return tuple(_in_table(table, scope, _sum(table, key, parts, lang), lang) for key, parts in sums)


@_said.register
def _(form: Across, lang: str) -> tuple[str, ...]:
    table = kind(form.kind)
    terms = [*((key, 1) for key in form.added), *((key, -1) for key in form.taken)]
    if not {form.total, *form.added, *form.taken} <= set(table.by_key):
        return ()
    right = _added((_column(table, key, lang), sign) for key, sign in terms)
    return (
        _in_table(
            table, say("formula", "each_line", lang), f"{_column(table, form.total, lang)} = {right}", lang
        ),
    )


@_said.register
def _(form: Lines, lang: str) -> tuple[str, ...]:
    table = kind(form.kind)
    parts = [_line(table, line.key, lang) for line in table.lines if line.within == form.line]
    if form.line == "expenditure":
        parts.append(say("formula", "classes", lang))
    if not parts:
        return ()
    equation = f"{_line(table, form.line, lang)} = {' + '.join(parts)}"
    return (_each_column(form.kind, equation, lang),)


@_said.register
def _(form: Down, lang: str) -> tuple[str, ...]:
    equation = f"{say('formula', 'total', lang)} = {say('formula', 'below', lang)}"
    return (_each_column(form.kind, equation, lang),)


@_said.register
def _(form: Within, lang: str) -> tuple[str, ...]:
    equation = f"{say('formula', 'sum_line', lang)} {_SIGNS[form.relation]} {say('formula', 'below', lang)}"
    return tuple(_each_column(key, equation, lang) for key in form.kinds)


@_said.register
def _(form: Below, lang: str) -> tuple[str, ...]:
    right = say("formula", "below", lang) if form.classes else say("formula", "finest", lang)
    equation = f"{say('formula', 'total', lang)} = {right}"
    return tuple(_each_column(key, equation, lang) for key in form.kinds)


@_said.register
def _(form: Repeat, lang: str) -> tuple[str, ...]:
    equation = f"{say('formula', 'repeat', lang)} = {say('formula', 'total', lang)}"
    return (_each_column(form.kind, equation, lang),)


@_said.register
def _(form: Relate, lang: str) -> tuple[str, ...]:
    terms = [(_place(part, lang), part.sign) for part in form.parts]
    if not all(name for name, _ in terms):
        return ()
    return (f"{_place(form.total, lang)} {_SIGNS[form.relation]} {_added(terms)}",)


def _each_column(key: str, equation: str, lang: str) -> str:
    return _in_table(kind(key), say("formula", "each_column", lang), equation, lang)


def _in_table(table: TableKind, scope: str, equation: str, lang: str) -> str:
    return f"{table.zh}，{scope}：{equation}" if lang == "zh" else f"{table.en}, {scope}: {equation}"


def _column(table: TableKind, key: str, lang: str) -> str:
    return table.by_key[key].zh if lang == "zh" and key in table.by_key else key.replace("_", " ")


def _sum(table: TableKind, total: str, parts: Iterable[str], lang: str) -> str:
    return f"{_column(table, total, lang)} = {' + '.join(_column(table, key, lang) for key in parts)}"


def _line(table: TableKind, key: str, lang: str) -> str:
    declared = table.line_by_key.get(key)
    if lang == "zh":
        return declared.zh if declared else say("formula", "total", lang) if key == "total" else key
    return key.replace("_", " ").replace(".", ": ")


def _place(place: Place, lang: str) -> str:
    if isinstance(place, Either):
        return _place(place.options[0], lang)
    if not isinstance(place, At):
        return ""
    table = kind(place.kind)
    line, column = _line(table, place.line, lang), _column(table, place.column, lang)
    return f"{table.zh}“{line}”{column}" if lang == "zh" else f"{table.en} “{line}” {column}"
