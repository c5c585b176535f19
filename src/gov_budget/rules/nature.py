"""E: functional against economic subjects, for basic expenditure of the general public budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Address, InstitutionNature, Role
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation, Term
from gov_budget.rules.evaluate import evaluate
from gov_budget.rules.forms import terms
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Line
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

GPB, GBAS, EXP = "general_public", "general_public_basic", "expenditure"
MEDICAL = ("2101101", "2101102", "2101103", "2101199")
RUNNING = ("行政运行", "事业运行", "机构运行")
MANAGEMENT = "一般行政管理事务"

_SAME = Relation.SAME


def _basic(case: Case, code: str) -> tuple[Address, ...] | None:
    """The basic expenditure of a functional item: its column, or its whole where it has no projects."""
    table = case.table(GPB)
    if table is None or "basic" in table.columns:
        return case.every(GPB, code, "basic")
    projects = case.every(EXP, code, "project")
    return None if any(map(case.may_hold, projects)) else case.every(GPB, code, "total")


def _economic(case: Case, *codes: str) -> tuple[Address, ...]:
    return tuple(a for code in codes for a in case.every(GBAS, code, "total"))


def _equal(rule: str, function: str, economic: str, *, where_printed: bool = False) -> Test:
    """One item against one section; unchecked where basic expenditure cannot be told.

    With ``where_printed`` a place that does not print the item keeps the money elsewhere.
    """

    def test(case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
        left, right = _basic(case, function), _economic(case, economic)
        if case.table(GPB) is None or case.table(GBAS) is None:
            return
        if left is None:
            yield _untold(rule, right)
        elif where_printed and not left:
            return
        elif len(left) == 1:
            relation = _SAME if len(right) == 1 else Relation.SUM
            yield Equation(rule, left[0], terms(*right), relation)
        elif len(right) == 1:
            yield Equation(rule, right[0], terms(*left))
        elif left:
            yield Inapplicable(rule, "several_units")

    return test


def _against(
    rule: str, left: tuple[Address, ...], right: tuple[Address, ...], relation: Relation
) -> Equation:
    """Σ left against Σ right, with the first of the left side as the total."""
    first, *others = left
    parts = (*terms(*right), *(Term(address, -1) for address in others))
    return Equation(rule, first, parts, relation)


def _items(case: Case, codes: tuple[str, ...]) -> tuple[Address, ...] | None:
    found = [_basic(case, code) for code in codes]
    return None if None in found else tuple(a for each in found for a in each or ())


def _untold(rule: str, economic: tuple[Address, ...]) -> Judgement:
    """What an item spends on 基本 cannot be told apart from its projects."""
    return Judgement(rule, economic[:1], unchecked="missing_operand")


def _medical(case: Case) -> Iterator[Equation | Judgement]:
    left, right = _items(case, MEDICAL), _economic(case, "30110", "30111")
    if left is None:
        yield _untold("E03", right)
    elif left and right:
        plain = _against("E03", left, right, Relation.SUM)
        wider = _against("E03", left, (*right, *_medical_sub_items(case)), Relation.SUM)
        outcome = evaluate(plain, case.budget)
        agrees = outcome is None or outcome.verdict is not Verdict.BROKEN
        yield plain if agrees else wider


def _medical_sub_items(case: Case) -> Iterator[Address]:
    table = case.table(GBAS)
    for i, line in enumerate(table.lines if table else ()):
        if line.role is Role.LOCAL and line.code.startswith("30112") and "医疗" in line.name:
            yield Address(case.budget.by_kind[GBAS], i, "total")


def _subsidies(case: Case) -> Iterator[Equation | Judgement]:
    left, right = _items(case, ("2210202", "2210203")), _economic(case, "30102", "30103", "30307")
    if left is None:
        yield _untold("E05", right)
    elif left and case.table(GBAS) is not None:
        yield _against("E05", left, right, Relation.AT_MOST)


def _pensions(case: Case) -> Iterator[Equation | Judgement]:
    left, right = _economic(case, "30301", "30302"), _items(case, ("2080501", "2080502", "2080504"))
    if left and right is None:
        yield _untold("E06", left)
    elif left and right is not None and case.table(GPB) is not None:
        yield _against("E06", left, right, Relation.AT_MOST)


def _survivors(case: Case) -> Iterator[Judgement]:
    table = case.table(GPB)
    for address in _economic(case, "30304") if table else ():
        there = table is not None and any(line.code.startswith("20808") for line in table.lines)
        problem = ("抚恤金按功能通常列20808款", "survivor payments usually stand under 20808")
        if case.fen(address):
            yield Judgement("E07", (address,), None if there else problem)


def _other_insurance(case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
    if case.budget.profile != "sichuan":
        profile = case.budget.profile or "-"
        yield Inapplicable("E08", "wrong_profile", (profile, profile))
        return
    left, right = _items(case, ("2089999", "2082701", "2082702", "2082703")), _economic(case, "30112")
    if left is None:
        yield _untold("E08", right)
    elif left and right:
        yield _against("E08", left, right, Relation.SUM)


def _running(case: Case) -> Iterator[Judgement]:
    table = case.table(EXP)
    if table is None or not {"basic", "project"} <= set(table.columns):
        return
    n = case.budget.by_kind[EXP]
    for i in table.leaves:
        line = table.lines[i]
        if line.name in RUNNING or line.name == MANAGEMENT:
            column = "project" if line.name in RUNNING else "basic"
            yield Judgement("E09", (Address(n, i, column),), _misplaced(case, line, n, i))


def _misplaced(case: Case, line: Line, n: int, i: int) -> tuple[str, str] | None:
    basic, project = case.fen(Address(n, i, "basic")), case.fen(Address(n, i, "project"))
    if line.name == MANAGEMENT:
        return ("这一项用于项目支出", "this item is for projects") if basic else None
    return ("比基本支出还多", "it is more than basic expenditure") if project > basic else None


def _institutions(case: Case) -> Iterator[Judgement]:
    institution = case.budget.institution
    natures = [n for n in (institution.nature, *(u.nature for u in institution.units)) if n is not None]
    none = InstitutionNature.PUBLIC_INSTITUTION not in natures
    problem = ("该科目用于事业单位", "the subject is for public institutions")
    for address in (*_running_institutions(case), *_economic(case, "30107")):
        if case.fen(address):
            unchecked = "" if natures else "no_prose"
            yield Judgement("E10", (address,), problem if none and natures else None, unchecked)


def _running_institutions(case: Case) -> Iterator[Address]:
    table = case.table(EXP)
    for i in table.leaves if table else ():
        if table is not None and table.lines[i].name == "事业运行":
            yield Address(case.budget.by_kind[EXP], i, "total")


TESTS: dict[str, Test] = {
    "E01": _equal("E01", "2080505", "30108"),
    "E02": _equal("E02", "2080506", "30109"),
    "E03": _medical,
    "E04": _equal("E04", "2210201", "30113"),
    "E05": _subsidies,
    "E06": _pensions,
    "E07": _survivors,
    "E08": _other_insurance,
    "E09": _running,
    "E10": _institutions,
    "E11": _equal("E11", "2050803", "30216", where_printed=True),
}
