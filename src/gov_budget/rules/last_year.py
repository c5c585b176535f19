"""X25: what this year's text says of last year, against what last year's document published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Address, Aspect, Role
from gov_budget.money import Interval
from gov_budget.rules.case import Case
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.evaluate import agree
from gov_budget.rules.indicators import places_of
from gov_budget.rules.subjects import names_differ
from gov_budget.rules.wording import DOWN, UP
from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Claim, Table
    from gov_budget.money import Figure
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

FUNDS = ("general_public", "government_fund", "state_capital")
CLASS, SECTION, ITEM = 3, 5, 7
AROUND = 24
"""So many letters before and behind a claim say what its base is."""


def _last_year(case: Case) -> Iterator[Judgement | Inapplicable]:
    """Every level of last year, and every change against it, as last year's document has it."""
    if case.last_year is None:
        detail = ("没有给出上年的文件", "last year's document was not given")
        yield Inapplicable("X25", "nothing_to_compare", detail)
        return
    before = Case(case.last_year)
    for address, claim in case.claims():
        if claim.cell.figure is None or claim.candidates:
            continue
        if (claim.year, claim.aspect) == (before.budget.year, Aspect.AMOUNT):
            published = _published(before, claim)
            if published:
                yield _judged(case, address, claim, published, agree(claim.cell.figure, published))
        elif (claim.base_year, claim.aspect) == (before.budget.year, Aspect.CHANGE):
            yield from _changed(case, before, address, claim)


def _changed(case: Case, before: Case, address: Address, claim: Claim) -> Iterator[Judgement]:
    """This year's level less its change is last year's level, where both are stated and the level is one."""
    sign = 1 if any(w in claim.change for w in UP) else -1 if any(w in claim.change for w in DOWN) else 0
    levels = {c.cell.figure for _, c in case.claims() if c.cell.figure and _is_level_of(c, claim)}
    published = _published(before, claim)
    change = claim.cell.figure
    if sign and published and change is not None and len({level.fen for level in levels}) == 1:
        level = min(levels, key=lambda figure: figure.quantum)
        implied = level.interval - change.interval if sign > 0 else level.interval + change.interval
        right = implied.meets(Interval.sum(figure.interval for figure in published))
        yield _judged(case, address, claim, published, right)


def _is_level_of(level: Claim, change: Claim) -> bool:
    same = (level.indicator, level.subject, level.scope, level.year)
    return same == (change.indicator, change.subject, change.scope, change.year) and (
        level.aspect is Aspect.AMOUNT and not level.candidates
    )


def _judged(
    case: Case, address: Address, claim: Claim, published: list[Figure], right: bool  # noqa: FBT001
) -> Judgement:  # fmt: skip
    there = "＋".join(figure.text for figure in published)
    problem = (f"上年公布的是{there}", f"last year's document has {there}")
    restated = not right and _is_restated(case, claim)
    return Judgement("X25", (address,), None if right else problem, "restated" if restated else "")


def _is_restated(case: Case, claim: Claim) -> bool:
    """Whether the words around a claim say that its base is not the budget of last year as published."""
    span, sections = claim.span, (case.budget.statement.sections if case.budget.statement else None) or ()
    if span is None or not sections:
        return False
    text = sections[span.section].paragraphs[span.paragraph]
    around = text[max(0, span.start - AROUND) : span.end + AROUND]
    return bool(pattern(*words("restated")["base"]["words"]).search("".join(around.split())))


def _published(before: Case, claim: Claim) -> list[Figure]:
    if claim.subject:
        places = _of_subject(before, claim)
    else:
        stated = before.claim(claim.indicator)
        places = places_of(before, claim.indicator) or ((stated,) if stated else ())
    return [figure for address in places if (figure := before.budget.cell(address).figure)]


def _of_subject(before: Case, claim: Claim) -> tuple[Address, ...]:
    """The lines of the fund tables for a class or an item that the text names by its path of names."""
    kinds = (claim.scope.value,) if claim.scope and claim.scope.value in FUNDS else FUNDS
    path = claim.subject.split("/")
    if claim.indicator not in _DEPTHS or len(path) != _DEPTHS[claim.indicator]:
        return ()
    found: list[Address] = []
    for kind in kinds:
        table = before.table(kind)
        lines = _lines(table, path) if table else []
        if len(lines) > 1:
            return ()
        found += (Address(before.budget.by_kind[kind], i, "total") for i in lines)
    return tuple(found)


_DEPTHS = {"class": 1, "item": 3}


def _lines(table: Table, path: list[str]) -> list[int]:
    """The lines as deep as the path, whose name and printed names above it are those of the path."""
    length = (CLASS, SECTION, ITEM)[len(path) - 1]
    names = {line.code: line.name for line in table.role(Role.SUBJECT)}
    return [
        i
        for i, line in enumerate(table.lines)
        if line.role is Role.SUBJECT and len(line.code) == length
        and not any(
            names_differ(names.get(line.code[:depth], name), name)
            for depth, name in zip((CLASS, SECTION, ITEM), path, strict=False)
        )
    ]  # fmt: skip


TESTS: dict[str, Test] = {"X25": _last_year}
