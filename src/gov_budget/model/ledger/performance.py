"""Performance targets of the whole department and of each project.

Source: rules K01 (weights of 90, ten are kept for the rate of execution), K02 and K14 (which
targets there are), K03 and K06 (cost targets state the amount), K10 (direction).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model.ledger.tables import print_table
from gov_budget.model.line import Role
from gov_budget.model.performance import Indicator

if TYPE_CHECKING:
    from gov_budget.model.ledger.books import Books
    from gov_budget.model.ledger.press import Press
    from gov_budget.model.ledger.sheets import Sheet
    from gov_budget.model.line import Line
    from gov_budget.model.table import Table

__all__ = ["print_project_targets", "print_whole_targets"]

_OUTPUT = Indicator("各项工作完成率", "产出指标", "数量指标", "＝", "100", "%", "40", "正向指标")
_EFFECT = Indicator("保障工作正常开展", "效益指标", "社会效益指标", "定性", "有效", "", "20")
_CONTENT = Indicator("服务对象满意度", "满意度指标", "服务对象满意度指标", "≥", "95", "%", "10", "正向指标")
_RATE_OF_COST = Indicator("成本控制率", "成本指标", "经济成本指标", "≤", "100", "%", "20", "反向指标")
_BESIDE_COST = (_OUTPUT, _EFFECT, _CONTENT)


def print_whole_targets(sheet: Sheet, books: Books, press: Press) -> Table:
    """Print the targets of the whole department, with what 基本 and 项目 cost."""
    table = print_table(sheet, books, press)
    total = table.lines[0]
    costs = [_whole_cost(total, "basic", "基本支出"), _whole_cost(total, "project", "项目支出")]
    return attrs.evolve(table, indicators=(*_BESIDE_COST, *costs))


def _whole_cost(total: Line, column: str, name: str) -> Indicator:
    value = total.cell(column).text or "0.00"
    return Indicator(name, "成本指标", "经济成本指标", "＝", value, "元", "10", "正向指标")


def print_project_targets(sheet: Sheet, books: Books, press: Press) -> Table:
    """Print the projects of all funds with their targets.

    A ceiling for the cost is an amount only where the amount can be printed exactly, else a rate.
    """
    table = print_table(sheet, books, press)
    exact = _projects_printed_exactly(books, press)
    targets = [
        attrs.evolve(target, project=line.name)
        for line in table.role(Role.PROJECT)
        for target in _targets(line, press, exact=line.name in exact)
    ]
    return attrs.evolve(table, indicators=tuple(targets))


def _projects_printed_exactly(books: Books, press: Press) -> frozenset[str]:
    amounts: dict[str, int] = {}
    for entry in books.entries:
        amounts[entry.project] = amounts.get(entry.project, 0) + entry.fen
    return frozenset([name for name, fen in amounts.items() if press.prints_exactly(fen)])


def _targets(line: Line, press: Press, *, exact: bool) -> tuple[Indicator, ...]:
    if not exact:
        return (*_BESIDE_COST, _RATE_OF_COST)
    value, unit = line.cell("amount").text, press.unit.value
    cost = Indicator("投入专项经费", "成本指标", "经济成本指标", "≤", value, unit, "20", "反向指标")
    return (*_BESIDE_COST, cost)
