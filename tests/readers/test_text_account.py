"""What a text prints is counted in the text: each amount is placed, or unplaced with a reason."""

from gov_budget.readers.account import Reason
from gov_budget.readers.text import parse_with_account

TITLE = "某市某局2024年部门预算\n"
EXPENDITURE = "表1-2\n部门支出总表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
BALANCE = "表1\n部门收支总表\n单位：万元\n"
FORM = "部门整体支出绩效目标申报表\n预算年度:2024\n单位：万元\n预算支出总额 基本支出 项目支出\n"


def account_of(*parts):
    return parse_with_account(TITLE + "\n".join(parts))


def test_all_amounts_of_a_table_are_found():
    _, account = account_of(
        EXPENDITURE, "合计 9.00 4.00 5.00", "2060701 机构运行 4.00 4.00", "2210201 住房公积金 5.00 5.00"
    )
    assert (account.found, account.placed) == (7, 3)
    assert account.reasons == {Reason.POSITION: 4}
    assert [one.text for one in account.tables[0].unplaced] == ["4.00", "5.00", "4.00", "5.00"]


def test_an_amount_that_belongs_to_no_row_is_unplaced_and_leaves_sums_in_doubt():
    text = f"{BALANCE}项目 预算数\n一般公共预算拨款收入 10.00\n本年收入合计 10.00\n合计 3.00\n"
    budget, account = account_of(text)
    assert (account.found, account.placed, account.reasons) == (3, 2, {Reason.ROW: 1})
    table = budget.table("balance")
    assert [cell.text for i in table.unresolved for cell in table.lines[i].cells] == ["3.00"]


def test_a_later_row_of_money_on_the_form_of_the_whole_department_is_not_passed_over():
    budget, account = account_of(
        FORM, "9.00 4.00 4.00 5.00 5.00", "7.00 2.00", "年度绩效指标", "产出指标 数量指标 次数 ≥ 5 次 20"
    )
    assert (account.found, account.reasons[Reason.ROW]) == (7, 2)
    total = budget.table("whole_performance").total
    assert total.figure("total").text == "9.00"
    later = [cell for cell in total.cells if cell.text in {"7.00", "2.00"}]
    assert [cell.candidates for cell in later] == [total.columns] * 2


def test_a_table_that_nobody_knows_is_counted_as_unread():
    _, account = account_of(
        EXPENDITURE, "合计 9.00 9.00", "表9 某某情况统计表", "单位：万元", "甲项 1.00", "乙项 2.00 3.00"
    )
    assert [(one.title, one.found, one.placed) for one in account.unread] == [("表9某某情况统计表", 3, 0)]
    assert {one.reason for one in account.unread[0].unplaced} == {Reason.TABLE}


def test_a_table_whose_title_is_lost_is_counted_as_unread():
    _, account = account_of(EXPENDITURE, "合计 9.00 9.00", "又一张", "单位：万元", "甲项 1.00", "乙项 2.00")
    assert [(one.title, one.found) for one in account.unread] == [("又一张", 2)]


def test_what_is_no_number_is_said():
    _, account = account_of(EXPENDITURE, "合计 9.00 12..3")
    assert account.reasons == {Reason.NUMBER: 1}
    assert account.found == account.placed == 1


def test_rows_that_only_number_columns_are_no_amounts():
    _, account = account_of(EXPENDITURE, "栏次 1 2 3", "合计 9.00 9.00")
    assert account.found == 2


def test_numbers_of_rows_are_no_amounts():
    head = f"{BALANCE}项目 行次 预算数 项目 行次 预算数\n"
    rows = "一、事业收入 1 3.00 一、教育支出 7 3.00", "收入总计 2 3.00 支出总计 8 3.00"
    budget, account = account_of(head, *rows)
    assert account.found == account.placed == 4
    assert budget.table("balance").line("income_total").figure("amount").text == "3.00"


def test_tables_side_by_side_are_read_one_after_the_other():
    head = "一般公共预算财政拨款基本支出决算表\n单位：万元\n"
    rows = (
        "科目编码 科目名称 决算数 科目编码 科目名称 决算数",
        "301 工资福利支出 5.00 302 商品和服务支出 4.00",
        "30101 基本工资 5.00 30201 办公费 4.00",
        "人员经费合计 5.00 公用经费合计 4.00",
    )
    budget, account = parse_with_account("某市某局2024年部门决算\n" + "\n".join((head, *rows)))
    lines = [(line.key, line.cells[0].text) for line in budget.table("account_basic").lines]
    assert lines == [("301", "5.00"), ("30101", "5.00"), ("personnel", "5.00"),
                     ("302", "4.00"), ("30201", "4.00"), ("public_use", "4.00")]  # fmt: skip
    assert account.found == account.placed == 6
