"""A whole published department budget, small enough to check by hand, and ways to change its words."""

import attrs

from gov_budget.fiscal import Stage
from gov_budget.model import (
    DepartmentBudget,
    Institution,
    InstitutionNature,
    Section,
    Statement,
    Table,
)

EMPTY = "注：本部门没有政府性基金预算支出，本表为空表。"

PROSE = (
    Section(
        "第一部分 某局概况",
        (
            "一、主要职责：负责辖区内的有关管理工作。",
            "二、机构设置：某局内设3个科室，下属预算单位1家。",
        ),
    ),
    Section(
        "第二部分 某局2024年部门预算情况说明",
        (
            "2024年收入预算80.00万元，比2023年预算76.00万元增加4.00万元，主要原因是人员增加。",
            "机关运行经费：2024年机关运行经费预算20.00万元，比2023年预算减少1.00万元。",
            "政府采购：2024年政府采购预算6.00万元，其中：货物4.00万元、工程0万元、服务2.00万元。",
            "国有资产占用：截至2023年12月31日，共有车辆1辆，没有单位价值100万元以上大型设备。",
            "绩效目标：2024年编报绩效目标的项目1个，涉及预算10.00万元。",
        ),
    ),
    Section("第三部分 某局2024年部门预算表"),
    Section("第四部分 名词解释", ("项目支出：指在基本支出之外为完成特定任务发生的支出。",)),
)

HEADINGS = ("编制部门：某局 金额单位：万元", "项目 合计")


def _table(kind, rows, **more):
    columns = more.pop("columns", ())
    table = Table.build(kind, rows, columns=columns)
    return attrs.evolve(table, headings=HEADINGS, **more)


def complete() -> DepartmentBudget:
    """80.00 万元 of the general public budget: 70.00 基本 (50.00 and 20.00) and 10.00 项目."""
    functions = [("2010101", {"basic": 700_000}), ("2010102", {"project": 100_000})]
    tables = (
        _table(
            "balance",
            [
                ("income.general_public", 800_000),
                ("income", 800_000),
                ("income_total", 800_000),
                ("201", 800_000),
                ("expenditure", 800_000),
                ("expenditure_total", 800_000),
            ],
        ),
        _table("income", [("105001", "某局", {"general_public": 800_000})]),
        _table("expenditure", functions),
        _table(
            "appropriation_balance",
            [
                ("income", 800_000),
                ("income.general_public", 800_000),
                ("201", {"total": 800_000, "general_public": 800_000}),
                ("expenditure", {"total": 800_000, "general_public": 800_000}),
            ],
        ),
        _table("general_public", functions, columns=("total", "basic", "project")),
        _table(
            "general_public_basic",
            [("30101", {"personnel": 500_000}), ("30201", {"public_use": 200_000})],
        ),
        _table("three_public", [("105001", "某局", {"reception": 10_000})]),
        attrs.evolve(
            _table("government_fund", [], columns=("total", "basic", "project")), lines=(), notes=(EMPTY,)
        ),
    )
    institution = Institution("某局", "105", InstitutionNature.ADMINISTRATIVE)
    return DepartmentBudget(2024, institution, tables, Statement(PROSE), "某局2024年部门预算")


def final_account() -> DepartmentBudget:
    """The same as a final account, which tells what came of its performance targets."""
    more = "绩效自评：对1个项目开展了绩效自评，自评结果为优；授予中小企业合同金额6.00万元。"
    return saying(more)(attrs.evolve(complete(), stage=Stage.FINAL_ACCOUNT))


def reworded(old, new):
    """Other words in every paragraph and title."""

    def section(one):
        said = tuple(text.replace(old, new) for text in one.paragraphs)
        return attrs.evolve(one, title=one.title.replace(old, new), paragraphs=said)

    def change(budget):
        sections = tuple(map(section, budget.statement.sections))
        assert sections != budget.statement.sections
        return with_sections(sections)(budget)

    return change


def with_sections(sections):
    return lambda b: attrs.evolve(b, statement=attrs.evolve(b.statement, sections=tuple(sections)))


def without(word):
    """Without the paragraphs in which a word stands."""

    def change(budget):
        sections = tuple(
            attrs.evolve(s, paragraphs=tuple(p for p in s.paragraphs if word not in p))
            for s in budget.statement.sections
            if word not in s.title
        )
        return with_sections(sections)(budget)

    return change


def saying(*paragraphs):
    """With more paragraphs at the end of the explanation."""

    def change(budget):
        sections = list(budget.statement.sections)
        sections[1] = attrs.evolve(sections[1], paragraphs=(*sections[1].paragraphs, *paragraphs))
        return with_sections(sections)(budget)

    return change


def wrapped(budget):
    """The same text with a space after every tenth letter, as line breaks of a PDF leave it."""

    def text(p):
        return " ".join(p[i : i + 10] for i in range(0, len(p), 10))

    sections = tuple(
        attrs.evolve(s, paragraphs=tuple(text(p) for p in s.paragraphs)) for s in budget.statement.sections
    )
    return with_sections(sections)(budget)


def reordered(budget):
    """The tables in another order."""
    return attrs.evolve(budget, tables=budget.tables[::-1])


def without_table(kind):
    return lambda b: attrs.evolve(b, tables=tuple(t for t in b.tables if t.kind.key != kind))


def evolved(kind, **changes):
    return lambda b: b.with_table(attrs.evolve(b.table(kind), **changes))


def same(budget):
    return budget
