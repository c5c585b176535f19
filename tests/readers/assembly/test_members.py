"""The list of units that a department prints."""

import pytest
from grids import document, grid

from gov_budget.readers.assembly import read_source
from gov_budget.rules import Verdict, reconcile

TABLE = """
科目编码|科目名称|合计|基本支出|项目支出
2010101|行政运行|10.00|10.00|
合计||10.00|10.00|
"""
LIST = """
序号|单位名称|备注
1|某市某局（本级）|
2|某市某局信息中心|
3|某市某局后勤中心|预算不单列，并入本级
"""


def read(text, *more):
    title = "纳入部门预算编制范围的单位包括："
    return read_source(document(title, grid(text), *more, "部门支出总表", "单位：万元", grid(TABLE)))


def names(budget):
    return [unit.name for unit in budget.institution.units]


def test_units_with_a_budget_of_their_own_are_read():
    budget, account = read(LIST)
    assert names(budget) == ["某市某局（本级）", "某市某局信息中心"]
    assert [(one.kind, one.found) for one in account.read] == [("unit_list", 0), ("expenditure", 4)]


def test_the_headings_may_be_printed_again_on_the_next_page():
    head, rows = "序号|单位名称|备注\n", LIST.strip("\n").split("\n")[1:]
    budget, _ = read(
        head + "\n".join(rows[:2]), grid(head + rows[2].replace("预算不单列，并入本级", ""), page=2)
    )
    assert names(budget) == ["某市某局（本级）", "某市某局信息中心", "某市某局后勤中心"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("序号|单位名称|备注", "序号|单位名称|金额"),
        ("序号|单位名称|备注", "序号|单位名称|单位名称"),
        ("单位名称", "项目名称"),
    ],
)
def test_another_table_is_no_list_of_units(old, new):
    budget, account = read(LIST.replace(old, new))
    assert names(budget) == []
    assert [one.kind for one in account.tables] == ["", "expenditure"]


def test_units_without_documents_at_hand_are_not_passed():
    report = reconcile(read(LIST)[0], rules=["D13"])
    assert report.by_rule["D13"] is Verdict.UNCHECKED
