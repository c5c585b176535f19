"""G: what templates, drafts and earlier years leave behind."""

import attrs
import pytest
from acceptance import Acceptance, verify
from small import complete, evolved, reordered, reworded, saying, with_sections, without, wrapped

from gov_budget.fiscal import Scope
from gov_budget.model import Institution, Section
from gov_budget.rules import Verdict, reconcile


def named(name):
    return lambda b: attrs.evolve(b, institution=attrs.evolve(b.institution, name=name))


def county():
    return named("某县某局")(complete())


def as_unit(budget):
    return attrs.evolve(budget, scope=Scope.UNIT)


def headed(*headings):
    return evolved("balance", headings=headings)


CASES = {
    "G04": Acceptance(
        complete,
        reworded("预算80.00万元", "预算XX万元"),
        reworded("某局内设3个科室", "某局内设X个科室"),
        (wrapped, reordered, saying("印发《XX管理办法》。"), saying("产品型号为XXL。")),
    ),
    "G05": Acceptance(
        complete,
        reworded("主要原因是人员增加", "主要原因是"),
        reworded("增加4.00万元", "增加万元"),
        (wrapped, saying("主要用于：", "办公楼维修。")),
    ),
    "G06": Acceptance(
        complete,
        reworded("某局2024年部门预算情况说明", "某局2024年单位预算情况说明"),
        reworded("某局内设", "本单位内设"),
        (wrapped, reworded("某局内设", "本部门内设"), saying("名词解释：本单位指预算单位。")),
    ),
    "G07": Acceptance(
        complete,
        reworded("比2023年预算", "比2021年预算"),
        reworded("2024年政府采购", "2022年政府采购"),
        (
            wrapped,
            saying("依据《某管理办法（2019年修订）》安排预算1.00万元。"),
            saying("截至2019年底累计支出2.00万元。"),
            saying("按照2021年印发的文件安排预算3.00万元。"),
            saying("2021-2025年规划项目预算4.00万元。"),
            saying("某局于2001年设立。"),
            saying("按某发〔2018〕3号安排预算。"),
        ),
    ),
    "G08": Acceptance(
        county,
        headed("部门：某县某局 金额单位：万元", "省级当年财政拨款安排"),
        evolved("income", headings=("编制部门：某县某局 金额单位：万元", "市级预算拨款")),
        (wrapped, reordered, headed("部门：某县某局 金额单位：万元", "县级当年财政拨款安排")),
    ),
    "G09": Acceptance(
        complete,
        headed("部门：某局 状态：绩效股长审核已审"),
        evolved("income", notes=("二上审核数",)),
        (wrapped, reordered, saying("对一上午的会议作了安排。")),
    ),
    "G10": Acceptance(
        complete,
        headed("部门：某局 金额单位：万元", "合计（元）"),
        evolved("income", headings=("编制部门：某局 金额单位：元",)),
        (wrapped, reordered, evolved("income", headings=("编制部门：某局 金额单位：万元", "合计（万元）"))),
    ),
    "G11": Acceptance(
        complete,
        reworded("主要原因是人员增加。", "主要原因是人员增加。。"),
        reworded("负责辖区内", "负责“辖区内"),
        (wrapped, saying("1）办公费；2）印刷费。"), saying("依据《某办法》和“某规划”（修订）。")),
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_accepted(rule):
    verify(rule, CASES[rule])


def broken(rule, budget):
    return [f.message("zh") for f in reconcile(budget, rules=[rule]).broken]


@pytest.mark.parametrize(
    "text",
    ["20XX年预算", "增加（减少）1.00万元", "增加/减少", "共XX家", "××局", "预算X万元", "金额待填", "#REF!"],
)
def test_placeholders(text):
    (message,) = broken("G04", saying(text)(complete()))
    assert "没有填" in message


@pytest.mark.parametrize("text", ["《XX条例》", "“××工程”", "XX-100型", "X光机1台", "无增减", "二〇〇八年"])
def test_no_placeholders(text):
    assert broken("G04", saying(text)(complete())) == []


def test_a_unit_does_not_call_itself_a_department():
    assert broken("G06", as_unit(reworded("某局内设", "本部门内设")(complete())))
    assert not broken("G06", as_unit(reworded("部门预算", "单位预算")(complete())))


def test_a_project_s_grounds_may_name_any_year():
    grounds = Section("项目经费情况说明", ("立项依据为2018年的规划，安排预算5.00万元。",))
    budget = complete()
    assert broken("G07", with_sections((*budget.statement.sections, grounds))(budget)) == []


@pytest.mark.parametrize(
    ("name", "heading", "fits"),
    [
        ("某县某局", "省级财政拨款", False),
        ("某市某区某局", "省级财政拨款", False),
        ("某市某区某局", "区级财政拨款", True),
        ("某市某局", "县级预算拨款", False),
        ("某省某厅", "省级财政拨款", True),
        ("某省某厅", "市级预算", False),
    ],
)
def test_levels(name, heading, fits):
    budget = evolved("balance", headings=(heading,))(named(name)(complete()))
    assert (broken("G08", budget) == []) is fits


def test_what_was_not_read_is_unchecked():
    bare = attrs.evolve(
        complete(), statement=None, tables=tuple(attrs.evolve(t, headings=()) for t in complete().tables)
    )
    for rule in ("G04", "G05", "G06", "G07", "G08", "G09", "G11"):
        assert reconcile(bare, rules=[rule]).by_rule[rule] is Verdict.UNCHECKED, rule


def test_an_entity_of_unknown_level_is_not_judged():
    unknown = attrs.evolve(complete(), institution=Institution("某局"), title="某局预算")
    assert reconcile(unknown, rules=["G08"]).by_rule["G08"] is Verdict.NOT_APPLICABLE


def test_a_finding_says_where():
    (finding,) = reconcile(without("概况")(saying("预算XX万元")(complete())), rules=["G04"]).broken
    assert finding.cells[0].title == "第二部分 某局2024年部门预算情况说明"
    assert finding.cells[0].printed == "预算XX万元"


FORM = ("XX局共XX家单位。", "收入XXX万元。", "支出XXX万元。", "比上年增加（减少）XXX万元。", "购置车辆XX辆。")


def emptied(budget):
    """Every amount of the tables and of the text taken out, the form left."""
    tables = tuple(
        attrs.evolve(t, lines=tuple(attrs.evolve(x, cells=()) for x in t.lines), notes=())
        for t in budget.tables
    )
    return attrs.evolve(budget, tables=tables, statement=attrs.evolve(budget.statement, claims=()))


def test_a_form_not_filled_in_is_one_finding():
    report = reconcile(emptied(saying(*FORM)(complete())), rules=["G04", "D05", "D06", "P20"])
    (finding,) = report.broken
    assert (finding.rule, len(finding.addresses)) == ("G04", 5)
    assert "5处" in finding.message("zh")
    assert {rule: report.by_rule[rule] for rule in ("D05", "D06", "P20")} == dict.fromkeys(
        ("D05", "D06", "P20"), Verdict.NOT_APPLICABLE
    )


def test_placeholders_in_a_budget_with_figures_are_found_one_by_one():
    assert len(broken("G04", saying(*FORM)(complete()))) == 5


def test_a_budget_whose_tables_are_all_empty_is_no_form_for_one_placeholder():
    budget = emptied(saying(FORM[0])(complete()))
    assert len(broken("G04", budget)) == 1
    assert broken("D05", budget)
