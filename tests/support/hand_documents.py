"""Documents small enough to check by hand, one for each shape of published table set."""

from functools import cache
from pathlib import Path

import attrs

from gov_budget import formats
from gov_budget.fiscal import Scope
from gov_budget.model import (
    Cell,
    Claim,
    DepartmentBudget,
    Institution,
    InstitutionNature,
    Role,
    Row,
    Section,
    Statement,
    Table,
    Vehicles,
)
from gov_budget.money import Unit

EXAMPLE = Path(__file__).parents[2] / "examples" / "quxian-2024.json"
GLOSSARY = "机关运行经费：为保障行政单位运行用于购买货物和服务的各项资金。"


EXPLANATION = (
    Section("概况", ("主要职责：负责有关管理工作。", "机构设置：内设3个科室。")),
    Section(
        "预算编制说明",
        (
            "2024年收入预算78.70万元，比2023年预算增加。",
            "机关运行经费：2024年机关运行经费预算12.00万元，比2023年预算13.00万元减少。",
            "政府采购：2024年政府采购预算15.00万元，其中：货物15.00万元、工程0万元、服务0万元。",
            "国有资产占用：共有车辆1辆。绩效目标：编报绩效目标的项目3个。",
        ),
    ),
)

EXPLAINED = {
    "2060701": ("科学技术支出", "机构运行"),
    "2060799": ("科学技术支出", "其他科学技术普及支出"),
    "2080505": ("社会保障和就业支出", "机关事业单位基本养老保险缴费支出"),
    "2089999": ("社会保障和就业支出", "其他社会保障和就业支出"),
    "2101101": ("卫生健康支出", "行政单位医疗"),
    "2101102": ("卫生健康支出", "事业单位医疗"),
    "2101103": ("卫生健康支出", "公务员医疗补助"),
    "2120899": ("城乡社区支出", "其他国有土地使用权出让收入安排的支出"),
    "2130599": ("农林水支出", "其他巩固脱贫攻坚成果衔接乡村振兴支出"),
    "2210201": ("住房保障支出", "住房公积金"),
}


def claim(indicator, year, text, change=""):
    return Claim(indicator, year, Cell.read("claim", text, Unit.WAN), change)


def yuan(kind, rows, columns=()):
    return Table.build(kind, rows, unit=Unit.YUAN, places=0, columns=columns)


BALANCE = yuan(
    "balance",
    [
        ("income.appropriation", 727_000),
        ("income.general_public", 640_000),
        ("income.government_fund", 80_000),
        ("income.state_capital", 7_000),
        ("income.business", 50_000),
        ("income", 777_000),
        ("carry_over", 10_000),
        ("income_total", 787_000),
        ("201", {"amount": 660_000, "personnel": 300_000, "public_use": 120_000, "project": 240_000}),
        ("208", {"amount": 40_000, "personnel": 40_000}),
        ("212", {"amount": 80_000, "project": 80_000}),
        ("223", {"amount": 7_000, "project": 7_000}),
        ("expenditure", {"amount": 787_000, "personnel": 340_000, "public_use": 120_000, "project": 327_000}),
        (
            "expenditure_total",
            {"amount": 787_000, "personnel": 340_000, "public_use": 120_000, "project": 327_000},
        ),
    ],
)

INCOME = yuan(
    "income",
    [
        Row("total", {"total": 787_000, "carry_over": 10_000, "appropriation": 727_000, "business": 50_000}),
        Row("201", {"carry_over": 10_000, "appropriation": 600_000, "business": 50_000}, role=Role.SUBJECT),
        Row("20101", {"carry_over": 10_000, "appropriation": 600_000, "business": 50_000}, role=Role.SUBJECT),
        Row("2010101", {"appropriation": 420_000}, role=Role.SUBJECT),
        Row(
            "2010102", {"carry_over": 10_000, "appropriation": 180_000, "business": 50_000}, role=Role.SUBJECT
        ),
        Row("208", {"appropriation": 40_000}, role=Role.SUBJECT),
        Row("20805", {"appropriation": 40_000}, role=Role.SUBJECT),
        Row("2080505", {"appropriation": 40_000}, role=Role.SUBJECT),
        Row("212", {"appropriation": 80_000}, role=Role.SUBJECT),
        Row("21208", {"appropriation": 80_000}, role=Role.SUBJECT),
        Row("2120899", {"appropriation": 80_000}, role=Role.SUBJECT),
        Row("223", {"appropriation": 7_000}, role=Role.SUBJECT),
        Row("22301", {"appropriation": 7_000}, role=Role.SUBJECT),
        Row("2230105", {"appropriation": 7_000}, role=Role.SUBJECT),
    ],
)

EXPENDITURE = yuan(
    "expenditure",
    [
        ("total", {"basic": 460_000, "project": 327_000}),
        ("201", {"basic": 420_000, "project": 240_000}),
        ("20101", {"basic": 420_000, "project": 240_000}),
        ("2010101", {"basic": 420_000}),
        ("2010102", {"project": 240_000}),
        ("208", {"basic": 40_000}),
        ("20805", {"basic": 40_000}),
        ("2080505", {"basic": 40_000}),
        ("212", {"project": 80_000}),
        ("21208", {"project": 80_000}),
        ("2120899", {"project": 80_000}),
        ("223", {"project": 7_000}),
        ("22301", {"project": 7_000}),
        ("2230105", {"project": 7_000}),
    ],
)

APPROPRIATION = yuan(
    "appropriation_balance",
    [
        ("income", 727_000),
        ("income.general_public", 640_000),
        ("income.government_fund", 80_000),
        ("income.state_capital", 7_000),
        ("carry_over", 10_000),
        ("carry_over.general_public", 10_000),
        ("income_total", 737_000),
        ("201", {"total": 610_000, "general_public": 610_000}),
        ("208", {"total": 40_000, "general_public": 40_000}),
        ("212", {"total": 80_000, "government_fund": 80_000}),
        ("223", {"total": 7_000, "state_capital": 7_000}),
        (
            "expenditure",
            {"total": 737_000, "general_public": 650_000, "government_fund": 80_000, "state_capital": 7_000},
        ),
        (
            "expenditure_total",
            {"total": 737_000, "general_public": 650_000, "government_fund": 80_000, "state_capital": 7_000},
        ),
    ],
)

GENERAL = yuan(
    "general_public",
    [
        ("total", {"basic": 460_000, "project": 190_000}),
        ("201", {"basic": 420_000, "project": 190_000}),
        ("20101", {"basic": 420_000, "project": 190_000}),
        ("2010101", {"basic": 420_000}),
        ("2010102", {"project": 190_000}),
        ("208", {"basic": 40_000}),
        ("20805", {"basic": 40_000}),
        ("2080505", {"basic": 40_000}),
    ],
    columns=("total", "basic", "project"),
)

BASIC = yuan(
    "general_public_basic",
    [
        ("total", {"personnel": 340_000, "public_use": 120_000}),
        ("301", {"personnel": 340_000}),
        ("30101", {"personnel": 300_000}),
        ("30108", {"personnel": 40_000}),
        ("302", {"public_use": 100_000}),
        ("30201", {"public_use": 100_000}),
        ("310", {"public_use": 20_000}),
        ("31002", {"public_use": 20_000}),
    ],
)

GP_BASIC, GP_PROJECT = "general_public_basic", "general_public_project"
GF_PROJECT, SC_PROJECT = "government_fund_project", "state_capital_project"

ECONOMIC = yuan(
    "appropriation_by_economic",
    [
        ("total", {GP_BASIC: 460_000, GP_PROJECT: 190_000, GF_PROJECT: 80_000, SC_PROJECT: 7_000}),
        ("301", {GP_BASIC: 340_000}),
        ("30101", {GP_BASIC: 300_000}),
        ("30108", {GP_BASIC: 40_000}),
        ("302", {GP_BASIC: 100_000, GP_PROJECT: 40_000, GF_PROJECT: 80_000, SC_PROJECT: 7_000}),
        ("30201", {GP_BASIC: 100_000}),
        ("30212", {GP_PROJECT: 30_000}),
        ("30216", {GF_PROJECT: 80_000}),
        ("30231", {GP_PROJECT: 10_000}),
        ("30299", {SC_PROJECT: 7_000}),
        ("310", {GP_BASIC: 20_000, GP_PROJECT: 150_000}),
        ("31002", {GP_BASIC: 20_000}),
        ("31013", {GP_PROJECT: 150_000}),
    ],
)

DEPARTMENT_CODES = {
    "30101": 300_000,
    "30108": 40_000,
    "30201": 150_000,
    "30212": 30_000,
    "30216": 80_000,
    "30231": 10_000,
    "30299": 7_000,
    "31002": 20_000,
    "31013": 150_000,
}
GOVERNMENT_CODES = {
    "50101": 300_000,
    "50102": 40_000,
    "50201": 150_000,
    "50203": 80_000,
    "50207": 30_000,
    "50208": 10_000,
    "50299": 7_000,
    "50303": 150_000,
    "50306": 20_000,
}


def with_printed_codes(table):
    """Codes printed in two columns, as spreadsheets have them."""
    lines = (attrs.evolve(x, printed_code=f"{x.code[:3]} {x.code[3:]}".strip()) for x in table.lines)
    return attrs.evolve(table, lines=tuple(lines))


def shanghai() -> DepartmentBudget:
    """A unit budget in yuan with printed parents, carry-over and money that is no appropriation."""
    agency = InstitutionNature.PARTICIPATING
    tables = (
        BALANCE,
        INCOME,
        EXPENDITURE,
        APPROPRIATION,
        ECONOMIC,
        GENERAL,
        with_printed_codes(BASIC),
        yuan(
            "government_fund",
            [("212", {"project": 80_000}), ("21208", {"project": 80_000}), ("2120899", {"project": 80_000})],
        ),
        yuan(
            "state_capital",
            [("223", {"project": 7_000}), ("22301", {"project": 7_000}), ("2230105", {"project": 7_000})],
        ),
        yuan(
            "three_public",
            [
                (
                    "total",
                    {
                        "overseas": 30_000,
                        "vehicle_purchase": 150_000,
                        "vehicle_running": 10_000,
                        "vehicles": 160_000,
                    },
                ),
                (
                    "101",
                    {
                        "overseas": 30_000,
                        "vehicle_purchase": 150_000,
                        "vehicle_running": 10_000,
                        "vehicles": 160_000,
                    },
                ),
            ],
        ),
        yuan(
            "project_list", [("2010102", "甲", 240_000), ("2120899", "乙", 80_000), ("2230105", "丙", 7_000)]
        ),
        yuan("economic_summary", [("total", 787_000), *((DEPARTMENT_CODES | GOVERNMENT_CODES).items())]),
        yuan("government_economic", [(c, {"total": a}) for c, a in GOVERNMENT_CODES.items()]),
    )
    statement = Statement(
        sections=(*EXPLANATION, Section("名词解释", (GLOSSARY,))),
        claims=(
            claim("operating", 2024, "12.00", "减少"),
            claim("operating", 2023, "13.00"),
            claim("income_total", 2024, "78.70"),
            claim("general_public", 2024, "65.00"),
            claim("three_public", 2024, "19.00"),
            claim("three_public.overseas", 2024, "3.00"),
            claim("three_public.vehicles", 2024, "16.00"),
            claim("three_public.vehicle_purchase", 2024, "15.00"),
            claim("three_public.vehicle_running", 2024, "1.00"),
            claim("three_public.reception", 2024, "0"),
            claim("three_public", 2023, "19.50"),
        ),
        vehicles=Vehicles(total=1, planned_purchases=1),
    )
    return DepartmentBudget(2024, Institution("某单位", "101", agency), tables, statement, scope=Scope.UNIT)


def institution_unit() -> DepartmentBudget:
    """A 事业单位 without “三公” and without 机关运行经费, which says so."""
    nature = InstitutionNature.PUBLIC_INSTITUTION
    tables = (
        Table.build("three_public", [("total", {"overseas": 0, "vehicles": 0, "reception": 0})]),
        Table.build(
            "general_public_basic", [("30101", {"personnel": 500_000}), ("30201", {"public_use": 20_000})]
        ),
    )
    claims = (claim("operating", 2024, "0"), claim("three_public", 2024, "0"))
    statement = Statement(sections=(), claims=claims)
    return DepartmentBudget(2024, Institution("某中心", "102", nature), tables, statement, scope=Scope.UNIT)


def two_units() -> DepartmentBudget:
    """A department with an agency and a 事业单位 that has a budget of its own."""
    agency, centre = InstitutionNature.ADMINISTRATIVE, InstitutionNature.PUBLIC_INSTITUTION
    units = (Institution("本级", "103001", agency), Institution("中心", "103002", centre))
    tables = (
        Table.build(
            "income",
            [
                ("103001", "本级", {"general_public": 3_000_000}),
                ("103002", "中心", {"general_public": 1_000_000}),
            ],
        ),
        Table.build(
            "general_public_basic",
            [("30101", {"personnel": 3_000_000}), ("30201", {"public_use": 1_000_000})],
        ),
        Table.build(
            "three_public",
            [("103001", "本级", {"reception": 10_000}), ("103002", "中心", {"reception": 5_000})],
        ),
    )
    stated = {
        "": "1.50",
        ".overseas": "0",
        ".vehicles": "0",
        ".vehicle_purchase": "0",
        ".vehicle_running": "0",
        ".reception": "1.50",
    }
    three = (claim(f"three_public{item}", 2024, text) for item, text in stated.items())
    statement = Statement(claims=(claim("operating", 2024, "80.00"), *three))
    return DepartmentBudget(2024, Institution("某局", "103", agency, units), tables, statement)


def retirees() -> DepartmentBudget:
    """An agency with annuities, housing subsidies, pensioners, survivors and training, by hand."""
    functions = [
        ("2050803", {"basic": 5_000}),
        ("2080501", {"basic": 90_000}),
        ("2080506", {"basic": 20_000}),
        ("2080801", {"basic": 8_000}),
        ("2210202", {"basic": 6_000}),
    ]
    sections = [
        ("30102", {"personnel": 40_000}),
        ("30109", {"personnel": 20_000}),
        ("30216", {"public_use": 5_000}),
        ("30302", {"personnel": 80_000}),
        ("30304", {"personnel": 8_000}),
    ]
    tables = (
        Table.build("general_public", functions, columns=("total", "basic", "project")),
        Table.build("general_public_basic", sections),
    )
    return DepartmentBudget(2024, Institution("某办", "104", InstitutionNature.ADMINISTRATIVE), tables)


@cache
def documents() -> dict[str, DepartmentBudget]:
    """The documents by name; ``last_year`` is what the example's prose says of the year before."""
    example = formats.load(EXAMPLE)
    entries = (f"{code}：{path}（类）{name}（项）：说明。" for code, (path, name) in EXPLAINED.items())
    prose = attrs.evolve(
        example.statement,
        sections=(Section("名词解释", (GLOSSARY, *entries)),),
        claims=tuple(
            attrs.evolve(c, change="变化不大") if (c.indicator, c.year) == ("operating", 2024) else c
            for c in example.statement.claims
        ),
    )
    last = tuple(attrs.evolve(c) for c in example.statement.claims if c.year == 2023)
    return {
        "seed": attrs.evolve(example, statement=prose),
        "shanghai": shanghai(),
        "institution": institution_unit(),
        "two_units": two_units(),
        "retirees": retirees(),
        "last_year": DepartmentBudget(2023, statement=Statement(claims=last)),
    }
