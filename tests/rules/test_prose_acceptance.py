"""P and Q: what the prose states, against the tables and against itself."""

import re

import attrs
import pytest
from acceptance import Acceptance, verify
from prose import reworded, with_sections
from stated import small

from gov_budget.fiscal import Stage
from gov_budget.rules import Verdict, reconcile

WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def says(old, new):
    """A change of words."""
    return lambda budget: reworded(budget, old, new)


def each(change):
    """A rewriting of every paragraph."""

    def rewrite(budget):
        sections = budget.statement.sections
        return with_sections(
            budget, *(attrs.evolve(s, paragraphs=tuple(map(change, s.paragraphs))) for s in sections)
        )

    return rewrite


def wide(text):
    return re.sub(r"(?<!\d)(?!20\d\d年)[\d.]+(?=万元|%)%?", lambda found: found[0].translate(WIDE), text)


def spaced(text):
    return re.sub(r"(?<=[^\d.\s])(\d[\d.]*)(?=[万%])", r" \1 ", text)


def yuan(text):
    """Amounts in 元; those in the table of contents and of thresholds are none."""

    def in_yuan(found):
        whole, _, part = found[1].partition(".")
        return f"{int(whole + part.ljust(4, '0'))}元"

    return re.sub(r"(\d+(?:\.\d+)?)万元", in_yuan, text)


REWRITINGS = (each(wide), each(spaced), each(yuan))
WORDS = (each(wide), each(spaced))


def case(broken, changed, rewritings=REWRITINGS, make=small):
    return Acceptance(make, broken, changed, rewritings)


def lost_headings():
    """The headings of the items lost, as in text taken from a PDF."""
    path = re.compile(r"^\d\..*（项）")
    return each(lambda text: path.sub("2024年预算数为", text))(small())


SHARES = says("61.00万元，占76.25%", "61.00万元，占61.00%")
CASES = {
    "P01": case(
        says("2024年收入预算100.00万元，比", "2024年收入预算99.00万元，比"),
        says("支出预算100.00万元，其中：基", "支出预算100.01万元，其中：基"),
    ),
    "P02": case(
        says("拨款收入80.00万元，占80.00%", "拨款收入70.00万元，占80.00%"),
        says("基金预算拨款收入20.00万元", "基金预算拨款收入20.01万元"),
    ),
    "P03": case(says("占12.50%", "占21.50%"), says("占80.00%", "占80.02%"), WORDS),
    "P04": case(SHARES, says("61.00万元，占76.25%", "61.00万元，占76.52%")),
    "P05": case(
        says("占60.00%；项目", "占75.00%；项目"), says("基本支出60.00万元，占", "基本支出60.10万元，占")
    ),
    "P06": case(
        says("80.00万元增加20.00万元", "80.00万元减少20.00万元"),
        says("80.00万元增加20.00万元", "80.00万元增加21.00万元"),
    ),
    "P07": case(says("2023年收入预算80.00万元", "2023年收入预算0万元"), says("增长25.00%", "增长20.00%")),
    "P08": case(
        says("任务增多。其中：", "一般公共预算资金增加20.00万元。其中："),
        says("70.00万元增加10.00万元", "70.00万元增加11.00万元"),
    ),
    "P09": case(says("总数100.00万元", "总数200.00万元"), says("总数100.00万元", "总数101.00万元")),
    "P10": case(
        says("支出包括：一般公共服务支出、", "支出包括：一般公共服务支出、教育支出、"),
        says("卫生健康支出、城乡", "城乡"),
    ),
    "P11": case(
        says(
            "住房保障支出5.00万元，占6.25%。",
            "住房保障支出5.00万元，占6.25%；城乡社区支出20.00万元，占20.00%。",
        ),
        says("61.00万元，占", "62.00万元，占"),
    ),
    "P12": case(says("（项）41.00万元", "（项）14.00万元"), says("（项）41.00万元", "（项）41.01万元")),
    "P13": case(
        says("（款）行政单位医疗（项）4.00", "（款）事业单位医疗（项）4.00"),
        says("（款）一般行政管理事务（项）", "（款）行政运行（项）"),
    ),
    "P14": case(
        says("卫生健康支出（类）", "医疗卫生与计划生育支出（类）"),
        says("（款）行政运行（项）", "（款）行政运行费（项）"),
    ),
    "P15": case(
        says("人员经费50.00万元", "人员经费45.00万元"), says("公用经费10.00万元", "公用经费10.01万元")
    ),
    "P16": case(
        says("办公费、公务接待费", "办公费、手续费、公务接待费"), says("办公费、公务接待费、", "办公费、")
    ),
    "P17": case(
        says("公务接待费1.00万元", "公务接待费2.00万元"), says("经费预算数为4.00万元", "经费预算数为4.01万元")
    ),
    "P18": case(
        says("项目支出20.00万元", "项目支出10.00万元"),
        says("基金预算支出20.00万元，其中", "基金预算支出20.01万元，其中"),
    ),
    "P19": case(
        says(
            "资本经营预算支出0万元，其中：基本支出0万元，项目支出0万元",
            "资本经营预算支出8.00万元，其中：基本支出0万元，项目支出8.00万元",
        ),
        says("资本经营预算支出0万元，其中", "资本经营预算支出1.00万元，其中"),
    ),
    "P20": case(
        says("增长25.00%，主要原因是任务增多", "增长25.00%"),
        says("主要原因是接待增多。其中", "增加（减少）的主要原因是接待增多。其中"),
    ),
    "P21": case(
        says("3.00万元，与2023年预算3.00万元持平", "3.00万元，与2023年预算4.00万元持平"),
        says("预算3.00万元持平", "预算3.01万元持平"),
    ),
    "P22": case(says("（项）41.00万元", "（项）410.00万元"), says("（项）41.00万元", "（项）421.00万元")),
    "P23": case(
        says("比2023年收入预算80.00", "比2022年收入预算80.00"),
        says("与2023年预算3.00万元持平", "与2024年预算3.00万元持平"),
    ),
    "P24": case(says("用于缴存公积金", "用于缴纳医疗保险"), says("用于缴纳养老保险", "用于缴纳职业年金")),
    "Q01": case(
        says("某局2024年一般公共预算拨款支出80.00万元", "某局2024年一般公共预算拨款支出81.00万元"),
        says("（境）费0万元", "（境）费0万元，因公出国（境）费1.00万元"),
    ),
    "Q02": case(
        says("公务接待费1.00万元", "公务接待费2.00万元"),
        says("项目支出40.00万元，占", "项目支出40.10万元，占"),
    ),
    "Q03": case(says("下属2家", "下属4家"), says("参公单位2家", "参公单位3家"), WORDS),
    "Q04": case(
        says("4.00万元，比2023年预算增加1.00万元", "4.00万元，比2023年预算增加2.00万元"),
        says("公务接待费1.00万元，比2023年预算增加", "公务接待费1.00万元，比2023年预算减少"),
    ),
    "Q05": case(
        says("公务用车2辆，其中：轿车1辆", "公务用车2辆，其中：轿车3辆"),
        says("共有车辆2辆", "共有车辆3辆"),
        WORDS,
    ),
    "Q06": case(
        says("共有车辆2辆，其中：轿车1辆、其他用车1辆", "共有车辆5辆，其中：轿车1辆、其他用车4辆"),
        says("公务用车2辆", "公务用车3辆"),
        WORDS,
    ),
    "Q07": case(
        says("某局为行政单位", "某局为行政单位，直属事业单位1个"),
        says("参公单位2家", "参公单位1家，下属事业单位1家"),
        WORDS,
    ),
    "Q08": case(
        says("拟购置公务用车0辆", "拟购置公务用车1辆"), says("公务用车购置费0万元", "公务用车购置费9.00万元")
    ),
    "Q09": case(says("的项目3个", "的项目2个"), says("特定目标类项目1个", "特定目标类项目0个"), WORDS),
    "Q10": case(
        says("项目3个，涉及预算100.00", "项目3个，涉及预算80.00"), says("涉及预算40.00", "涉及预算40.10")
    ),
    "Q11": case(says("货物预算2.00", "货物预算20.00"), says("服务预算4.00", "服务预算4.10")),
    "Q12": case(
        says("政府采购项目预算金额5.00", "政府采购项目预算金额50.00"),
        says("采购项目预算为3.00", "采购项目预算为5.01"),
    ),
    "Q13": case(
        lambda budget: with_sections(
            budget,
            *(attrs.evolve(s, title=s.title.replace("2024", "2023")) for s in budget.statement.sections),
        ),
        lambda budget: budget.with_table(attrs.evolve(budget.table("balance"), title="2023年收支总表")),
        WORDS,
    ),
    "Q14": case(
        says("三、其他事项说明……", "三、国有资产情况说明……"),
        says("二、“三公”经费情况说明……", "二、“三公”经费决算说明……"),
        WORDS,
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_of_the_prose(rule):
    verify(rule, CASES[rule])


def test_the_whole_document_agrees():
    found = reconcile(small(), rules=list(CASES))
    assert [f.message() for f in found.broken] == []
    assert set(found.by_rule.values()) == {Verdict.HOLDS}


def test_items_without_headings_are_told_by_their_order():
    budget = lost_headings()
    assert {c.subject for c in budget.statement.claims if c.indicator == "item"} >= {""}
    good = reconcile(budget, rules=["P12", "P13"])
    assert not good.broken
    assert len(good.holds) > 5
    wrong = reconcile(reworded(budget, "预算数为41.00", "预算数为14.00"), rules=["P12"])
    assert [f.cells[1].row for f in wrong.broken] == ["2010301"]


def test_items_without_headings_in_another_order_are_left_unchecked():
    budget = reworded(lost_headings(), "预算数为41.00", "预算数为1.00")
    budget = reworded(reworded(budget, "预算数为10.00", "预算数为2.00"), "预算数为4.00", "预算数为3.00")
    found = reconcile(budget, rules=["P12"])
    assert not [
        f for f in found.broken if f.statement.parts[0].address.table >= 0 and f.cells[0].row == "item"
    ]
    assert found.unchecked


def test_a_share_of_the_wrong_total_names_both_totals():
    found = reconcile(SHARES(small()), rules=["P04"]).broken
    assert "80.00" in found[0].message("zh")
    assert "100.00" in found[0].message("zh")


def test_what_another_fund_made_up_for_is_the_difference():
    budget = CASES["P08"].broken(small())
    found = reconcile(budget, rules=["P08"]).broken
    assert [f.residual.text for f in found] == ["10.00"]


@pytest.mark.parametrize("word", ["持平", "没有变化", "保持不变", "变化不大", "基本持平"])
def test_words_for_no_change(word):
    budget = reworded(small(), "预算3.00万元持平", f"预算3.00万元{word}")
    assert not reconcile(budget, rules=["P21", "P20", "Q04"]).broken
    assert reconcile(reworded(budget, "预算3.00万元", "预算4.00万元"), rules=["P21"]).broken


def test_a_zero_base_is_not_computable_without_a_rate():
    budget = reworded(
        small(), "2023年收入预算80.00万元增加20.00万元，增长25.00%", "2023年收入预算0万元增加100.00万元"
    )
    assert not reconcile(budget, rules=["P06", "P07"]).broken


def test_a_list_with_an_open_end_need_not_be_complete():
    budget = reworded(small(), "办公费、公务接待费、公务用车运行维护费", "办公费等")
    assert not reconcile(budget, rules=["P16"]).broken


def test_a_final_account_is_compared_with_its_own_budget_too():
    budget = attrs.evolve(small(), stage=Stage.FINAL_ACCOUNT)
    words = "年初预算为80.00万元，支出决算为80.00万元，决算数与预算数基本持平"
    said = reworded(budget, "一般公共预算拨款支出80.00万元。", f"一般公共预算拨款支出{words}。")
    assert {c.base_year for c in said.statement.claims if c.change == "基本持平"} == {2024}
    assert not reconcile(said, rules=["P23"]).broken
