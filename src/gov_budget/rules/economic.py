"""X16 to X23: the tables by economic class against the tables they split up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget import codes
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import (
    Agencies,
    AnyOf,
    At,
    Choose,
    Codes,
    Either,
    Has,
    Leaves,
    MayHold,
    NotApplicable,
    OtherMoney,
    Paired,
    Relate,
    Sums,
    same,
)

if TYPE_CHECKING:
    from gov_budget.rules.rule import Test

__all__ = ["CROSS_ECONOMIC", "THREE_PUBLIC_FUNDS", "item_equations"]

FECO, GBAS = "appropriation_by_economic", "general_public_basic"
SUMMARY, GOVERNMENT = "economic_summary", "government_economic"

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
    return Relate("X22", At("expenditure", "total", "total"), (Leaves(SUMMARY, first, "total"),))


def _crosswalk() -> Choose:
    """The crosswalk of 机关 never applies to 事业单位, nor where the nature is not known."""
    by_summary = Choose(Has((SUMMARY,)), _mapped(SUMMARY), _mapped(FECO))
    both = Choose(Agencies(), by_summary, NotApplicable("X23", "several_units"))
    return Choose(Has((GOVERNMENT,)), Choose(Has((SUMMARY, FECO)), both))


def _mapped(kind: str) -> Sums:
    """Each government section is the sum of the department sections that map onto it."""
    return Sums(
        tuple(
            Relate("X23", At(GOVERNMENT, code, "total"), (Codes(kind, departments, "total"),), empty=True)
            for code, departments in codes.agency_crosswalk().items()
        )
    )


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
    "X23": _crosswalk(),
}
