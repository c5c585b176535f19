"""A comparison that takes in sub-items only where it is broken without them, by both engines."""

import attrs
import pytest

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import RULES, check

from gov_budget.model import Cell, DepartmentBudget, Line, Role, Table
from gov_budget.money import Unit

NAMES = ("大病医疗补助", "医　疗\u2003保险", "工伤保险")


def budget(item, sections, sub_items):
    """Medical care of so much by function, of so much by class, and sub-items of 30112 in printed amounts."""
    general = Table.build("general_public", [("2101101", {"basic": item})])
    rows = [("30110", {"total": sections}), ("30112", {"total": 90_000})]
    basic = Table.build("general_public_basic", rows)
    more = tuple(
        Line(
            Role.LOCAL,
            basic.columns,
            (Cell.read("total", text, Unit.WAN),),
            code="30112",
            key=f"30112 {name}",
            name=name,
        )
        for name, text in zip(NAMES, sub_items, strict=False)
    )
    lines = (*basic.lines, *more)
    return DepartmentBudget(2024, tables=(general, attrs.evolve(basic, lines=lines)))


BUDGETS = [
    budget("10.00", "10.00", ("1.00",)),
    budget("11.00", "10.00", ("1.00",)),
    budget("11.50", "10.00", ("1.00", "0.50")),
    budget("11.50", "10.00", ("1.00", "0.50", "0.20")),
    budget("10.70", "10.00", ()),
    budget("12.00", "10.00", ("1.00",)),
    budget("11.00", "10.00", ("？",)),
    budget("10.01", "10.00", ("1.00",)),
]


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_sub_items_count_where_it_is_broken_without_them(using):
    pytest.importorskip(using, reason=f"{using} is not installed")
    rules = [rule for rule in RULES if rule.id == "E03"]
    ours = check(BUDGETS, using, rules)
    verdicts = {row[0]: (row[8], row[13]) for row in ours}
    assert verdicts == {
        0: ("holds", 1),
        1: ("holds", 2),
        2: ("holds", 3),
        3: ("holds", 3),
        4: ("broken", 1),
        5: ("broken", 2),
        6: ("unchecked", None),
        7: ("broken", 2),
    }
