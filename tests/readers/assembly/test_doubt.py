"""What cannot be read never weakens a rule: comparisons that need it are left unchecked."""

import attrs
import pytest
from grids import document, grid

from gov_budget.errors import AmbiguousFigure
from gov_budget.readers.account import Reason
from gov_budget.readers.assembly import read_source
from gov_budget.rules import Verdict, equations, evaluate, reconcile

TEXT = """
科目编码|||科目名称|合计|基本支出|项目支出
类|款|项||||
208|||社会保障和就业支出|100.00|60.00|40.00
208|05||行政事业单位养老支出|100.00|60.00|40.00
208|05|05|机关事业单位基本养老保险缴费支出|60.00|60.00|
208|05|06|机关事业单位职业年金缴费支出|40.00||40.00
210|||卫生健康支出|30.00|30.00|
210|11||行政事业单位医疗|30.00|30.00|
210|11|01|行政单位医疗|30.00|30.00|
合计||||130.00|90.00|40.00
"""
SPANS = ((0, 0, 1, 3), (0, 3, 2, 1), (0, 4, 2, 1), (0, 5, 2, 1), (0, 6, 2, 1), (9, 0, 1, 4))


def read(text):
    return read_source(document("部门支出总表", "单位：万元", grid(text, spans=SPANS)))


def holding(budget):
    """How many addends each comparison of a total has that came out, by what it compares."""
    found = {}
    for equation in equations(budget):
        outcome = evaluate(equation, budget)
        if outcome and outcome.verdict in (Verdict.HOLDS, Verdict.ROUNDED):
            line = budget.tables[equation.total.table].lines[equation.total.line].key
            found[equation.rule, line, equation.total.column] = outcome.addends
    return found


PLAIN = holding(read(TEXT)[0])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("职业年金缴费支出|40.00", "职业年金缴费支出|4O.00", Reason.NUMBER),
        ("职业年金缴费支出|40.00||40.00", "职业年金缴费支出|40.00||4..00", Reason.NUMBER),
        ("行政单位医疗|30.00|30.00|", "行政单位医疗|30.00|三十|", Reason.NUMBER),
        ("208|05|06|机关事业单位职业年金", "208|0S|06|机关事业单位职某年金", Reason.ROW),
        ("208|05|06|机关事业单位职业年金", "2O8|05|06|机关事业单位年金", Reason.ROW),
        ("208|05||行政事业单位养老支出", "208|O5||养老", Reason.ROW),
        ("210|||卫生健康支出", "21O|||卫生", Reason.ROW),
        ("208|05|06|机关事业单位职业年金缴费支出", "|||某某", Reason.ROW),
        ("合计||||130.00", "某计||||130.00", Reason.ROW),
        ("基本支出|项目支出", "基本支出|某支出", Reason.HEADING),
        ("合计|基本支出", "某计|基本支出", Reason.HEADING),
        ("基本支出|项目支出", "某支出|某支出", Reason.HEADING),
    ],
)
def test_what_is_garbled_breaks_nothing_and_passes_nothing_with_less(old, new, reason):
    assert old in TEXT
    budget, account = read(TEXT.replace(old, new, 1))
    assert account.reasons.get(reason)
    assert account.placed < 19
    assert [f.rule for f in reconcile(budget).broken if f.rule[0] in "WHXESO"] == []
    less = {key: n for key, n in holding(budget).items() if n < PLAIN.get(key, 0)}
    assert less == {}
    assert len(holding(budget)) < len(PLAIN)


def test_a_code_is_told_by_its_name_where_the_name_tells_it():
    budget, account = read(TEXT.replace("208|05|06|", "208|O5|06|"))
    line = budget.table("expenditure").line("2080506")
    assert line.printed_code == "208 06 O5"
    assert account.found == account.placed == 19
    assert holding(budget) == PLAIN


def test_a_header_that_is_no_group_of_a_code_stays_a_code():
    budget, _ = read(TEXT.replace("类|款|项", "类|敦|项"))
    assert holding(budget) == PLAIN


def test_a_deleted_amount_is_a_change_of_the_document():
    budget, _ = read(TEXT.replace("职业年金缴费支出|40.00||40.00", "职业年金缴费支出|||40.00"))
    assert any(f.rule in {"H01", "W10"} for f in reconcile(budget).broken)


def test_an_open_cell_is_never_computed_with():
    budget, _ = read(TEXT.replace("合计|基本支出", "某计|基本支出"))
    line = budget.table("expenditure").lines[0]
    assert line.cells[0].is_ambiguous
    assert attrs.evolve(line.cells[0], candidates=()).figure.fen == 100_000_000


WHOLE = """
预算支出总额|基本支出|项目支出
9.00|9.00|
||2.00
年度|一级指标|二级指标|三级指标|指标值
|产出指标|数量指标|次数|5
"""


def test_a_later_row_of_money_is_not_passed_over():
    budget, account = read_source(document("部门整体支出绩效目标申报表", "单位：万元", grid(WHOLE)))
    total = budget.table("whole_performance").total
    assert (account.found, account.placed, account.reasons) == (3, 2, {Reason.ROW: 1})
    assert total.figure("basic").text == "9.00"
    with pytest.raises(AmbiguousFigure):
        total.figure("project")
    needing = [e for e in equations(budget) if any(a.column == "project" for a in e.operands)]
    assert needing
    assert {evaluate(one, budget).verdict for one in needing} == {Verdict.UNCHECKED}


FORM = """
项目名称|某项目|项目性质|经常性
项目资金总额|30.00|年度资金申请总额|30.00
其中：财政资金|30.00|其中：当年财政拨款|20.00
||上年结转资金|10.00
其他资金|0.00|其他资金|0.00
一级指标|二级指标|三级指标|年度指标值
产出指标|数量指标|场次|≥3.00(场)
"""


def form(text):
    return read_source(document("财政项目支出绩效目标填报表", "单位：元", grid(text)))


def test_a_form_of_labels_and_values():
    budget, account = form(FORM)
    line = budget.table("project_performance").line("某项目")
    assert {cell.column: cell.text for cell in line.cells} == {
        "whole": "30.00", "amount": "30.00", "whole_fiscal": "30.00", "appropriation": "20.00",
        "carry_over": "10.00", "whole_other": "0.00", "other": "0.00",
    }  # fmt: skip
    indicator = budget.table("project_performance").indicators[0]
    assert (indicator.operator, indicator.value, indicator.measure, indicator.project) == (
        "≥",
        "3.00",
        "场",
        "某项目",
    )
    assert account.found == account.placed == 7
    assert {f.verdict for f in reconcile(budget).findings if f.rule == "K16"} == {Verdict.HOLDS}


@pytest.mark.parametrize(
    ("old", "new"),
    [("|20.00", "|2O.00"), ("项目资金总额|30.00", "项目资金总额|30.0.0"), ("上年结转资金", "上年某资金")],
)
def test_a_garbled_form_breaks_nothing(old, new):
    budget, account = form(FORM.replace(old, new, 1))
    assert account.reasons
    assert [f.rule for f in reconcile(budget).broken if f.rule in {"K16", "W29"}] == []
    assert any(f.verdict is Verdict.UNCHECKED for f in reconcile(budget).findings if f.rule == "K16")


def test_a_total_that_is_not_found_is_no_zero():
    fund = TEXT.replace("合计||||130.00", "某计||||130.00")
    blocks = ("部门支出总表", grid(TEXT, spans=SPANS), "一般公共预算支出表", grid(fund, spans=SPANS))
    budget, _ = read_source(document(*blocks))
    assert [f.rule for f in reconcile(budget).broken if f.rule[0] == "X"] == []


def test_an_amount_beside_its_heading_may_belong_to_it():
    """Without ruling lines a heading at the left and its amounts at the right are two columns."""
    text = TEXT.replace("合计|基本支出|项目支出", "合计||基本支出||项目支出").replace(
        "类|款|项||||", "类|款|项|||||||"
    )
    rows = [line.split("|") for line in text.strip().split("\n")]
    moved = [row if n < 2 else [*row[:4], "", row[4], "", row[5], "", row[6]] for n, row in enumerate(rows)]
    spans = ((0, 0, 1, 3), (0, 3, 2, 1), (0, 4, 2, 1), (0, 6, 2, 1), (0, 8, 2, 1), (9, 0, 1, 4))
    grids = grid("\n".join("|".join(row) for row in moved), spans=spans)
    budget, account = read_source(document("部门支出总表", "单位：万元", grids))
    assert (account.found, account.placed) == (len([x for row in moved[2:] for x in row[4:] if x]), 0)
    assert {"total", "basic", "project"} <= set(budget.table("expenditure").lines[0].cells[0].candidates)
    report = reconcile(budget)
    assert [f.rule for f in report.broken if f.rule[0] in "WHX"] == []
    assert any(f.rule == "W10" and f.verdict is Verdict.UNCHECKED for f in report.findings)
