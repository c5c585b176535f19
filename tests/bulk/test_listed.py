"""Projects against the table of projects and what is left of a fund, by both engines."""

import pytest

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import RULES, check

from gov_budget.model import Cell, DepartmentBudget, Line, Role, Table, kind
from gov_budget.money import Unit

COLUMN = ("amount",)


def projects(kind_key, amounts, total=None):
    """A table of projects by name with printed amounts."""
    named = [Line(Role.PROJECT, COLUMN, (_amount(text),), name=name) for name, text in amounts.items()]
    first = [Line(Role.TOTAL, COLUMN, (_amount(total),))] if total else []
    return Table(kind(kind_key), Unit.WAN, COLUMN, (*first, *named))


def _amount(text):
    return Cell.read("amount", text, Unit.WAN)


def budget(amounts, *, total=None, listed=None, fund=None, public_use=None):
    """Projects with targets beside the tables that they are held against."""
    tables = [projects("project_performance", amounts, total)]
    tables.append(Table.build("expenditure", [("2010101", {"basic": "5.00", "project": "8.00"})]))
    if listed is not None:
        tables.append(projects("general_public_projects", listed))
    if fund is not None:
        tables.append(Table.build("government_fund", [("2120801", {"project": fund})]))
    if public_use is not None:
        basic = [("30201", {"total": public_use, "personnel": 0, "public_use": public_use})]
        tables.append(Table.build("general_public_basic", basic))
    return DepartmentBudget(2024, tables=tuple(tables))


BUDGETS = [
    budget({"甲": "3.00", "乙": "5.00"}, total="8.00", listed={"甲": "3.00", "乙": "4.00"}),
    budget({"甲": "3.00", "乙": "5.00"}, total="8.00", listed={"甲": "3.00"}, fund="5.00"),
    budget({"甲": "3.00", "乙": "5.00"}, total="8.00", listed={"甲": "3.00"}, fund="5.01"),
    budget({"甲": "3.00", "乙": "5.00"}, total="8.00", listed={"甲": "3.00"}, fund="0.00"),
    budget({"甲": "3.00", "乙": "5.00"}, total="8.00", fund="5.00"),
    budget({"甲": "8.00", "定额公 用\u3000经费": "2.00"}, total="10.00", fund="8.00", public_use="2.00"),
    budget({"甲": "8.00", "定额公用经费": "2.00"}, total="10.00", fund="8.00", public_use="3.00"),
    budget({"甲": "8.00", "定额公用经费": "2.00"}, total="10.00", fund="8.00"),
    budget({"甲": "8.00", "车辆运行维护费": "？"}, total="10.00", fund="8.00"),
    budget({"甲": "8.00"}, listed={"甲": ""}, total="8.00", fund="8.00"),
]
BROKEN = {
    (0, "K13", "乙"),
    (2, "K13", "乙"),
    (6, "K07", "total"),
    (7, "K07", "total"),
    (8, "K07", "total"),
    (9, "K13", "甲"),
}


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_projects_by_name(using):
    pytest.importorskip(using, reason=f"{using} is not installed")
    rules = [rule for rule in RULES if rule.id in {"K07", "K13"}]
    ours = check(BUDGETS, using, rules)
    assert {(row[0], row[1], row[5]) for row in ours if row[8] == "broken"} == BROKEN
