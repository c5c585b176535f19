"""P01, P02, P05, P09, P15, P17 to P19: amounts that a table prints as well."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from gov_budget.fiscal import Stage
from gov_budget.rules.equation import Equation, Judgement, Relation, Term
from gov_budget.rules.forms import terms
from gov_budget.rules.indicators import places_of
from gov_budget.rules.prose.said import Said, fen_of, nearest, said, this_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address
    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

TOTALS = ("income_total", "expenditure_total", "income_current", "expenditure_current", "balance_total")
NONE = re.compile(
    r"(?:无|没有|未安排)(?:使用)?{}(?:预算)?(?:财政)?(?:拨款)?(?:安排)?(?:的)?(?:收入|支出|预算)"
)


def _against_tables(rule: str, one: Said, case: Case) -> Iterator[Equation]:
    """A claim is the sum of where the tables print the same."""
    found = _places(case, one.claim.indicator)
    if found:
        relation = Relation.SAME if len(found) == 1 else Relation.SUM
        yield Equation(rule, one.address, terms(*found), relation)


def _places(case: Case, indicator: str) -> tuple[Address, ...]:
    if indicator in ("personnel", "public_use"):
        found = case.basic(indicator)
        return (found,) if found else ()
    if indicator == "income.appropriation":
        return _appropriated(case)
    if indicator in ("appropriation", "appropriation_total"):
        return _appropriation(case, indicator)
    return places_of(case, indicator)


def _appropriated(case: Case) -> tuple[Address, ...]:
    """财政拨款收入: the printed line, or the lines of its three funds."""
    whole = case.at("balance", "income.appropriation", "amount")
    if whole is not None and case.budget.cell(whole).is_printed:
        return (whole,)
    keys = ("income.general_public", "income.government_fund", "income.state_capital")
    found = (case.at("balance", key, "amount") for key in keys)
    return tuple(address for address in found if address is not None)


def _appropriation(case: Case, indicator: str) -> tuple[Address, ...]:
    keys = ("expenditure", "expenditure_total") if indicator == "appropriation" else ("expenditure_total",)
    for key in keys if case.budget.stage is Stage.FINAL_ACCOUNT else (*keys, "expenditure"):
        found = case.at("appropriation_balance", key, "total")
        if found is not None and case.budget.cell(found).is_printed:
            return (found,)
    return ()


def _of(rule: str, *indicators: str) -> Test:
    """A rule that holds some claims of the year against the tables."""

    def test(case: Case) -> Iterator[Statement]:
        for one in this_year(case, *indicators):
            yield from _against_tables(rule, one, case)

    return test


def _totals(case: Case) -> Iterator[Statement]:
    yield from _of("P01", *TOTALS, "appropriation", "general_public")(case)
    if case.budget.stage is Stage.FINAL_ACCOUNT:
        yield from _of("P01", "appropriation_total")(case)


def _sources(case: Case) -> Iterator[Statement]:
    for one in said(case):
        is_source = one.claim.indicator.startswith("income.") or one.claim.indicator == "carry_over"
        if is_source and one.claim.year == case.budget.year:
            yield from _against_tables("P02", one, case)


def _turnover(case: Case) -> Iterator[Statement]:
    """收支总预算 is the total of one side; income and expenditure added are twice that."""
    for one in this_year(case, "appropriation_total"):
        for equation in _against_tables("P09", one, case):
            whole = sum(case.fen(term.address) for term in equation.parts)
            if whole and fen_of(one) == 2 * whole:
                text = case.budget.cell(equation.parts[0].address).text
                said = f"{one.claim.cell.text} = 2 × {text}"
                problem = (f"{said}，把收入和支出加在了一起", f"{said}: income and expenditure were added up")
                yield Judgement("P09", equation.operands, problem)
            else:
                yield equation


def _basic(case: Case) -> Iterator[Statement]:
    """人员经费, 公用经费 as the table has them, and together 基本支出 as the prose has it."""
    parts = this_year(case, "personnel", "public_use")
    for one in (*parts, *this_year(case, "general_public_basic")):
        yield from _against_tables("P15", one, case)
    for whole in this_year(case, "general_public_basic"):
        found = [
            nearest(whole, (one for one in parts if one.claim.indicator == name))
            for name in ("personnel", "public_use")
        ]
        if all(found):
            yield Equation("P15", whole.address, tuple(Term(one.address) for one in found if one))


def _fund(rule: str, fund: str, word: str) -> Test:
    """The amounts of a fund as its table has them; “无” only where the table is empty."""
    denied = re.compile(NONE.pattern.format(word))

    def test(case: Case) -> Iterator[Statement]:
        names = (fund, f"{fund}.basic", f"{fund}.project")
        yield from _of(rule, *names)(case)
        total = case.at(fund, "total", "total")
        spent = case.fen(total)
        for passage in case.passages:
            if total is not None and not passage.in_glossary and denied.search(passage.flat):
                text = case.budget.cell(total).text
                problem = (f"文中称没有，表中为{text}", f"the text says there is none, the table has {text}")
                yield Judgement(rule, (total, passage.address), problem if spent else None)

    return test


def _three_public(case: Case) -> Iterator[Statement]:
    for one in said(case, under="three_public"):
        if one.claim.year == case.budget.year:
            yield from _against_tables("P17", one, case)
    beside = case.at("three_public", "total", "operating")
    if beside is not None and case.budget.cell(beside).is_printed:
        for one in this_year(case, "operating"):
            yield Equation("P17", one.address, terms(beside), Relation.SAME)


TESTS: dict[str, Test] = {
    "P01": _totals,
    "P02": _sources,
    "P09": _turnover,
    "P15": _basic,
    "P17": _three_public,
    "P18": _fund("P18", "government_fund", "政府性基金"),
    "P19": _fund("P19", "state_capital", "国有资本经营"),
}
amounts_of_nature = partial(_of, "P05")
