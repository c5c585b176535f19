"""A final account in 万元, small enough to check by hand, with three funds and other money.

Income of the year is 198.00: 一般公共 165.00, 政府性基金 21.00, 国有资本 4.00, 事业 2.00, 其他 6.00.
With 0.50 of earlier surplus and 9.00 carried over (8.00 of it 财政拨款) there is 207.50, of which
195.00 is spent (132.00 基本, 63.00 项目), 1.50 distributed and 11.00 left.
"""

from pathlib import Path

import attrs

from gov_budget.fiscal import Stage
from gov_budget.model import (
    Cell,
    Claim,
    DepartmentBudget,
    Institution,
    InstitutionNature,
    Section,
    Statement,
    Table,
    Vehicles,
)
from gov_budget.money import Unit
from gov_budget.prose import statement_of

YEAR = 2024


def _table(kind, rows, columns):
    return Table.build(kind, rows, year=YEAR, columns=columns)


BALANCE = _table(
    "account_balance",
    [
        ("income.general_public", "165.00"),
        ("income.government_fund", "21.00"),
        ("income.state_capital", "4.00"),
        ("income.business", "2.00"),
        ("income.other", "6.00"),
        ("income", "198.00"),
        ("fund_balance", "0.50"),
        ("carry_over", "9.00"),
        ("income_total", "207.50"),
        ("201", "139.00"),
        ("208", "19.00"),
        ("210", "5.00"),
        ("212", "20.00"),
        ("221", "9.00"),
        ("223", "3.00"),
        ("expenditure", "195.00"),
        ("surplus_distribution", "1.50"),
        ("carry_forward", "11.00"),
        ("expenditure_total", "207.50"),
    ],
    ("amount",),
)

INCOME = _table(
    "account_income",
    [
        ("total", {"total": "198.00", "appropriation": "190.00", "business": "2.00", "other": "6.00"}),
        ("201", {"total": "140.00", "appropriation": "132.00", "business": "2.00", "other": "6.00"}),
        ("20106", {"total": "140.00", "appropriation": "132.00", "business": "2.00", "other": "6.00"}),
        ("2010601", {"total": "99.00", "appropriation": "99.00"}),
        ("2010602", {"total": "41.00", "appropriation": "33.00", "business": "2.00", "other": "6.00"}),
        ("208", {"total": "19.00", "appropriation": "19.00"}),
        ("20805", {"total": "19.00", "appropriation": "19.00"}),
        ("2080501", {"total": "1.00", "appropriation": "1.00"}),
        ("2080505", {"total": "12.00", "appropriation": "12.00"}),
        ("2080506", {"total": "6.00", "appropriation": "6.00"}),
        ("210", {"total": "5.00", "appropriation": "5.00"}),
        ("21011", {"total": "5.00", "appropriation": "5.00"}),
        ("2101101", {"total": "5.00", "appropriation": "5.00"}),
        ("212", {"total": "21.00", "appropriation": "21.00"}),
        ("21208", {"total": "21.00", "appropriation": "21.00"}),
        ("2120899", {"total": "21.00", "appropriation": "21.00"}),
        ("221", {"total": "9.00", "appropriation": "9.00"}),
        ("22102", {"total": "9.00", "appropriation": "9.00"}),
        ("2210201", {"total": "9.00", "appropriation": "9.00"}),
        ("223", {"total": "4.00", "appropriation": "4.00"}),
        ("22301", {"total": "4.00", "appropriation": "4.00"}),
        ("2230105", {"total": "4.00", "appropriation": "4.00"}),
    ],
    ("total", "appropriation", "business", "other"),
)

_GENERAL = [
    ("208", {"total": "19.00", "basic": "19.00"}),
    ("20805", {"total": "19.00", "basic": "19.00"}),
    ("2080501", {"total": "1.00", "basic": "1.00"}),
    ("2080505", {"total": "12.00", "basic": "12.00"}),
    ("2080506", {"total": "6.00", "basic": "6.00"}),
    ("210", {"total": "5.00", "basic": "5.00"}),
    ("21011", {"total": "5.00", "basic": "5.00"}),
    ("2101101", {"total": "5.00", "basic": "5.00"}),
]
_HOUSING = [
    ("221", {"total": "9.00", "basic": "9.00"}),
    ("22102", {"total": "9.00", "basic": "9.00"}),
    ("2210201", {"total": "9.00", "basic": "9.00"}),
]

EXPENDITURE = _table(
    "account_expenditure",
    [
        ("total", {"total": "195.00", "basic": "132.00", "project": "63.00"}),
        ("201", {"total": "139.00", "basic": "99.00", "project": "40.00"}),
        ("20106", {"total": "139.00", "basic": "99.00", "project": "40.00"}),
        ("2010601", {"total": "99.00", "basic": "99.00"}),
        ("2010602", {"total": "40.00", "project": "40.00"}),
        *_GENERAL,
        ("212", {"total": "20.00", "project": "20.00"}),
        ("21208", {"total": "20.00", "project": "20.00"}),
        ("2120899", {"total": "20.00", "project": "20.00"}),
        *_HOUSING,
        ("223", {"total": "3.00", "project": "3.00"}),
        ("22301", {"total": "3.00", "project": "3.00"}),
        ("2230105", {"total": "3.00", "project": "3.00"}),
    ],
    ("total", "basic", "project"),
)

FISCAL = _table(
    "account_appropriation_balance",
    [
        ("income.general_public", "165.00"),
        ("income.government_fund", "21.00"),
        ("income.state_capital", "4.00"),
        ("income", "190.00"),
        ("carry_over", "8.00"),
        ("carry_over.general_public", "6.00"),
        ("carry_over.government_fund", "2.00"),
        ("carry_over.state_capital", "0.00"),
        ("income_total", "198.00"),
        ("201", {"total": "134.00", "general_public": "134.00"}),
        ("208", {"total": "19.00", "general_public": "19.00"}),
        ("210", {"total": "5.00", "general_public": "5.00"}),
        ("212", {"total": "20.00", "government_fund": "20.00"}),
        ("221", {"total": "9.00", "general_public": "9.00"}),
        ("223", {"total": "3.00", "state_capital": "3.00"}),
        (
            "expenditure",
            {
                "total": "190.00",
                "general_public": "167.00",
                "government_fund": "20.00",
                "state_capital": "3.00",
            },
        ),
        (
            "carry_forward",
            {"total": "8.00", "general_public": "4.00", "government_fund": "3.00", "state_capital": "1.00"},
        ),
        (
            "expenditure_total",
            {
                "total": "198.00",
                "general_public": "171.00",
                "government_fund": "23.00",
                "state_capital": "4.00",
            },
        ),
    ],
    ("amount", "total", "general_public", "government_fund", "state_capital"),
)

GENERAL = _table(
    "account_general_public",
    [
        ("total", {"total": "167.00", "basic": "132.00", "project": "35.00"}),
        ("201", {"total": "134.00", "basic": "99.00", "project": "35.00"}),
        ("20106", {"total": "134.00", "basic": "99.00", "project": "35.00"}),
        ("2010601", {"total": "99.00", "basic": "99.00"}),
        ("2010602", {"total": "35.00", "project": "35.00"}),
        *_GENERAL,
        *_HOUSING,
    ],
    ("total", "basic", "project"),
)

BASIC = _table(
    "account_basic",
    [
        ("301", {"total": "121.00"}),
        ("30101", {"total": "60.00"}),
        ("30102", {"total": "29.00"}),
        ("30108", {"total": "12.00"}),
        ("30109", {"total": "6.00"}),
        ("30110", {"total": "5.00"}),
        ("30113", {"total": "9.00"}),
        ("303", {"total": "1.00"}),
        ("30302", {"total": "1.00"}),
        ("302", {"total": "8.00"}),
        ("30201", {"total": "6.00"}),
        ("30217", {"total": "0.40"}),
        ("30231", {"total": "1.60"}),
        ("310", {"total": "2.00"}),
        ("31002", {"total": "2.00"}),
        ("personnel", {"total": "122.00"}),
        ("public_use", {"total": "10.00"}),
    ],
    ("total",),
)

THREE_PUBLIC = _table(
    "account_three_public",
    [
        (
            "total",
            {
                "budgeted_total": "6.00",
                "total": "4.50",
                "budgeted_overseas": "3.00",
                "overseas": "2.40",
                "budgeted_vehicles": "2.00",
                "vehicles": "1.60",
                "budgeted_vehicle_running": "2.00",
                "vehicle_running": "1.60",
                "budgeted_reception": "1.00",
                "reception": "0.50",
            },
        )
    ],
    tuple(
        f"{which}{item}"
        for item in ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
        for which in ("budgeted_", "")
    ),
)


def _flow(kind, code, texts):
    opening, income, spent, closing = texts.split()
    amounts = {"opening": opening, "income": income, "total": spent, "project": spent, "closing": closing}
    rows = [(key, amounts) for key in ("total", code[:3], code[:5], code)]
    return _table(kind, rows, ("opening", "income", "total", "basic", "project", "closing"))


FUND = _flow("account_government_fund", "2120899", "2.00 21.00 20.00 3.00")
CAPITAL = _flow("account_state_capital", "2230105", "0.00 4.00 3.00 1.00")


def claim(indicator, text, year=YEAR, **more):
    return Claim(indicator, year, Cell.read("claim", text, Unit.WAN), **more)


UNITS = (
    Institution("某局（本级）", "201001", InstitutionNature.ADMINISTRATIVE),
    Institution("某局执法队", "201002", InstitutionNature.PARTICIPATING),
    Institution("某局信息中心", "201003", InstitutionNature.PUBLIC_INSTITUTION),
)


def final_account() -> DepartmentBudget:
    """A department with an agency, a 参公 unit and a 事业单位; 机关运行经费 is that of the first two."""
    return DepartmentBudget(
        YEAR,
        Institution("某局", "201", InstitutionNature.ADMINISTRATIVE, UNITS),
        (BALANCE, INCOME, EXPENDITURE, FISCAL, GENERAL, BASIC, THREE_PUBLIC, FUND, CAPITAL),
        Statement(claims=(claim("operating", "7.50"),), vehicles=Vehicles(total=2)),
        title=f"某局{YEAR}年度部门决算",
        stage=Stage.FINAL_ACCOUNT,
        profile="accounts",
    )


TEXT = Path(__file__).with_suffix(".txt").read_text("utf-8")
"""The prose, a line a paragraph, in the customary wording. Its figures are those of the tables."""


def written(*, changed: tuple[tuple[str, str], ...] = ()) -> DepartmentBudget:
    """The account with its prose; ``changed`` are texts of it and what stands there instead."""
    text = TEXT
    for old, new in changed:
        assert old in text, old
        text = text.replace(old, new)
    sections = [part.splitlines() for part in text.split("## ")[1:]]
    statement = statement_of([Section(title, tuple(lines)) for title, *lines in sections], YEAR)
    return attrs.evolve(final_account(), statement=statement)
