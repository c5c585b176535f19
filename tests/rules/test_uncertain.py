"""What cannot be told raises no alarm: a judgement on an amount without a certain column is unchecked."""

from gov_budget.model import Cell, DepartmentBudget, Institution, Line, Role, Statement, Table, Vehicles, kind
from gov_budget.money import Unit
from gov_budget.rules import Verdict, reconcile

COLUMNS = ("total", "vehicle_purchase", "vehicle_running")


def verdict(cell):
    """S14 on 25.00 万元 for one vehicle."""
    table = Table(kind("three_public"), Unit.WAN, COLUMNS, (Line(Role.TOTAL, COLUMNS, (cell,)),))
    budget = DepartmentBudget(
        2024, Institution("某局"), (table,), Statement(vehicles=Vehicles(planned_purchases=1))
    )
    return reconcile(budget, rules=["S14"]).by_rule["S14"]


def test_the_price_of_a_vehicle_is_judged_where_its_column_is_certain():
    assert verdict(Cell.read("vehicle_purchase", "25.00", Unit.WAN)) is Verdict.BROKEN
    assert verdict(Cell.read("vehicle_purchase", "15.00", Unit.WAN)) is Verdict.HOLDS


def test_it_is_not_where_the_amount_may_be_for_running_them():
    for amount in ("25.00", "15.00"):
        assert verdict(Cell.read("", amount, Unit.WAN, candidates=COLUMNS[1:])) is Verdict.UNCHECKED
