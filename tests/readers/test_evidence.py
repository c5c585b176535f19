"""What the reader still knows when a table of the seed is taken away: less, and nothing wrong."""

import pytest

from gov_budget.model import DepartmentBudget
from gov_budget.readers import parse_text

SUFFICIENT = {"income", "expenditure", "appropriation_balance", "general_public", "general_public_projects",
              "three_public", "government_fund", "government_fund_three_public", "state_capital",
              "whole_performance", "project_performance"}  # fmt: skip
"""Tables without which all other amounts can still be placed."""
NEEDED = {
    "balance": {"whole_performance"},
    "appropriation_by_economic": {"three_public", "government_fund_three_public"},
    "general_public_basic": {"appropriation_by_economic"},
}
"""Tables without which some amounts of others become ambiguous."""


def without(seed: str, kinds: set[str]) -> DepartmentBudget:
    lines = seed.split("\n")
    whole = parse_text(seed)
    starts = [table.locus.row - (3 if table.number else 1) for table in whole.tables]
    ends = [*starts[1:], lines.index("第四部分名词解释")]
    for table, start, end in zip(whole.tables, starts, ends, strict=True):
        if table.kind.key in kinds:
            lines[start:end] = [""] * (end - start)
    return parse_text("\n".join(lines))


def ambiguous(budget: DepartmentBudget) -> set[str]:
    cells = [(t.kind.key, cell) for t in budget.tables for line in t.lines for cell in line.cells]
    return {key for key, cell in cells if cell.is_ambiguous}


def agrees(budget: DepartmentBudget, whole: DepartmentBudget) -> bool:
    """Whether every placed amount stands where it does in the whole document."""
    for table in budget.tables:
        for line, its in zip(table.lines, whole.table(table.kind.key).lines, strict=True):
            for cell, true in zip(line.cells, its.cells, strict=True):
                if true.column not in (cell.column, *cell.candidates):
                    return False
    return True


@pytest.mark.parametrize("kind", sorted(SUFFICIENT | set(NEEDED)))
def test_one_table_less(seed: str, kind: str):
    budget = without(seed, {kind})
    assert not budget.has(kind)
    assert ambiguous(budget) == NEEDED.get(kind, set())
    assert agrees(budget, parse_text(seed))


@pytest.mark.parametrize(
    "kind", ["expenditure", "appropriation_by_economic", "three_public", "general_public"]
)
def test_a_table_alone(seed: str, kind: str):
    budget = without(seed, (SUFFICIENT | set(NEEDED)) - {kind})
    assert [table.kind.key for table in budget.tables] == [kind]
    assert ambiguous(budget) == {kind}
    assert agrees(budget, parse_text(seed))


HEADING = "某局2024年部门预算\n表3-1\n一般公共预算基本支出预算表\n单位：万元\n合计 人员经费 公用经费\n"
BY_CUSTOM = {"办公费": "302 01", "工会经费": "302 28"}
AGAINST = {"福利费": "302 29", "水费": "302 05"}


@pytest.mark.parametrize(
    ("rows", "first", "second"),
    [(BY_CUSTOM, "3.00", "2.00"), (BY_CUSTOM, "2.00", "2.00"), (AGAINST, "3.00", "2.00")],
)
def test_custom_decides_where_the_sums_do_not_and_the_sums_where_they_do(
    rows: dict[str, str], first: str, second: str
):
    """工会经费 and 福利费 are 人员经费 by custom; a table that books them otherwise is believed."""
    total = "5.00 2.00 3.00" if first != second else "4.00 2.00 2.00"
    amounts = zip(rows.items(), (first, second), strict=True)
    text = [f"{code} {name} {amount} {amount}" for (name, code), amount in amounts]
    lines = parse_text("\n".join([f"{HEADING}合计 {total}", f"302 商品和服务支出 {total}", *text]))
    read = lines.table("general_public_basic").lines
    assert [line.cells[1].column for line in read[2:]] == ["public_use", "personnel"]
