"""E: functional against economic subjects, for basic expenditure of the general public budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Address, InstitutionNature
from gov_budget.rules.equation import Judgement, Relation
from gov_budget.rules.forms import Against, Choose, Equal, Profile, Relieved, WrongProfile
from gov_budget.rules.forms.function import economic
from gov_budget.rules.subjects import unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Line
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

GPB, EXP = "general_public", "expenditure"
MEDICAL = ("2101101", "2101102", "2101103", "2101199")
PENSIONS = ("2080501", "2080502", "2080504")
INSURANCE = ("2089999", "2082701", "2082702", "2082703")
RUNNING = ("行政运行", "事业运行", "机构运行")
MANAGEMENT = "一般行政管理事务"


def _survivors(case: Case) -> Iterator[Judgement]:
    table = case.table(GPB)
    for address in economic(case, ("30304",)) if table else ():
        there = table is not None and any(line.code.startswith("20808") for line in table.lines)
        problem = ("抚恤金按功能通常列20808款", "survivor payments usually stand under 20808")
        if case.fen(address):
            yield Judgement("E07", (address,), None if there else problem)


def _running(case: Case) -> Iterator[Judgement]:
    table = case.table(EXP)
    if table is None or not {"basic", "project"} <= set(table.columns):
        return
    n = case.budget.by_kind[EXP]
    for i in table.leaves:
        line = table.lines[i]
        name = unspaced(line.name)
        if name in RUNNING or name == MANAGEMENT:
            column = "project" if name in RUNNING else "basic"
            yield Judgement("E09", (Address(n, i, column),), _misplaced(case, line, n, i))


def _misplaced(case: Case, line: Line, n: int, i: int) -> tuple[str, str] | None:
    basic, project = case.fen(Address(n, i, "basic")), case.fen(Address(n, i, "project"))
    if unspaced(line.name) == MANAGEMENT:
        return ("这一项用于项目支出", "this item is for projects") if basic else None
    return ("比基本支出还多", "it is more than basic expenditure") if project > basic else None


def _institutions(case: Case) -> Iterator[Judgement]:
    institution = case.budget.institution
    natures = [n for n in (institution.nature, *(u.nature for u in institution.units)) if n is not None]
    none = InstitutionNature.PUBLIC_INSTITUTION not in natures
    problem = ("该科目用于事业单位", "the subject is for public institutions")
    for address in (*_running_institutions(case), *economic(case, ("30107",))):
        if case.fen(address):
            unchecked = "" if natures else "unknown_nature"
            yield Judgement("E10", (address,), problem if none and natures else None, unchecked)


def _running_institutions(case: Case) -> Iterator[Address]:
    table = case.table(EXP)
    for i in table.leaves if table else ():
        if table is not None and table.lines[i].name == "事业运行":
            yield Address(case.budget.by_kind[EXP], i, "total")


TESTS: dict[str, Test] = {
    "E01": Equal("E01", "2080505", "30108"),
    "E02": Equal("E02", "2080506", "30109"),
    "E03": Relieved(Against("E03", MEDICAL, ("30110", "30111")), "30112", "医疗"),
    "E04": Equal("E04", "2210201", "30113"),
    "E05": Against("E05", ("2210202", "2210203"), ("30102", "30103", "30307"), Relation.AT_MOST, empty=True),
    "E06": Against(
        "E06",
        PENSIONS,
        ("30301", "30302"),
        Relation.AT_MOST,
        reverse=True,
        empty=True,
    ),
    "E07": _survivors,
    "E08": Choose(
        Profile("sichuan"),
        Against("E08", INSURANCE, ("30112",)),
        WrongProfile("E08"),
    ),
    "E09": _running,
    "E10": _institutions,
    "E11": Equal("E11", "2050803", "30216", where_printed=True),
}
