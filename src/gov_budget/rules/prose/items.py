"""P11 to P14, P24: the items and classes of expenditure that the prose describes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gov_budget.fiscal import Fund
from gov_budget.rules.equation import Equation, Judgement, Relation, Term
from gov_budget.rules.forms import terms
from gov_budget.rules.prose.naming import misnamed
from gov_budget.rules.prose.rows import Rows, lost_in_order
from gov_budget.rules.prose.said import Said, nearest, this_year
from gov_budget.rules.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.model import Address
    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

FEWEST = 3
"""So many described items at least make a description of the items."""


def _codes(case: Case, rows: Rows) -> Mapping[Address, str]:
    """The code of each described item that can be told, by the address of its claim."""
    found = {one.address: rows.code_of(one.claim.subject) for one in this_year(case, "item")}
    return {**found, **lost_in_order(case, rows)}


def _items(case: Case) -> Iterator[Statement]:
    """The amount of an item is that of its row, over the fund tables; so is that of a class."""
    rows = Rows.of(case)
    codes = _codes(case, rows)
    for one in this_year(case, "item"):
        found = rows.amounts(codes.get(one.address, ""))
        if found:
            yield Equation("P12", one.address, terms(*found), _relation(found))
        elif rows.codes:
            yield Judgement("P12", (one.address,), unchecked="ambiguous")
    for one in this_year(case, "class"):
        found = rows.class_amounts(one.claim.subject, one.claim.scope)
        if found:
            yield Equation("P12", one.address, terms(*found), _relation(found))


def _relation(found: tuple[Address, ...]) -> Relation:
    return Relation.SAME if len(found) == 1 else Relation.SUM


def _only_general_public(case: Case) -> Iterator[Statement]:
    """The classes listed under 一般公共预算 are of that fund and add up to its total."""
    listed: dict[object, list[Said]] = {}
    for one in this_year(case, "class"):
        if one.claim.scope is Fund.GENERAL_PUBLIC:
            place = (one.claim.span.section, one.claim.span.paragraph // FEWEST) if one.claim.span else None
            listed.setdefault(place if one.claim.span is None else one.claim.span.section, []).append(one)
    for group in listed.values():
        total = nearest(group[0], this_year(case, "general_public"))
        named = [one.claim.subject for one in group]
        if total is not None and len(group) > 1 and len(set(named)) == len(named):
            yield Equation("P11", total.address, tuple(Term(one.address) for one in group))
    rows = Rows.of(case)
    for group in listed.values():
        for one in group:
            foreign = rows.is_foreign(one.claim.subject)
            text = f"{one.claim.subject}{one.claim.cell.text}"
            problem = (f"{text}不在一般公共预算支出表中", f"{text} is not in the general public table")
            if foreign is not None:
                yield Judgement("P11", (one.address,), problem if foreign else None)


def _each_once(case: Case) -> Iterator[Statement]:
    """Every item with money is described once, and no other."""
    rows, described = Rows.of(case), this_year(case, "item")
    if len(described) < FEWEST or not rows.codes:
        return
    codes = _codes(case, rows)
    heads = _heads(described)
    counted = Counter(codes.get(one.address, "") for one in heads)
    unknown = [one for one in heads if not codes.get(one.address)]
    if unknown and not any(one.claim.subject for one in unknown):
        yield Judgement("P13", tuple(one.address for one in unknown), unchecked="ambiguous")
        return
    lacking = [code for code in rows.due(counted) if not counted[code]]
    twice = [code for code, n in counted.items() if code and n > 1]
    foreign = [code for code in counted if code and not rows.may_be_spent(code)]
    absent = [one.claim.subject for one in unknown]
    absent += [f"{code} {rows.names.get(code, '')}".strip() for code in foreign]
    parts = (("没有说明的项", "not described", [f"{c} {rows.names[c]}" for c in lacking]),
             ("重复说明的项", "described twice", [f"{c} {rows.names.get(c, '')}" for c in twice]),
             ("表中没有的项", "not in the table", absent))  # fmt: skip
    said = [(f"{zh}：{'、'.join(x)}", f"{en}: {', '.join(x)}") for zh, en, x in parts if x]
    problem = ("；".join(zh for zh, _ in said), "; ".join(en for _, en in said)) if said else None
    wrong = {"", *twice, *foreign}
    concerned = [one.address for one in heads if codes.get(one.address, "") in wrong]
    every = [one.address for one in heads]
    yield Judgement("P13", tuple(concerned or every[:1] if problem else every), problem)


def _heads(described: list[Said]) -> list[Said]:
    """The first amount of each description: an item repeats its amount within its own paragraphs."""
    heads: list[Said] = []
    for one in described:
        again = heads and one.claim.subject and one.claim.subject == heads[-1].claim.subject
        if not again:
            heads.append(one)
    return heads


def _names(case: Case) -> Iterator[Statement]:
    """The names of class, section and item are those of the year."""
    seen: set[str] = set()
    rows = Rows.of(case)
    for one in this_year(case, "item", "class"):
        if one.claim.subject and one.claim.subject not in seen and "/" in one.claim.subject:
            seen.add(one.claim.subject)
            problem, is_sure = misnamed(one.claim.subject, case.budget.year, rows)
            unsure = problem is not None and not is_sure
            yield Judgement("P14", (one.address,), problem, unchecked="uncertain_subject" if unsure else "")


def _purposes(case: Case) -> Iterator[Statement]:
    """The stated purpose of an item does not speak of another one."""
    rows = Rows.of(case)
    codes = _codes(case, rows)
    lists = words("purposes")["purpose"]
    for one in this_year(case, "item"):
        code, text = codes.get(one.address, ""), _purpose(case, one)
        if not code or not text or not any(code.startswith(entry["code"]) for entry in lists):
            continue
        own = [w for entry in lists if code.startswith(entry["code"]) for w in entry["words"]]
        other = [
            w for entry in lists if not code.startswith(entry["code"]) for w in entry["words"] if w in text
        ]
        wrong = other and not any(w in text for w in own)
        problem = (f"{rows.names.get(code, code)}写作用于“{'、'.join(other)}”",
                   f"{rows.names.get(code, code)} is said to be for “{', '.join(other)}”")  # fmt: skip
        yield Judgement("P24", (one.address,), problem if wrong else None)


def _purpose(case: Case, one: Said) -> str:
    """What stands behind 主要用于, up to the end of the sentence; where the paragraph ends, the next.

    The purpose stands before the amount of an item or behind it, but no other amount between.
    """
    span = one.claim.span
    sections = (case.budget.statement.sections if case.budget.statement else None) or ()
    if span is None or not sections:
        return ""
    paragraphs = sections[span.section].paragraphs[span.paragraph :]
    before = paragraphs[0][: span.start].rpartition(FOR)
    behind = paragraphs[0][span.end :].partition(FOR)
    if before[1] and "元" not in before[2]:
        return before[2].partition("。")[0]
    if not behind[1] or "元" in UNIT.sub("", behind[0]):
        return ""
    purpose = behind[2].lstrip("：:") or "".join(paragraphs[1:2])
    return purpose.partition("。")[0]


FOR = "主要用于"
UNIT = re.compile(r"^\s*[亿万]?元")


TESTS: dict[str, Test] = {
    "P11": _only_general_public,
    "P12": _items,
    "P13": _each_once,
    "P14": _names,
    "P24": _purposes,
}
