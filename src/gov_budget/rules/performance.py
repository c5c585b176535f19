"""K: the amounts in the performance forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import INDICATOR, Address, Role
from gov_budget.rules.equation import Equation, Relation
from gov_budget.rules.forms import At, Columns, Down, Relate, terms
from gov_budget.rules.subjects import unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Table
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


def _all_projects(case: Case) -> Iterator[Equation]:
    """The projects listed are 项目支出, and 公用经费 too where its quotas are listed."""
    yield from Down("K07", PERF)(case)
    table, total = case.table(PERF), case.at(PERF, "total", "amount")
    project = case.at("expenditure", "total", "project")
    if table is None or total is None or project is None:
        return
    listed = any(QUOTA in unspaced(line.name) for line in table.role(Role.PROJECT))
    public_use = case.at("general_public_basic", "total", "public_use") if listed else None
    yield Equation("K07", total, terms(project, public_use))


def _named_projects(case: Case) -> Iterator[Equation]:
    """A project has the amount that 项目支出表 gives it, or its whole 项 of the fund table."""
    table = case.table(PERF)
    sole, fund = _sole_fund_project(case, table) if table else ("", None)
    for i, line in enumerate(table.lines if table else ()):
        if line.role is Role.PROJECT:
            part = case.at("general_public_projects", line.key, "amount")
            if part is None and line.key == sole:
                part = fund
            if part is not None:
                yield Equation("K13", Address(case.budget.by_kind[PERF], i, "amount"), terms(part), _SAME)


def _sole_fund_project(case: Case, table: Table) -> tuple[str, Address | None]:
    """The one listed project that is not accounted for elsewhere, and the fund's 项目支出."""
    listed = case.table("general_public_projects")
    others = [
        line.key
        for line in table.role(Role.PROJECT)
        if not any(word in unspaced(line.name) for word in (QUOTA, "运行维护费"))
        and (listed is None or listed.index(line.key) is None)
    ]
    fund = case.at("government_fund", "total", "project")
    return (others[0], fund) if len(others) == 1 and case.fen(fund) else ("", None)


TESTS: dict[str, Test] = {
    "K03": _project_cost,
    "K04": Relate("K04", At(WPERF, "total", "total"), (At("expenditure", "total", "total"),), _SAME),
    "K05": Columns("K05", WPERF),
    "K06": _nature_cost,
    "K07": _all_projects,
    "K13": _named_projects,
}
