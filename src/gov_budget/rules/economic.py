"""X16 to X23: the tables by economic class against the tables they split up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget import codes
from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation
from gov_budget.rules.forms import At, Relate, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Line, Table
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["CROSS_ECONOMIC", "THREE_PUBLIC_FUNDS", "item_equations"]

FECO, GBAS = "appropriation_by_economic", "general_public_basic"

THREE_PUBLIC_FUNDS = {"three_public": "general_public", "government_fund_three_public": "government_fund"}
"""Which fund column of 财政拨款支出预算表 each “三公” table repeats."""

_SAME = Relation.SAME


def _basic_rows(case: Case) -> Iterator[Equation | Judgement]:
    """Each economic row: 一般公共预算基本支出 in the one table, 合计 in the other."""
    left, right = case.table(FECO), case.table(GBAS)
    if left is None or right is None or "general_public_basic" not in left.columns:
        return
    n, m = case.budget.by_kind[FECO], case.budget.by_kind[GBAS]
    ours, theirs = _rows(left), _rows(right)
    if {owner for _, _, owner in ours} != {owner for _, _, owner in theirs}:
        yield Judgement("X16", (Address(n, 0, "general_public_basic"),), unchecked="ambiguous")
        return
    for identity, i in ours.items():
        other = (Address(m, theirs[identity], "total"),) if identity in theirs else ()
        yield Equation("X16", Address(n, i, "general_public_basic"), terms(*other), _SAME)
    for identity in theirs.keys() - ours.keys():
        yield Equation("X16", Address(m, theirs[identity], "total"), (), _SAME)


def _rows(table: Table) -> dict[tuple[str, str, str], int]:
    """The rows by code, sub-item name (some tables print a sub-item's parent's code) and institution."""
    several = len(table.role(Role.INSTITUTION)) > 1
    return {
        (*_identity(line), table.owner(i) if several else ""): i
        for i, line in enumerate(table.lines)
        if line.code
    }


def _identity(line: Line) -> tuple[str, str]:
    return (line.code[:5], line.name) if line.role is Role.LOCAL else (line.code, "")


def _appropriation(case: Case) -> Iterator[Equation]:
    line = "expenditure" if case.at("appropriation_balance", "expenditure", "total") else "expenditure_total"
    part = At("appropriation_balance", line, "total")
    return Relate("X17", At(FECO, "total", "total"), (part,), _SAME)(case)


def item_equations(case: Case, rule: str, kind: str) -> Iterator[Equation]:
    """Each “三公” item is the sum of its economic codes, over 基本 and 项目 of the table's fund."""
    if case.table(kind) is None or case.table(FECO) is None:
        return
    fund = THREE_PUBLIC_FUNDS[kind]
    for item in codes.three_public_codes():
        total = case.at(kind, "total", item.key)
        if total is not None:
            found = [a for code in item.codes for a in case.every(FECO, code, fund)]
            yield Equation(rule, total, terms(*found), _SAME if len(found) == 1 else Relation.SUM)


def _general_items(case: Case) -> Iterator[Equation]:
    return item_equations(case, "X18", "three_public")


def _fund_items(case: Case) -> Iterator[Equation]:
    return item_equations(case, "X19", "government_fund_three_public")


def _unit_balance(case: Case) -> Iterator[Equation]:
    others = ("government_fund", "state_capital")
    basic = any(case.may_hold(case.at(kind, "total", "basic")) for kind in others)
    plain = case.only_appropriation and not basic
    relation = _SAME if plain else Relation.AT_LEAST
    for column in ("personnel", "public_use"):
        total, part = At("balance", "expenditure_total", column), At(GBAS, "total", column)
        yield from Relate("X20", total, (part,), relation)(case)


def _summary(case: Case) -> Iterator[Equation]:
    table = case.table("economic_summary")
    if table is None:
        return
    n, total = case.budget.by_kind["economic_summary"], case.at("expenditure", "total", "total")
    for first in ("3", "5"):
        leaves = [Address(n, i, "total") for i in table.leaves_under(first)]
        if total is not None and leaves:
            yield Equation("X22", total, terms(*leaves))


def _crosswalk(case: Case) -> Iterator[Equation | Inapplicable]:
    table, other = case.table("government_economic"), _department_source(case)
    if table is None or other is None:
        return
    if not _only_agencies(case):
        yield Inapplicable("X23", "several_units")
        return
    n = case.budget.by_kind["government_economic"]
    for government, departments in codes.agency_crosswalk().items():
        i = table.index(government)
        if i is not None:
            found = [a for code in departments for a in case.every(other.kind.key, code, "total")]
            yield Equation("X23", Address(n, i, "total"), terms(*found))


def _department_source(case: Case) -> Table | None:
    return case.table("economic_summary") or case.table(FECO)


def _only_agencies(case: Case) -> bool:
    """The 机关 crosswalk never applies to 事业单位, nor where the nature is not known."""
    institution = case.budget.institution
    natures = [u.nature for u in institution.units] or [institution.nature]
    return all(nature is not None and nature.has_operating for nature in natures)


CROSS_ECONOMIC: dict[str, Test] = {
    "X16": _basic_rows,
    "X17": _appropriation,
    "X18": _general_items,
    "X19": _fund_items,
    "X20": _unit_balance,
    "X22": _summary,
    "X23": _crosswalk,
}
