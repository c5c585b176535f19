"""K: the amounts in the performance forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import INDICATOR, Address
from gov_budget.rules.equation import Equation, Relation
from gov_budget.rules.forms import At, Choose, Columns, Down, Listed, Named, Relate, Sums, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

PERF, WPERF = "project_performance", "whole_performance"
COST, UNIT_COST = "成本", ("单位", "人均", "每", "标准")
QUOTA = "公用经费"

_SAME = Relation.SAME


def _costs(case: Case, kind: str) -> Iterator[tuple[Address, str, str]]:
    """Each total-cost indicator that is an amount of money: address, name, project."""
    table = case.table(kind)
    for i, indicator in enumerate(table.indicators if table else ()):
        total_cost = COST in indicator.level1 and not any(word in indicator.name for word in UNIT_COST)
        if total_cost and indicator.amount is not None:
            yield Address(case.budget.by_kind[kind], i, INDICATOR), indicator.name, indicator.project


def _project_cost(case: Case) -> Iterator[Equation]:
    found = list(_costs(case, PERF))
    projects = [project for *_, project in found]
    for address, _, project in found:
        part = case.at(PERF, project, "amount")
        if part is not None and projects.count(project) == 1:
            yield Equation("K03", address, terms(part), _SAME)


def _nature_cost(case: Case) -> Iterator[Equation]:
    for address, name, _ in _costs(case, WPERF):
        for word, column in (("基本支出", "basic"), ("项目支出", "project")):
            part = case.at(WPERF, "total", column)
            if word in name and part is not None:
                yield Equation("K06", address, terms(part), _SAME)


def _all_projects() -> Sums:
    """The projects listed are 项目支出, and 公用经费 too where its quotas are listed."""
    total, project = At(PERF, "total", "amount"), At("expenditure", "total", "project")
    public_use = At("general_public_basic", "total", "public_use", optional=True)
    plain, with_quotas = Relate("K07", total, (project,)), Relate("K07", total, (project, public_use))
    return Sums((Down("K07", PERF), Choose(Named(PERF, QUOTA), with_quotas, plain)))


_NAMED = Listed(
    "K13",
    PERF,
    "amount",
    "general_public_projects",
    rest=At("government_fund", "total", "project"),
    apart=(QUOTA, "运行维护费"),
)
"""A project has the amount that 项目支出表 gives it, or its whole 项 of the fund table."""


TESTS: dict[str, Test] = {
    "K03": _project_cost,
    "K04": Relate("K04", At(WPERF, "total", "total"), (At("expenditure", "total", "total"),), _SAME),
    "K05": Columns("K05", WPERF),
    "K06": _nature_cost,
    "K07": _all_projects(),
    "K13": _NAMED,
}
