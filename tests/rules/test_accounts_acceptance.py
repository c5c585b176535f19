"""The rules of final accounts, each accepted on a document small enough to check by hand."""

import attrs
import pytest
from acceptance import Acceptance, verify
from final_account import UNITS, final_account, written
from rewriting import cell, in_yuan, shuffled, spaced, with_columns, without_line

from gov_budget.model import DepartmentBudget, Table
from gov_budget.rules import reconcile

REWRITINGS = (in_yuan, spaced, shuffled)


def tables(broken, changed):
    """A rule about tables: one line left out or a figure as a clerk gets it wrong, and one single figure."""
    return Acceptance(final_account, broken, changed, REWRITINGS)


F1, F2, F3 = "account_balance", "account_income", "account_expenditure"
F4, F5, F6 = "account_appropriation_balance", "account_general_public", "account_basic"
F7, F8, F9 = "account_three_public", "account_government_fund", "account_state_capital"


def last_year():
    """The account of the year before, which closed with what the other opens with."""
    closed = (
        (F1, "carry_forward", "amount", "9.00"),
        (F4, "carry_forward", "total", "8.00"),
        (F4, "carry_forward", "general_public", "6.00"),
        (F4, "carry_forward", "government_fund", "2.00"),
        (F4, "carry_forward", "state_capital", "0.00"),
        (F8, "total", "closing", "2.00"),
        (F9, "total", "closing", "0.00"),
    )
    budget = attrs.evolve(final_account(), year=2023)
    for kind, line, column, text in closed:
        budget = cell(kind, line, column, text)(budget)
    return budget


def of_agencies(budget):
    """The 事业单位 is gone."""
    return attrs.evolve(budget, institution=attrs.evolve(budget.institution, units=UNITS[:2]))


def agencies():
    account = of_agencies(final_account())
    for line in ("fund_balance", "surplus_distribution"):
        account = cell(F1, line, "amount", "0.00")(account)
    return account


def say(old, new):
    """Other words, or another figure, in the prose."""
    return lambda budget: attrs.evolve(budget, statement=written(changed=((old, new),)).statement)


def prose(broken, changed, *rewritings):
    """A rule about the text: a mistake as it is made, one figure or word, and other ways to say the same."""
    return Acceptance(written, broken, changed, (in_yuan, *rewritings))


SPACED = say("支出决算为", "支出决算数为 ")
SOFTER = say("。决算数小于预算数的主要原因：项目调减。其中", "。决算数小于预算数的主要原因是项目调减。其中")

CASES = {
    "S18": prose(
        say("全年安排因公出国（境）团组1个，累计2人次。", ""),
        say("公务用车保有量2辆", "公务用车保有量0辆"),
        say("全年安排因公出国（境）团组1个，累计2人次", "因公出国（境）团组数1个，因公出国（境）2人次"),
    ),
    "S19": prose(
        say("外宾接待费0.10万元", "外宾接待费1.00万元"),
        say("国内接待费0.40万元", "国内接待费0.44万元"),
        say("国内接待费0.40万元", "国内公务接待费支出4000元"),
        say("外宾接待费", "国（境）外接待费"),
    ),
    "S20": prose(
        say("完成预算的75%", "完成预算的100%"),
        say("占35.56%", "占53.56%"),
        say("完成预算的75%", "完成预算的75.00%"),
        say("支出决算为2.40万元，完成", "支出决算为24,000元，完成"),
    ),
    "F01": tables(without_line(F1, "income.other"), cell(F1, "income.business", "amount", "2.10")),
    "F02": tables(without_line(F1, "212"), cell(F1, "201", "amount", "139.10")),
    "F03": tables(without_line(F1, "surplus_distribution"), cell(F1, "carry_over", "amount", "9.05")),
    "F04": tables(cell(F2, "total", "other", "0.60"), cell(F1, "income.general_public", "amount", "165.05")),
    "F05": tables(cell(F1, "201", "amount", "193.00"), cell(F3, "208", "total", "19.02")),
    "F06": tables(without_line(F2, "2010602"), cell(F2, "2010602", "business", "2.01")),
    "F07": tables(without_line(F3, "2080506"), cell(F3, "2010602", "project", "40.02")),
    "F08": tables(
        without_line(F4, "carry_over.government_fund"),
        cell(F4, "expenditure_total", "government_fund", "23.02"),
    ),
    "F09": tables(cell(F4, "201", "general_public", "139.00"), cell(F5, "total", "total", "167.02")),
    "F10": tables(cell(F5, "201", "project", "40.00"), cell(F5, "2080505", "basic", "12.01")),
    "F11": tables(cell(F6, "public_use", "total", "8.00"), cell(F5, "total", "basic", "132.02")),
    "F12": tables(cell(F6, "public_use", "total", "8.00"), cell(F6, "303", "total", "1.02")),
    "F13": tables(cell(F4, "income", "amount", "198.00"), cell(F2, "total", "appropriation", "190.02")),
    "F14": tables(without_line(F3, "2080505"), cell(F3, "2080505", "total", "11.98")),
    "F15": tables(
        cell(F8, "2120899", "closing", "1.00"),
        cell(F8, "2120899", "income", "21.02"),
    ),
    "F16": tables(
        cell(F9, "2230105", "closing", "4.00"),
        cell(F9, "total", "basic", "0.05"),
    ),
    "F17": tables(
        cell(F7, "total", "budgeted_total", "5.00"),
        cell(F7, "total", "vehicle_running", "1.62"),
    ),
    "F18": tables(
        cell(F7, "total", "reception", "0.00"),
        cell(F7, "total", "vehicle_running", "1.58"),
    ),
    "F22": Acceptance(
        final_account,
        cell(F1, "carry_over", "amount", "0.90"),
        cell(F4, "carry_over.government_fund", "amount", "2.02"),
        (in_yuan, spaced, shuffled, cell(F1, "carry_over", "amount", "9.01")),
        {"last_year": last_year()},
    ),
    "F26": Acceptance(
        agencies,
        cell(F1, "fund_balance", "amount", "0.50"),
        cell(F1, "surplus_distribution", "amount", "0.01"),
        (in_yuan, spaced, shuffled, cell(F1, "fund_balance", "amount", "")),
    ),
    "F27": Acceptance(
        final_account,
        with_columns(F7, "total", "overseas", "vehicles", "reception"),
        with_columns(F7, "total"),
        (in_yuan, spaced, shuffled),
    ),
    "F19": prose(
        say("完成年初预算的96.77%", "完成年初预算的103.33%"),
        say("完成年初预算的98.24%", "完成年初预算的98.42%"),
        SPACED,
        say("完成年初预算的96.77%", "完成年初预算的96.8%"),
    ),
    "F20": prose(
        say("决算数大于预算数的主要原因：新增退休人员。", "决算数小于预算数的主要原因：退休人员减少。"),
        say("年初预算为5.00万元，支出决算为5.00万元", "年初预算为5.00万元，支出决算为5.20万元"),
        SPACED,
        SOFTER,
        say("决算数与预算数持平", "决算数与年初预算数持平"),
    ),
    "F21": prose(
        say("年初预算为38.50万元", "年初预算为385.00万元"),
        say("年初预算为12.40万元", "年初预算为12.50万元"),
        SPACED,
        say("年初预算为38.50万元", "年初预算为385000元"),
    ),
    "F23": prose(
        say("机关运行经费支出7.50万元", "机关运行经费支出75.00万元"),
        cell(F6, "public_use", "total", "7.48"),
        say("机关运行经费支出7.50万元", "机关运行经费支出75000元"),
        say("机关运行经费支出7.50万元", "机关运行经费财政拨款支出为7.50万元"),
    ),
    "F24": prose(
        say("占政府采购支出总额的90.00%", "占政府采购支出总额的80.00%"),
        say("服务采购金额9.50万元", "服务采购金额9.60万元"),
        say("占政府采购支出总额的90.00%", "占政府采购支出总额的90%"),
        say("工程采购金额6.00万元", "工程采购支出60,000元"),
    ),
    "F25": prose(
        say("“优”的项目9个", "“优”的项目12个"),
        say("2024年度项目12个", "2024年度项目13个"),
        say("“优”的项目9个", "“优”的项目9项"),
    ),
}


BUDGETED = {"2010601": "99.00", "2010602": "38.50", "2080505": "12.40", "2080506": "6.10", "2210201": "9.00"}


def published_budget(**other):
    """The budget of the year, in which 2101101 is not printed; ``other`` are amounts that differ."""
    rows = [(code, {"total": other.get(f"of_{code}", text)}) for code, text in BUDGETED.items()]
    table = Table.build(
        "general_public", [("total", {"total": "170.00"}), *rows], year=2024, columns=("total",)
    )
    return DepartmentBudget(2024, tables=(table,))


def test_initial_budgets_are_those_that_were_published():
    account = written()
    same = reconcile(account, rules=["F21"], initial=published_budget())
    assert not same.broken
    assert len(same.findings) == 1 + 1 + len(BUDGETED)
    other = reconcile(account, rules=["F21"], initial=published_budget(of_2080505="12.04"))
    assert [f.message("zh").partition("的年初预算")[2] for f in other.broken] == [
        "写作12.40，当年公布的预算是12.04。"
    ]
    assert account.statement.claims[other.broken[0].addresses[0].line].subject.endswith(
        "基本养老保险缴费支出"
    )


@pytest.mark.parametrize("rule", CASES)
def test_rule(rule):
    verify(rule, CASES[rule])
