"""From grids to tables: headings, pages, half-tables, labels."""

import pytest
from grids import document, grid

from gov_budget.errors import UnreadableFile
from gov_budget.fiscal import Scope, Stage
from gov_budget.model import Role
from gov_budget.money import Unit
from gov_budget.readers.account import Reason, Remark
from gov_budget.readers.assembly import read_source

EXPENDITURE = """
科目编码|||科目名称|合计|基本支出|项目支出
类|款|项||||
208|||社会保障和就业支出|100.00|60.00|40.00
208|05||行政事业单位养老支出|100.00|60.00|40.00
208|05|05|机关事业单位基本养老保险缴费支出|60.00|60.00|
208|05|06|机关事业单位职业年金缴费支出|40.00|—|40.00
合计||||100.00|60.00|40.00
"""
CODES = ((0, 0, 1, 3), (0, 3, 2, 1), (0, 4, 2, 1), (0, 5, 2, 1), (0, 6, 2, 1), (6, 0, 1, 4))


def read(*blocks, **kwargs):
    return read_source(document(*blocks, **kwargs))


def amounts(line):
    return {cell.column: cell.text for cell in line.cells}


def test_a_coded_table_with_split_codes_a_dash_and_the_total_at_the_foot():
    budget, account = read("部门支出总表", "单位：万元", grid(EXPENDITURE, spans=CODES))
    table = budget.table("expenditure")
    assert table.columns == ("total", "basic", "project")
    assert [(line.role, line.code) for line in table.lines] == [
        (Role.SUBJECT, "208"), (Role.SUBJECT, "20805"), (Role.SUBJECT, "2080505"), (Role.SUBJECT, "2080506"),
        (Role.TOTAL, ""),
    ]  # fmt: skip
    assert amounts(table.line("2080505")) == {"total": "60.00", "basic": "60.00"}
    assert amounts(table.line("2080506")) == {"total": "40.00", "basic": "—", "project": "40.00"}
    assert table.line("2080506").figure("basic") is None
    assert table.line("2080505").printed_code == "208 05 05"
    assert table.line("2080505").cell("basic").locus.row == 5
    assert (account.found, account.placed) == (13, 13)


def test_a_dropped_zero_is_read_and_kept_as_printed():
    head = "科目编码||科目名称|合计|人员经费|公用经费\n类|款||||\n"
    text = f"{head}301||工资福利支出|9|9|\n301|2|津贴补贴|9|9|\n合计|||9|9|"
    spans = ((0, 0, 1, 2), (0, 2, 2, 1), (0, 3, 2, 1), (0, 4, 2, 1), (0, 5, 2, 1))
    budget, _ = read("一般公共预算基本支出表", "单位：元", grid(text, spans=spans))
    line = budget.table("general_public_basic").line("30102")
    assert (line.printed_code, line.name) == ("301 2", "津贴补贴")


def test_pages_are_joined_with_and_without_repeated_headings():
    head, rows = EXPENDITURE.strip("\n").split("\n")[:2], EXPENDITURE.strip("\n").split("\n")[2:]
    plain = [grid("\n".join([*head, *rows[:2]]), 1, spans=CODES[:5]), grid("\n".join(rows[2:]), 2)]
    again = [plain[0], grid("\n".join([*head, *rows[2:]]), 2, spans=CODES[:5])]
    one, _ = read("部门支出总表", grid(EXPENDITURE, spans=CODES))
    for pages in (plain, again, [plain[0], "单位：万元", plain[1]], [plain[0], "部门支出总表", again[1]]):
        budget, account = read("部门支出总表", *pages)
        assert budget.tables == one.tables
        assert account.found == account.placed == 13
    assert budget.table("expenditure").line("2080506").cell("total").locus.page == 2


def test_a_total_alone_on_a_page_of_another_width_is_counted_from_the_right():
    rows = EXPENDITURE.strip("\n").split("\n")
    first, last = grid("\n".join(rows[:-1]), 1, spans=CODES[:5]), grid("合计|100.00|60.00|40.00", 2)
    budget, _ = read("部门支出总表", first, last)
    assert amounts(budget.table("expenditure").total) == {
        "total": "100.00",
        "basic": "60.00",
        "project": "40.00",
    }


def test_amounts_of_a_row_too_few_for_its_page_stay_open():
    rows = EXPENDITURE.strip("\n").split("\n")
    budget, account = read(
        "部门支出总表", grid("\n".join(rows[:-1]), 1, spans=CODES[:5]), grid("合计|100.00|60.00", 2)
    )
    assert all(cell.is_ambiguous for cell in budget.table("expenditure").total.cells)
    assert account.reasons == {Reason.POSITION: 2}


def test_a_balance_has_two_sides():
    text = """
收入||支出|
项目|预算数|项目|预算数
一、一般公共预算拨款收入|90.00|一、社会保障和就业支出|100.00
二、事业收入|10.00||
本年收入合计|100.00|本年支出合计|100.00
收入总计|100.00|支出总计|100.00
"""
    budget, account = read("部门收支总表", "单位：万元", grid(text, spans=((0, 0, 1, 2), (0, 2, 1, 2))))
    table = budget.table("balance")
    assert [line.key for line in table.lines] == [
        "income.general_public", "income.business", "income", "income_total", "208", "expenditure",
        "expenditure_total",
    ]  # fmt: skip
    assert table.line("income.business").figure("amount").fen == 10_000_000
    assert account.placed == 7


def test_half_tables_by_economic_class():
    text = """
经济分类科目编码|科目名称|决算数|经济分类科目编码|科目名称|决算数
301|工资福利支出|80.00|302|商品和服务支出|20.00
30101|基本工资|80.00|30201|办公费|20.00
人员经费合计||80.00|公用经费合计||20.00
"""
    budget, _ = read(
        "一般公共预算财政拨款基本支出决算表", "单位：万元", grid(text), title="某局2024年度部门决算"
    )
    table = budget.table("account_basic")
    assert budget.stage is Stage.FINAL_ACCOUNT
    assert [line.key for line in table.lines] == ["301", "30101", "personnel", "302", "30201", "public_use"]
    assert table.line("30201").figure("total").fen == 20_000_000


def test_headings_over_several_rows():
    text = """
“三公”经费预算数||||||机关运行经费预算数
合计|因公出国（境）费|公务接待费|公务用车购置及运行费|||
|||小计|购置费|运行费|
37.91|0|1.35|36.56|15|21.56|464.64
"""
    spans = ((0, 0, 1, 6), (0, 6, 3, 1), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 3))
    title = "2025年部门“三公”经费和机关运行经费预算表"
    budget, _ = read(title, "单位:万元", grid(text, spans=spans))
    total = budget.table("three_public").total
    assert amounts(total) == {
        "total": "37.91", "overseas": "0", "reception": "1.35", "vehicles": "36.56",
        "vehicle_purchase": "15", "vehicle_running": "21.56", "operating": "464.64",
    }  # fmt: skip
    assert total.figure("vehicle_purchase").places == 2


def test_income_by_function_or_by_institution():
    by_function = "科目编码|科目名称|合计|财政拨款收入\n2210201|住房公积金|9.00|9.00\n合计||9.00|9.00"
    by_unit = "单位代码|单位名称|合计|一般公共预算拨款收入\n合计||9.00|9.00\n214001|某市某局|9.00|9.00"
    budget, _ = read("部门收入总表", grid(by_function))
    assert [line.role for line in budget.table("income").lines] == [Role.SUBJECT, Role.TOTAL]
    budget, _ = read("部门收入总表", grid(by_unit))
    line = budget.table("income").lines[1]
    assert (line.role, line.institution, line.name) == (Role.INSTITUTION, "214001", "某市某局")
    assert [unit.code for unit in budget.institution.units] == ["214001"]


def test_units_of_amount_are_those_of_each_table():
    budget, _ = read(
        "部门支出总表", "金额单位：元", grid(EXPENDITURE, spans=CODES),
        "一般公共预算支出表", "（万元）", grid(EXPENDITURE, 2, spans=CODES),
    )  # fmt: skip
    assert [table.unit for table in budget.tables] == [Unit.YUAN, Unit.WAN]


def test_a_table_that_nobody_knows_is_counted_as_unread():
    _, account = read(
        "某某情况表", grid("名称|数量\n椅子|3\n桌子|4"), "部门支出总表", grid(EXPENDITURE, spans=CODES)
    )
    assert [(table.is_read, table.found) for table in account.tables] == [(False, 2), (True, 13)]
    assert account.reasons == {Reason.TABLE: 2}


def test_a_list_of_contents_announces_no_table():
    contents = ["目 录", "一、部门收支总表", "二、部门支出总表", "三、名词解释"]
    budget, account = read(*contents, "某局概况。", "部门支出总表", grid(EXPENDITURE, spans=CODES))
    assert [table.kind.key for table in budget.tables] == ["expenditure"]
    assert len(account.tables) == 1
    assert all("收支总表" not in p for section in budget.statement.sections for p in section.paragraphs)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["上海市某区2026年区级单位预算", "预算单位：上海市某区某所"],
            ("上海市某区某所", 2026, "unit", "budget"),
        ),
        (["某县某局", "2024年度部门决算"], ("某县某局", 2024, "department", "final_account")),
        (["某县某局2025年部门预算"], ("某县某局", 2025, "department", "budget")),
    ],
)
def test_whose_document_it_is(lines, expected):
    budget, _ = read(*lines, title="封面")
    said = (budget.institution.name, budget.year, budget.scope.value, budget.stage.value)
    assert said == expected
    assert budget.scope in Scope


def test_a_document_without_a_year():
    with pytest.raises(UnreadableFile, match="no fiscal year"):
        read("没有年份", title="封面")


BASIC = """
经济分类科目编码|经济分类科目名称|合计|人员经费|公用经费
301|工资福利支出|9.00|9.00|
30101|基本工资|9.00|9.00|
合计||9.00|9.00|
"""


def test_a_title_that_the_content_contradicts():
    budget, account = read("一般公共预算支出表", grid(BASIC))
    assert [table.kind.key for table in budget.tables] == ["general_public_basic"]
    assert account.tables[0].remarks == (Remark.TITLE_AND_CONTENT_DISAGREE,)
    budget, account = read("部门支出总表", grid(BASIC))
    assert not budget.tables
    assert account.tables[0].remarks == (Remark.TITLE_AND_CONTENT_DISAGREE,)
    assert account.reasons == {Reason.TABLE: 6}


def test_a_table_without_a_title_is_told_by_its_headings():
    text = """
项目||政府性基金预算支出||
科目编码|科目名称|合计|基本支出|项目支出
2290804|福利彩票销售机构的业务费支出|5.00||5.00
合计||5.00||5.00
"""
    spans = ((0, 0, 1, 2), (0, 2, 1, 3))
    budget, account = read("某局概况。", grid(text, spans=spans))
    assert [table.kind.key for table in budget.tables] == ["government_fund"]
    assert account.tables[0].remarks == (Remark.KIND_FROM_HEADINGS,)


def test_a_column_of_dashes_holds_no_names():
    budget, account = read_source(
        document(
            "部门支出总表", "单位：万元",
            grid("科目编码|科目名称|合计|基本支出|项目支出\n208|社会保障和就业支出|9.00|—|9.00\n"
                 "20805|行政事业单位养老支出|9.00|—|9.00\n合计||9.00|—|9.00"),
        )
    )  # fmt: skip
    total = budget.table("expenditure").total
    assert {cell.column: cell.text for cell in total.cells} == {
        "total": "9.00",
        "basic": "—",
        "project": "9.00",
    }
    assert account.found == account.placed == 6
