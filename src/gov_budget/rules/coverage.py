"""K: what the prose says of the projects with performance targets, against the tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import HEAD, INDICATOR, Address, Aspect, Role
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation, Term
from gov_budget.rules.forms import Columns, terms
from gov_budget.rules.stated import OfTheText, count_of, sentence_of, stated
from gov_budget.rules.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

PERF, WPERF = "project_performance", "whole_performance"
CLASSES = ("performance.personnel", "performance.operation", "performance.target")

_DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九十")}


def _projects(case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
    """Number and amount of the projects in the text are those of the table."""
    counts, table = stated(case, "performance", Aspect.COUNT), case.table(PERF)
    if table is None or not counts:
        return
    if re.search(words("performance")["threshold"]["words"], sentence_of(case, counts[0][1])):
        yield Inapplicable("K08", "threshold")
        return
    lines = [i for i, line in enumerate(table.lines) if line.role is Role.PROJECT]
    for address, claim in counts[:1]:
        number = count_of(claim)
        at = (address, Address(case.budget.by_kind[PERF], HEAD, ""))
        problem = (f"文中{number}个，表中{len(lines)}个", f"{number} in the text, {len(lines)} in the table")
        yield Judgement("K08", at, problem if number != len(lines) else None,
                        unchecked="" if number is not None else "unreadable")  # fmt: skip
    total = case.claim("performance")
    printed = case.at(PERF, "total", "amount")
    parts = (printed,) if printed else tuple(case.at(PERF, i, "amount") for i in lines)
    if total is not None and any(parts):
        yield Equation("K08", total, terms(*parts))


def _classes(case: Case) -> Iterator[Equation]:
    """人员类 is 基本 without 公用; 特定目标类 lies in 项目; the three together in all expenditure."""
    personnel, operation, target = (case.claim(key) for key in CLASSES)
    whole, basic, project = (case.at("expenditure", "total", c) for c in ("total", "basic", "project"))
    public_use = case.at("general_public_basic", "total", "public_use")
    if personnel and basic and public_use:
        yield Equation("K09", personnel, (Term(basic), Term(public_use, -1)), Relation.AT_MOST)
    if target and project:
        yield Equation("K09", target, (Term(project),), Relation.AT_MOST)
    if whole and personnel and (operation or target):
        yield Equation("K09", whole, terms(personnel, operation, target), Relation.AT_LEAST)


def _within_projects(case: Case) -> Iterator[Equation | Inapplicable]:
    """Where only 项目支出 has targets, they cover no more than all of it."""
    total, project = case.claim("performance"), case.at("expenditure", "total", "project")
    if total is None or project is None:
        return
    if any(stated(case, key) or stated(case, key, Aspect.COUNT) for key in CLASSES[:1]):
        yield Inapplicable("K15", "covers_basic")
    else:
        yield Equation("K15", total, (Term(project),), Relation.AT_MOST)


def _period(case: Case) -> Iterator[Judgement]:
    """The forms name the year of the budget, and the same ordinal of an event as the text."""
    for kind in (WPERF, PERF):
        table = case.table(kind)
        if table is None:
            continue
        head = Address(case.budget.by_kind[kind], HEAD, "")
        said = re.search(words("performance")["period"]["year"], " ".join((table.title, *table.headings)))
        if said:
            year = int(said[1] or said[2])
            problem = (f"表头为{year}年", f"the head says {year}")
            yield Judgement("K17", (head,), problem if year != case.budget.year else None)
    yield from _ordinals(case)


def _ordinals(case: Case) -> Iterator[Judgement]:
    said = [event for passage in case.passages for event in _events(passage.flat)]
    for address, (number, name) in _events_of_forms(case):
        same = {n for n, other in said if other == name}
        if same:
            shown = "、".join(f"第{n}届" for n in sorted(same))
            en = f"ordinal {number} in the form, {shown} in the text"
            problem = (f"表中为第{number}届，文中为{shown}", en)
            yield Judgement("K17", (address,), None if number in same else problem)


def _events_of_forms(case: Case) -> Iterator[tuple[Address, tuple[int, str]]]:
    table = case.table(WPERF)
    if table is None:
        return
    n, seen = case.budget.by_kind[WPERF], set[tuple[int, str]]()
    texts = [(Address(n, i, INDICATOR), one.name) for i, one in enumerate(table.indicators)]
    texts += [(Address(n, HEAD, ""), note) for note in table.notes]
    for address, text in texts:
        for number, name in _events("".join(text.split())):
            if (number, name) not in seen:
                seen.add((number, name))
                yield address, (number, name)


def _events(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(words("performance")["period"]["ordinal"], text):
        yield _number(found[1]), found[2]


def _number(text: str) -> int:
    """The ordinal of an event, in digits or in Chinese up to ninety-nine."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones if ten else tens, 0)


TESTS: dict[str, Test] = {
    "K08": OfTheText("K08", _projects),
    "K09": OfTheText("K09", _classes),
    "K15": OfTheText("K15", _within_projects),
    "K16": Columns("K16", PERF),
    "K17": _period,
}
