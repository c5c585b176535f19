"""D: what is published, how finely and when."""

from datetime import date

import attrs
import pytest
from acceptance import Acceptance, verify
from small import (
    EMPTY,
    complete,
    evolved,
    final_account,
    reordered,
    reworded,
    same,
    saying,
    with_sections,
    without,
    without_table,
    wrapped,
)

from gov_budget.fiscal import Scope
from gov_budget.model import DepartmentBudget, Institution, InstitutionNature, Section, kind
from gov_budget.rules import Publication, Verdict, reconcile

NO_NOTE = evolved("government_fund", notes=())
OTHER_NOTE = evolved("government_fund", notes=("注：2024年未安排政府性基金预算支出。",))


def units(*names):
    return tuple(DepartmentBudget(2024, Institution(name), scope=Scope.UNIT) for name in names)


def department(*names):
    def make():
        listed = tuple(Institution(name) for name in names)
        return attrs.evolve(complete(), institution=attrs.evolve(complete().institution, units=listed))

    return make


def one_more_unit(budget):
    listed = (*budget.institution.units, Institution("丙中心"))
    return attrs.evolve(budget, institution=attrs.evolve(budget.institution, units=listed))


def renamed_unit(budget):
    listed = (*budget.institution.units[:-1], Institution("乙中心二部"))
    return attrs.evolve(budget, institution=attrs.evolve(budget.institution, units=listed))


def other_code(kind, code):
    """The one code of each kind, shorter: the table goes no deeper than that."""

    def change(budget):
        table = budget.table(kind)
        lines = tuple(
            attrs.evolve(x, code=x.code[:code], key=x.code[:code]) if x.code else x for x in table.lines
        )
        return budget.with_table(attrs.evolve(table, lines=lines))

    return change


def without_heading(part):
    def change(budget):
        tables = tuple(
            attrs.evolve(t, headings=tuple(h.replace(part, "") for h in t.headings)) for t in budget.tables
        )
        return attrs.evolve(budget, tables=tables)

    return change


def on_one_table(change, kind="income"):
    def changed(budget):
        return budget.with_table(change(budget).table(kind))

    return changed


def as_unit(budget):
    return attrs.evolve(budget, scope=Scope.UNIT)


def of_sichuan():
    """The form of 四川 asks for tables that the small document lacks: they are lent by another budget."""
    lent = ("appropriation_by_economic", "general_public_projects", "government_fund_three_public",
            "state_capital", "whole_performance", "project_performance")  # fmt: skip
    budget = attrs.evolve(complete(), profile="sichuan")
    empty = budget.table("government_fund")
    kinds = [kind(key) for key in lent]
    tables = tuple(attrs.evolve(empty, kind=k, columns=(k.columns[0].key,)) for k in kinds)
    return attrs.evolve(budget, tables=(*budget.tables, *tables))


HOLDS, BROKEN, UNCHECKED = Verdict.HOLDS, Verdict.BROKEN, Verdict.UNCHECKED


def dated(**given):
    return Publication(**{name: date(2024, *day) for name, day in given.items()})


FORTY_DAYS = {"publication": dated(congress=(1, 20), approved=(2, 9), published=(2, 29))}
FORTY_ONE = {"publication": dated(congress=(1, 20), approved=(2, 9), published=(3, 1))}

CASES = {
    "D01": Acceptance(complete, same, as_unit, (reordered, wrapped), FORTY_DAYS, FORTY_ONE),
    "D02": Acceptance(complete, same, same, (reordered, wrapped), FORTY_DAYS, FORTY_ONE),
    "D03": Acceptance(
        complete,
        broken=lambda b: without_table("three_public")(without_table("general_public_basic")(b)),
        changed=without_table("government_fund"),
        rewritings=(reordered, wrapped),
    ),
    "D04": Acceptance(
        complete,
        broken=lambda b: other_code("expenditure", 3)(other_code("general_public", 3)(b)),
        changed=other_code("general_public_basic", 3),
        rewritings=(reordered, wrapped),
    ),
    "D05": Acceptance(
        complete, NO_NOTE, evolved("government_fund", notes=("注：",)), (OTHER_NOTE, reordered)
    ),
    "D06": Acceptance(
        complete,
        NO_NOTE,
        evolved("three_public", notes=("本表为空表。",)),
        (OTHER_NOTE, reordered, evolved("three_public", notes=("注：单位为万元。",))),
    ),
    "D07": Acceptance(
        complete,
        without("机关运行经费"),
        reworded("机关运行经费", "日常经费"),
        (wrapped, reworded("机关运行经费", "机关（机构）运行经费")),
    ),
    "D08": Acceptance(
        complete,
        without("政府采购"),
        reworded("工程0万元、", ""),
        (wrapped, saying("2024年没有专门面向中小企业的采购。")),
    ),
    "D09": Acceptance(
        complete,
        without("绩效目标"),
        reworded("绩效", "效果"),
        (wrapped, reworded("国有资产占用", "资产情况")),
    ),
    "D10": Acceptance(
        complete, without("机构设置"), without("主要职责"), (wrapped, reworded("主要职责", "主要职能"))
    ),
    "D11": Acceptance(
        complete,
        without("名词解释"),
        reworded("名词解释", "附录"),
        (wrapped, reworded("名词解释", "专业名词解释")),
    ),
    "D12": Acceptance(
        complete,
        without_heading("编制部门：某局"),
        on_one_table(without_heading("金额单位：万元")),
        (reordered, wrapped),
    ),
    "D13": Acceptance(
        department("某局", "乙中心"),
        one_more_unit,
        renamed_unit,
        (reordered, wrapped),
        {"units": units("某局", "乙中心")},
    ),
    "D14": Acceptance(
        of_sichuan,
        lambda b: without_table("whole_performance")(without_table("state_capital")(b)),
        without_table("project_performance"),
        (reordered, wrapped),
    ),
    "D15": Acceptance(
        final_account,
        without("绩效自评"),
        lambda b: reworded("自评结果", "情况")(reworded("绩效自评", "工作检查")(b)),
        (wrapped, reworded("绩效自评", "绩效评价")),
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_accepted(rule):
    verify(rule, CASES[rule])


def by_rule(rule, budget, **context):
    return reconcile(budget, rules=[rule], **context).by_rule[rule]


@pytest.mark.parametrize(
    ("rule", "dates", "scope", "verdict"),
    [
        ("D01", dated(approved=(2, 9), published=(2, 29)), Scope.DEPARTMENT, HOLDS),  # the twentieth day
        ("D01", dated(approved=(2, 9), published=(3, 1)), Scope.DEPARTMENT, BROKEN),
        ("D01", dated(approved=(2, 9)), Scope.UNIT, UNCHECKED),
        ("D01", dated(approved=(2, 9), published=(2, 8)), Scope.UNIT, UNCHECKED),
        ("D02", dated(congress=(1, 20), published=(2, 29)), Scope.DEPARTMENT, HOLDS),  # the fortieth
        ("D02", dated(congress=(1, 20), published=(3, 1)), Scope.DEPARTMENT, BROKEN),
        ("D02", dated(congress=(1, 20), published=(3, 15)), Scope.UNIT, HOLDS),  # the fifty-fifth
        ("D02", dated(congress=(1, 20), published=(3, 16)), Scope.UNIT, BROKEN),
        ("D02", dated(published=(3, 16)), Scope.UNIT, UNCHECKED),
    ],
)
def test_days(rule, dates, scope, verdict):
    assert by_rule(rule, attrs.evolve(complete(), scope=scope), publication=dates) is verdict


@pytest.mark.parametrize("rule", ["D01", "D02"])
def test_without_dates_nothing_is_checked_and_the_reason_says_so(rule):
    (finding,) = reconcile(complete(), rules=[rule]).findings
    assert finding.verdict is Verdict.UNCHECKED
    assert "日期" in finding.message("zh")


def test_without_the_documents_of_units_nothing_is_checked():
    assert by_rule("D13", department("某局", "乙中心")()) is Verdict.UNCHECKED
    assert by_rule("D13", complete()) is Verdict.NOT_APPLICABLE


def test_an_extract_of_tables_is_not_blamed_for_the_others():
    few = attrs.evolve(complete(), tables=complete().tables[:2], statement=None)
    assert by_rule("D03", few) is Verdict.UNCHECKED


def test_state_capital_is_asked_for_where_there_is_such_money():
    assert by_rule("D03", complete()) is Verdict.HOLDS
    budget = complete()
    more = attrs.evolve(budget.table("balance").lines[0], key="income.state_capital", name="国有资本经营预算")
    table = budget.table("balance")
    richer = budget.with_table(attrs.evolve(table, lines=(*table.lines, more)))
    (finding,) = reconcile(richer, rules=["D03"]).broken
    assert "国有资本经营预算支出预算表" in finding.message("zh")


def test_a_public_institution_has_no_operating_expenses_to_explain():
    institution = attrs.evolve(complete().institution, nature=InstitutionNature.PUBLIC_INSTITUTION)
    unit = attrs.evolve(complete(), institution=institution, scope=Scope.UNIT)
    assert by_rule("D07", without("机关运行经费")(unit)) is Verdict.NOT_APPLICABLE


def test_the_glossary_is_no_explanation():
    defined = reworded("项目支出：", "机关运行经费：")(without("机关运行经费")(complete()))
    assert by_rule("D07", defined) is Verdict.BROKEN


@pytest.mark.parametrize(
    "said", ["2024年没有政府采购预算。", "2024年未安排政府采购预算。", "2024年政府采购预算0万元。"]
)
def test_where_nothing_is_procured_no_split_is_asked_for(said):
    assert by_rule("D08", saying(said)(without("政府采购")(complete()))) is Verdict.HOLDS


def test_the_two_rules_about_notes_make_one_finding():
    report = reconcile(NO_NOTE(complete()), rules=["D05", "D06"])
    (finding,) = report.broken
    assert (finding.rule, finding.also) == ("D05", ("D06",))
    assert report.by_rule["D06"] is Verdict.BROKEN


def test_audit_corrections_are_asked_for_in_shanghai_only():
    account = attrs.evolve(final_account(), profile="shanghai")
    assert by_rule("D15", account) is Verdict.BROKEN
    assert by_rule("D15", saying("审计查出的问题已全部整改。")(account)) is Verdict.HOLDS


def test_long_texts_of_performance_forms_are_no_notes_of_emptiness():
    told = evolved("three_public", notes=(EMPTY * 3,))(complete())
    assert by_rule("D06", told) is Verdict.HOLDS


def test_blank_entity():
    blank = without_heading("某局")(complete())
    broken = reconcile(blank, rules=["D12"]).broken
    assert [f.message("zh").endswith("没有印出编报单位。") for f in broken] == [True]


def test_a_table_that_the_place_publishes_apart_is_not_missed():
    """安徽 has no table of “三公”经费 in the set."""
    budget = attrs.evolve(without_table("three_public")(complete()), profile="anhui")
    assert by_rule("D03", budget) is Verdict.HOLDS
    assert by_rule("D03", attrs.evolve(budget, profile="shanghai")) is Verdict.BROKEN


def test_an_account_is_not_held_against_the_form_of_accounts():
    """That form is put together from those of several provinces, so no table of it is missed."""
    assert by_rule("D14", attrs.evolve(final_account(), profile="accounts")) is Verdict.NOT_APPLICABLE


TITLE = {"government_fund": "政府性基金预算支出情况表", "general_public": "一般公共预算支出情况表"}


def titled(*kinds):
    return with_sections((*complete().statement.sections, *(Section(TITLE[kind], ()) for kind in kinds)))


def test_a_title_without_a_table_below_it_is_no_proof_that_the_table_is_missing():
    budget = attrs.evolve(without_table("government_fund")(complete()), profile="national")
    assert by_rule("D03", budget) is Verdict.BROKEN
    assert by_rule("D03", titled("government_fund")(budget)) is Verdict.UNCHECKED


def test_a_list_of_contents_is_no_table():
    budget = attrs.evolve(without_table("government_fund")(complete()), profile="national")
    assert by_rule("D03", titled("general_public", "government_fund")(budget)) is Verdict.BROKEN
