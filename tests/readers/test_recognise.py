"""Finding tables, units, headings; balances and forms."""

import pytest

from gov_budget.model import DepartmentBudget, Role
from gov_budget.money import Unit
from gov_budget.readers import parse_text

TITLE = "某局2024年部门预算\n"
CONTENTS = (
    "目录\n表1 部门收支总表\n表1-1 部门收入总表\n表3-3 一般公共预算“三公”经费支出预算表\n第一部分 概况\n"
)


def read(text: str) -> DepartmentBudget:
    return parse_text(TITLE + text)


def test_a_list_of_contents_is_no_table():
    assert read(CONTENTS).tables == ()


@pytest.mark.parametrize(
    "title",
    [
        "表4\n政府性基金支出预算表",
        "表4政府性基金支出预算表",
        "表 4  政府性基金预算支出预算表",
        "某县2024年政府性基金支出预算表",
    ],
)
def test_titles_as_they_are_printed(title: str):
    table = read(f"{title}\n单位：元\n合计 基本支出 项目支出\n合计 3.00 1.00 2.00").table("government_fund")
    assert table.unit is Unit.YUAN
    assert [cell.column for cell in table.total.cells] == ["total", "basic", "project"]


def test_a_table_over_two_pages_is_one():
    page = "表4\n政府性基金支出预算表\n单位：万元\n合计 基本支出 项目支出\n"
    rows = ("合计 5.00 2.00 3.00", "212 08 99 其他国有土地使用权出让收入安排的支出 5.00 2.00 3.00")
    budget = read(f"{page}{rows[0]}\n\f{page}{rows[1]}")
    assert [line.role for line in budget.table("government_fund").lines] == [Role.TOTAL, Role.SUBJECT]
    assert [line.cells[0].locus.page for line in budget.tables[0].lines] == [1, 2]


def test_an_unknown_table_is_kept_as_a_section():
    known = "表5\n国有资本经营预算支出预算表\n单位：万元\n合计\n"
    budget = read(f"{known}表9\n政府采购预算表\n单位：万元\n合计 12.00\n打印机 12.00")
    assert [table.kind.key for table in budget.tables] == ["state_capital"]
    kept = [section for section in budget.statement.sections if "政府采购预算表" in section.title]
    assert "打印机12.00" in "".join("".join(one.paragraphs) for one in kept).replace(" ", "")


def test_a_table_whose_title_is_lost_is_not_swallowed():
    first = "表4\n政府性基金支出预算表\n单位：万元\n合计 3.00 1.00 2.00\n"
    budget = read(f"{first}某表\n单位：万元\n合计 9.00\n其他 9.00")
    assert [line.cells[0].text for line in budget.table("government_fund").lines] == ["3.00"]
    assert any("9.00" in text for section in budget.statement.sections for text in section.paragraphs)


def test_a_missing_heading_of_a_column_takes_no_column_away():
    rows = "合计 3.00 1.00 2.00\n212 08 99 其他 3.00 1.00 2.00"
    whole, torn = (
        read(f"表4\n政府性基金支出预算表\n单位：万元\n{heading}\n{rows}").table("government_fund")
        for heading in ("合计 基本支出 项目支出", "合计 基本支出")
    )
    assert torn.columns == whole.columns
    assert torn.lines == whole.lines


def test_a_column_that_some_places_add_counts_when_its_heading_is_printed():
    rows = "合计 3.00 1.00 2.00\n206 07 01 机构运行 3.00 1.00 2.00"
    for heading, extra in (("合计 基本支出", False), ("合计 基本支出 事业单位经营\n支出", True)):
        table = read(f"表1-2\n部门支出总表\n单位：万元\n{heading}\n{rows}").table("expenditure")
        assert ("operating" in table.columns) is extra


def test_the_two_sides_of_a_balance():
    text = (
        "表1\n部门收支总表\n单位：万元\n收 入 支 出\n项 目 预算数 项 目 预算数\n"
        "一、一般公共预算拨款收入 5.00 一、科学技术支出 4.00\n"
        "二、其他收入 二、自然资源海洋气象等支\n出 1.00\n"
        "三、什么收入 2.00\n本 年 收 入 合 计 5.00 本年支出合计 5.00"
    )
    lines = read(text).table("balance").lines
    assert [(line.key, [cell.text for cell in line.cells]) for line in lines] == [
        ("income.general_public", ["5.00"]),
        ("income.other", []),
        ("什么收入", ["2.00"]),
        ("income", ["5.00"]),
        ("206", ["4.00"]),
        ("220", ["1.00"]),
        ("expenditure", ["5.00"]),
    ]


def test_wrapped_names_and_stray_amounts():
    heading = "表4\n政府性基金支出预算表\n单位：万元\n合计 基本支出 项目支出\n合  计\n5.00 2.00 3.00\n"
    name = "其他国有土地使用权出让收入安排的支"
    code = "212 08 99 214001"
    for rows in (f"{code} {name}\n出\n\n5.00 2.00 3.00", f"{code} {name}\n出 5.00 2.00 3.00",
                 f"{code} {name} 5.00 2.00 3.00\n出"):  # fmt: skip
        total, line = read(heading + rows).table("government_fund").lines
        assert (total.role, len(total.cells)) == (Role.TOTAL, 3)
        assert (line.name, line.institution) == (f"{name}出", "214001")
        assert [cell.text for cell in line.cells] == ["5.00", "2.00", "3.00"]
        assert line.printed_code == "212 08 99"


def test_a_department_number_is_no_class():
    heading = "表3\n一般公共预算支出预算表\n单位：万元\n合计 5.00 5.00\n"
    lines = read(f"{heading}214 某局 5.00 5.00\n214 交通运输支出 5.00 5.00").table("general_public").lines
    assert [(line.role, line.code, line.institution) for line in lines[1:]] == [
        (Role.INSTITUTION, "", "214"),
        (Role.SUBJECT, "214", ""),
    ]


def test_two_institutions_add_up_to_the_total():
    text = (
        "表3\n一般公共预算支出预算表\n单位：万元\n合计 5.00 3.00 2.00\n"
        "101001 甲局 3.00 3.00\n206 07 01 101001 机构运行 3.00 3.00\n"
        "101002 乙中心 2.00 2.00\n206 07 01 101002 机构运行 2.00 2.00"
    )
    table = read(text).table("general_public")
    assert [[cell.column for cell in line.cells] for line in table.lines] == [
        ["total", "current", "carry_over"],
        ["total", "current"], ["total", "current"],
        ["total", "carry_over"], ["total", "carry_over"],
    ]  # fmt: skip


def test_a_unit_budget_and_a_year_out_of_range():
    assert parse_text("某中心2024年单位预算").document_kind.value == "B"
    assert parse_text("某中心2025年部门决算").document_kind.value == "F"
    with pytest.raises(Exception, match="no edition for 2035"):
        parse_text("某中心2035年部门预算")


def test_a_project_form_with_a_torn_level_and_an_unended_indicator():
    text = (
        "项目支出绩效目标表\n单位：万元\n101-某局 7.00\n101001-某局\n办公费\n7.00\n目标。\n"
        "产出指标 数量指标 次数 ≥5 次 20 反向指标\n满意度指\n标 满意度指标 群众满意度 ≥ 95 % 10\n"
        "产出指标 数量指标 没有值"
    )
    table = read(text).table("project_performance")
    assert [(line.role, line.name, line.institution) for line in table.lines] == [
        (Role.TOTAL, "某局", "101"),
        (Role.PROJECT, "办公费", "101001"),
    ]
    first, second = table.indicators
    assert (first.operator, first.value, first.measure, first.weight) == ("≥", "5", "次", "20")
    assert first.direction == "反向指标"
    assert (second.level1, second.level2, second.name) == ("满意度指标", "满意度指标", "群众满意度")
    assert any("没有值" in note for note in table.notes)
