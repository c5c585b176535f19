"""X16 to X23: the tables by economic class against the tables they split up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget import codes
from gov_budget.model import Address
from gov_budget.rules.equation import Equation, Inapplicable, Relation
from gov_budget.rules.forms import (
    AnyOf,
    At,
    Choose,
    Codes,
    Either,
    Has,
    Leaves,
    MayHold,
    OtherMoney,
    Paired,
    Relate,
    Sums,
    same,
    terms,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Table
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["CROSS_ECONOMIC", "THREE_PUBLIC_FUNDS", "item_equations"]

FECO, GBAS = "appropriation_by_economic", "general_public_basic"

THREE_PUBLIC_FUNDS = {"three_public": "general_public", "government_fund_three_public": "government_fund"}
"""Which fund column of 财政拨款支出预算表 each “三公” table repeats."""

_SAME = Relation.SAME


def item_equations(rule: str, kind: str) -> Choose:
    """Return that each “三公” item is the sum of its economic codes, by the table's fund."""
    fund = THREE_PUBLIC_FUNDS[kind]
    items = (
        Relate(rule, At(kind, "total", item.key), (Codes(FECO, item.codes, fund),), single=_SAME, empty=True)
        for item in codes.three_public_codes()
    )
    return Choose(Has((FECO,)), Sums(tuple(items)))


def _unit_balance(column: str) -> Choose:
    total, part = At("balance", "expenditure_total", column), At(GBAS, "total", column)
    basic_of_funds = tuple(At(kind, "total", "basic") for kind in ("government_fund", "state_capital"))
    more = AnyOf((OtherMoney(maybe=True), MayHold(basic_of_funds)))
    return Choose(more, Relate("X20", total, (part,), Relation.AT_LEAST), same("X20", total, part))


def _summary(first: str) -> Relate:
    return Relate("X22", At("expenditure", "total", "total"), (Leaves("economic_summary", first, "total"),))


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
    "X16": Paired("X16", FECO, "general_public_basic", GBAS, "total"),
    "X17": same(
        "X17",
        At(FECO, "total", "total"),
        Either(
            (
                At("appropriation_balance", "expenditure", "total"),
                At("appropriation_balance", "expenditure_total", "total"),
            )
        ),
    ),
    "X18": item_equations("X18", "three_public"),
    "X19": item_equations("X19", "government_fund_three_public"),
    "X20": Sums(tuple(_unit_balance(column) for column in ("personnel", "public_use"))),
    "X22": Sums(tuple(_summary(first) for first in ("3", "5"))),
    "X23": _crosswalk,
}
