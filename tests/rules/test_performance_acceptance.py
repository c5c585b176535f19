"""K: performance forms, and what the text says of them."""

import attrs
import pytest
from acceptance import Acceptance, verify
from small import complete, reordered, saying, wrapped

from gov_budget.model import (
    INDICATOR,
    STATEMENT,
    Address,
    Aspect,
    Cell,
    Claim,
    Indicator,
    Section,
    Span,
    Table,
)
from gov_budget.money import Unit
from gov_budget.rules import Verdict, reconcile

PERF, WPERF = "project_performance", "whole_performance"


def indicators(project=""):
    return (
        Indicator("印制资料", "产出指标", "数量指标", "≥", "5000", "份", "30", "正向指标", project),
        Indicator("完成率", "产出指标", "质量指标", "＝", "100", "%", "20", "正向指标", project),
        Indicator("投入经费", "成本指标", "经济成本指标", "≤", "10.00", "万元", "10", "反向指标", project),
        Indicator("提升服务水平", "效益指标", "社会效益指标", "定性", "长期", "", "20", "", project),
        Indicator("群众满意度", "满意度指标", "满意度指标", "≥", "95", "%", "10", "正向指标", project),
    )


def claim(indicator, text, aspect=Aspect.AMOUNT, measure=""):
    cell = Cell.read("claim", text, Unit.WAN) if aspect is Aspect.AMOUNT else Cell("claim", text)
    return Claim(indicator, 2024, cell, aspect=aspect, measure=measure)


CLAIMS = (
    claim("performance", "1", Aspect.COUNT, "个"),
    claim("performance", "10.00"),
)
CLASSES = (
    claim("performance", "3", Aspect.COUNT, "个"),
    claim("performance.personnel", "50.00"),
    claim("performance.operation", "25.00"),
    claim("performance.target", "5.00"),
)


def targets():
    """The small budget with one project of 10.00 万元 and the form of the whole department."""
    budget = complete()
    project = Table.build(PERF, [("2010102", "某项目", {"amount": 100_000})])
    whole = Table.build(
        WPERF, [("total", {"basic_appropriation": 700_000, "project_appropriation": 100_000})]
    )
    tables = (
        attrs.evolve(
            project,
            indicators=indicators("某项目"),
            title="项目绩效目标表（2024年度）",
            headings=("金额单位：万元",),
        ),
        attrs.evolve(
            whole,
            indicators=(*indicators()[1:], attrs.evolve(indicators()[0], name="举办第39届青少年科技大赛")),
            headings=("预算年度:2024",),
        ),
    )
    said = Section("工作任务", ("举办第39届青少年科技大赛和第三届机器人竞赛。",))
    statement = attrs.evolve(budget.statement, claims=CLAIMS, sections=(*budget.statement.sections, said))
    return attrs.evolve(budget, tables=(*budget.tables, *tables), statement=statement, profile="sichuan")


def covering():
    """The text tells the classes of all projects, so that basic expenditure is covered too."""
    budget = targets()
    return attrs.evolve(budget, statement=attrs.evolve(budget.statement, claims=CLASSES))


def split():
    """A form that splits the money of a project by source."""
    money = {
        "whole": 150_000, "whole_fiscal": 120_000, "whole_other": 30_000,
        "amount": 100_000, "appropriation": 80_000, "carry_over": 15_000, "other": 5_000,
    }  # fmt: skip
    budget = complete()
    return attrs.evolve(budget, tables=(*budget.tables, Table.build(PERF, [("2010102", "某项目", money)])))


def with_indicator(n, kind=PERF, **changes):
    def change(budget):
        table = budget.table(kind)
        all_ = list(table.indicators)
        all_[n] = attrs.evolve(all_[n], **changes)
        return budget.with_table(attrs.evolve(table, indicators=tuple(all_)))

    return change


def without_indicator(n, kind=PERF):
    def change(budget):
        table = budget.table(kind)
        kept = tuple(one for i, one in enumerate(table.indicators) if i != n)
        return budget.with_table(attrs.evolve(table, indicators=kept))

    return change


def shuffled(budget):
    for kind in (PERF, WPERF):
        table = budget.table(kind)
        budget = budget.with_table(attrs.evolve(table, indicators=table.indicators[::-1]))
    return budget


def said(n, text):
    return lambda b: b.with_cell(Address(STATEMENT, n, "claim"), text)


def counted(n, text):
    def change(budget):
        claims = list(budget.statement.claims)
        claims[n] = attrs.evolve(claims[n], cell=Cell("claim", text))
        return attrs.evolve(budget, statement=attrs.evolve(budget.statement, claims=tuple(claims)))

    return change


def set_cell(kind, line, column, text):
    return lambda b: b.with_cell(b.address(kind, line, column), text)


def project_renamed(name):
    def change(budget):
        table = budget.table(PERF)
        lines = tuple(attrs.evolve(x, name=name, key=name) if x.name == "某项目" else x for x in table.lines)
        inds = tuple(attrs.evolve(x, project=name) for x in table.indicators)
        return budget.with_table(attrs.evolve(table, lines=lines, indicators=inds))

    return change


def central():
    """Points of the central guide with costs: 20, 40, 20 and 10, in a place that follows the guide."""
    budget = attrs.evolve(targets(), profile="central")
    points = ("20", "20", "20", "20", "10")
    for n, weight in enumerate(points):
        budget = with_indicator(n, weight=weight)(budget)
    return budget


CASES = {
    "K01": Acceptance(
        targets,
        with_indicator(0, weight="60"),
        with_indicator(4, WPERF, weight="31"),
        (shuffled, wrapped, with_indicator(0, weight="40"), with_indicator(0, weight="30.0")),
    ),
    "K02": Acceptance(
        central,
        lambda b: with_indicator(2, weight="10")(with_indicator(0, weight="30")(b)),
        with_indicator(4, weight="20"),
        (shuffled, with_indicator(0, weight="20.0")),
    ),
    "K08": Acceptance(targets, counted(0, "3"), said(1, "11.00"), (reordered, said(1, "10.0"))),
    "K09": Acceptance(
        covering, said(1, "70.00"), said(3, "10.50"), (reordered, said(1, "50.0"), said(2, "20.00"))
    ),
    "K10": Acceptance(
        targets,
        with_indicator(0, direction="反向指标"),
        with_indicator(3, WPERF, direction="反向指标"),
        (shuffled, with_indicator(0, operator=">="), with_indicator(0, direction="正向")),
    ),
    "K11": Acceptance(
        targets,
        with_indicator(1, value="110"),
        with_indicator(3, WPERF, value="950"),
        (
            shuffled,
            with_indicator(1, value="100.0"),
            with_indicator(0, name="增长率", value="150", measure="%"),
        ),
    ),
    "K12": Acceptance(
        targets,
        with_indicator(0, value="若干"),
        with_indicator(0, measure=""),
        (shuffled, with_indicator(0, value="5,000"), with_indicator(1, value="100%", measure="")),
    ),
    "K14": Acceptance(
        targets,
        without_indicator(4),
        with_indicator(3, level1="其他指标", level2="影响力指标"),
        (shuffled, with_indicator(4, level1="效益指标", level2="服务对象满意度指标")),
    ),
    "K15": Acceptance(
        targets, said(1, "80.00"), said(1, "10.01"), (reordered, said(1, "9.00"), said(1, "10.0"))
    ),
    "K16": Acceptance(
        split,
        set_cell(PERF, "某项目", "appropriation", "11.42"),
        set_cell(PERF, "某项目", "whole_other", "3.10"),
        (reordered, set_cell(PERF, "某项目", "amount", "10.0")),
    ),
    "K17": Acceptance(
        targets,
        with_indicator(4, WPERF, name="举办第38届青少年科技大赛"),
        lambda b: b.with_table(attrs.evolve(b.table(WPERF), headings=("预算年度:2023",))),
        (
            shuffled,
            with_indicator(4, WPERF, name="举办第三十九届青少年科技大赛"),
            saying("第五届职工运动会。"),
        ),
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_accepted(rule):
    verify(rule, CASES[rule])


def by_rule(rule, budget):
    return reconcile(budget, rules=[rule]).by_rule[rule]


def test_weights_that_cannot_be_read_are_unchecked():
    assert by_rule("K01", with_indicator(0, weight="三十")(targets())) is Verdict.UNCHECKED


def test_the_central_guide_judges_no_other_form():
    assert by_rule("K02", targets()) is Verdict.NOT_APPLICABLE


def test_without_satisfaction_its_points_go_to_benefits():
    budget = without_indicator(4)(with_indicator(3, weight="30")(central()))
    assert by_rule("K02", budget) is Verdict.HOLDS


def test_a_count_of_large_projects_only_is_not_compared():
    budget = saying("对50万元以上的项目编报绩效目标，共3个。")(counted(0, "3")(targets()))
    section = next(i for i, s in enumerate(budget.statement.sections) if "情况说明" in s.title)
    claims = list(budget.statement.claims)
    last = len(budget.statement.sections[section].paragraphs) - 1
    claims[0] = attrs.evolve(claims[0], span=Span(section, last, 0, 1))
    budget = attrs.evolve(budget, statement=attrs.evolve(budget.statement, claims=tuple(claims)))
    assert by_rule("K08", budget) is Verdict.NOT_APPLICABLE


def test_quotas_need_no_satisfaction_and_no_costs():
    budget = project_renamed("定额公用经费")(without_indicator(4)(without_indicator(2)(targets())))
    assert by_rule("K14", budget) is Verdict.HOLDS


def test_costs_are_asked_for_since_2022():
    budget = without_indicator(1, WPERF)(without_indicator(2)(targets()))
    assert by_rule("K14", budget) is Verdict.BROKEN
    assert by_rule("K14", attrs.evolve(budget, year=2021)) is Verdict.HOLDS


def test_targets_that_cover_basic_expenditure_are_not_held_against_projects():
    assert by_rule("K15", covering()) is Verdict.NOT_APPLICABLE


def test_events_of_other_names_are_not_compared():
    budget = with_indicator(4, WPERF, name="举办第二届机器人大会")(targets())
    assert by_rule("K17", budget) is Verdict.HOLDS


def test_findings_point_at_the_indicator():
    (finding,) = reconcile(with_indicator(0, direction="反向指标")(targets()), rules=["K10"]).broken
    assert (finding.cells[0].row, finding.cells[0].column) == ("印制资料", INDICATOR)


def test_costs_are_not_asked_for_where_they_are_no_first_level():
    """上海 prints 成本指标 below 产出指标: a form without it is not judged, one without 效益 is."""
    budget = attrs.evolve(without_indicator(1, WPERF)(without_indicator(2)(targets())), profile="shanghai")
    report = reconcile(budget, rules=["K14"])
    assert not report.broken
    assert {f.message("zh").split("没有")[0] for f in report.not_applicable} == {"某项目", "整体"}
    assert by_rule("K14", without_indicator(2)(budget)) is Verdict.BROKEN


def test_a_document_that_has_costs_as_a_first_level_needs_them_everywhere():
    budget = attrs.evolve(without_indicator(2)(targets()), profile="shanghai")
    assert by_rule("K14", budget) is Verdict.BROKEN
