"""U: “三公”, 机关运行经费, procurement, vehicles and the list of units, against the units' documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Address, InstitutionNature, Role
from gov_budget.rules.case import Case
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.evaluate import agree
from gov_budget.rules.unit_set import absence, bare, is_complete, listed, without_document
from gov_budget.rules.unit_tables import THREE_PUBLIC, sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import DepartmentBudget
    from gov_budget.money import Figure
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

STATED = ("operating", "procurement", "procurement.goods", "procurement.works", "procurement.services")
OWN_DIGITS = 3
"""A unit's code begins with the three digits of its department."""


def _facts(case: Case) -> Iterator[Judgement | Inapplicable]:
    missing = absence("U04", case) or is_complete("U04", case)
    if missing is not None:
        yield missing
        return
    yield from sums("U04", case, THREE_PUBLIC)
    for key in STATED:
        yield from _stated(case, key)
    yield from _vehicles(case)


def _stated(case: Case, key: str) -> Iterator[Judgement]:
    """An amount of the text is the sum of the units'; where a unit states none it may have some."""
    address = case.claim(key)
    total = case.budget.cell(address).figure if address else None
    if address is None or total is None:
        return
    parts = [_own(unit, key) for unit in case.units]
    known = [part for part in parts if part is not None]
    silent = any(
        part is None and not _has_none(unit, key) for part, unit in zip(parts, case.units, strict=True)
    )
    right = agree(total, known) if known else not total.fen
    added = "＋".join(part.text for part in known) or "0"
    problem = (f"各单位为{added}", f"the units have {added}")
    yield Judgement("U04", (address,), None if right else problem, "missing_operand" if silent else "")


def _own(unit: DepartmentBudget, key: str) -> Figure | None:
    address = Case(unit).claim(key)
    return unit.cell(address).figure if address else None


def _has_none(unit: DepartmentBudget, key: str) -> bool:
    """A 事业单位 has no 机关运行经费, whether or not it says so."""
    return key == "operating" and unit.institution.nature is InstitutionNature.PUBLIC_INSTITUTION


def _vehicles(case: Case) -> Iterator[Judgement]:
    own = _count(case.budget)
    theirs = [_count(unit) for unit in case.units]
    if own is not None and None not in theirs:
        added = sum(one for one in theirs if one is not None)
        problem = (f"部门公务用车{own}辆，各单位合计{added}辆", f"{own} vehicles, {added} of the units")
        yield Judgement("U04", problem=None if added == own else problem)


def _count(budget: DepartmentBudget) -> int | None:
    vehicles = budget.statement.vehicles if budget.statement else None
    return None if vehicles is None else vehicles.asset_total if vehicles.total is None else vehicles.total


def _units(case: Case) -> Iterator[Judgement | Inapplicable]:
    """The units that the department names are those that publish, but for merged ones."""
    missing = absence("U05", case)
    if missing is not None or not listed(case):
        yield missing or Inapplicable("U05", "not_printed")
        return
    names = {x for unit in listed(case) for x in (bare(unit.name), unit.code) if x}
    given = [unit.institution for unit in case.units]
    extra = [unit.name for unit in given if not {bare(unit.name), unit.code} & names]
    lacking = without_document(case)
    zh = "；".join(
        f"{said}：{'、'.join(found)}"
        for said, found in (("列出而没有文件", lacking), ("有文件而没有列出", extra))
        if found
    )
    en = f"without a document: {', '.join(lacking) or '-'}; not listed: {', '.join(extra) or '-'}"
    yield Judgement("U05", problem=(zh, en) if zh else None)


def _codes(case: Case) -> Iterator[Judgement]:
    """The code of each unit in the income table begins with that of its department."""
    table = case.table("income")
    lines = enumerate(table.lines if table else ())
    found = ((i, x.institution or x.code) for i, x in lines if x.role is Role.INSTITUTION)
    coded = [(i, code) for i, code in found if code]
    if not coded:
        return
    own = case.budget.institution.code[:OWN_DIGITS] or coded[0][1][:OWN_DIGITS]
    for i, code in coded:
        at = (Address(case.budget.by_kind["income"], i, "total"),)
        problem = (f"{code}不以{own}开头", f"{code} does not begin with {own}")
        yield Judgement("U06", at, None if code.startswith(own) else problem)


def _no_level(_: Case) -> Iterator[Inapplicable]:
    detail = (
        "街道办事处等派出机关不是一级预算，其收支属于上级政府",
        "a sub-district is no level of budget; its money belongs to the government above",
    )
    yield Inapplicable("U07", "by_nature", detail)


TESTS: dict[str, Test] = {"U04": _facts, "U05": _units, "U06": _codes, "U07": _no_level}
