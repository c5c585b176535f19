"""The 2024 final account of 上海市普陀区财政局: its figures, transcribed by eye from the rendered pages.

Figures and page numbers only; the document itself is not in the repository.
"""

from gov_budget.fiscal import Stage
from gov_budget.model import (
    Cell,
    Claim,
    DepartmentBudget,
    Institution,
    InstitutionNature,
    Statement,
    Table,
    kind,
)
from gov_budget.money import Unit

YEAR = 2024
# the rows of pages 10, 11 and 15: code, basic, project (the total is printed beside them)
SPENT = """
201      2106.66  1503.52  603.14
20106    2106.66  1503.52  603.14
2010601  1511.89  1503.52  8.37
2010602  10.00    -        10.00
2010607  135.25   -        135.25
2010608  449.52   -        449.52
208      326.72   326.72   -
20805    326.72   326.72   -
2080501  84.65    84.65    -
2080505  160.75   160.75   -
2080506  80.38    80.38    -
2080599  0.94     0.94     -
210      60.99    60.99    -
21011    60.99    60.99    -
2101101  60.99    60.99    -
221      445.69   445.69   -
22102    445.69   445.69   -
2210201  187.19   187.19   -
2210203  258.50   258.50   -
total    2940.05  2336.91  603.14
"""
# pages 8 and 9: where income differs from what was spent
OTHER_INCOME = {
    "total": ("2946.25", "2940.05", "6.20"),
    "201": ("2112.86", "2106.66", "6.20"),
    "20106": ("2112.86", "2106.66", "6.20"),
    "2010601": ("1511.90", "1511.89", "0.01"),
    "2010602": ("16.19", "10.00", "6.19"),
}
# pages 16 and 17
ECONOMIC = """
301 2082.85  30101 262.33  30102 1238.58  30108 160.75  30109 80.38  30110 60.99  30112 1.61  30113 187.19
30199 91.03  303 69.41  30302 69.10  30309 0.31
302 171.07  30201 21.21  30202 7.61  30204 0.09  30207 4.88  30211 1.20  30213 2.83  30216 4.05  30226 2.01
30228 24.42  30229 42.77  30239 48.49  30299 11.53  310 13.58  31002 13.58
personnel 2152.26  public_use 184.65
"""
CLASSES = {"201": "2106.66", "208": "326.71", "210": "60.99", "221": "445.69"}  # pages 6 and 12


def _rows(text, columns):
    for line in text.strip().splitlines():
        code, *amounts = line.split()
        yield code, {c: a for c, a in zip(columns, amounts, strict=True) if a != "-"}


def _spent(kind):
    rows = list(_rows(SPENT, ("total", "basic", "project")))
    return Table.build(kind, rows, year=YEAR, columns=("total", "basic", "project"))


def _income():
    columns = ("total", "appropriation", "other")
    rows = []
    for code, amounts in _rows(SPENT, ("total", "basic", "project")):
        plain = (amounts["total"], amounts["total"])
        rows.append((code, dict(zip(columns, OTHER_INCOME.get(code, plain), strict=False))))
    return Table.build("account_income", rows, year=YEAR, columns=columns)


def _pairs(text):
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def _tables():
    yield Table.build(
        "account_balance",
        [
            ("income.general_public", "2940.05"),
            ("income.other", "6.20"),
            ("income", "2946.25"),
            ("carry_over", "49.14"),
            ("income_total", "2995.39"),
            *CLASSES.items(),
            ("expenditure", "2940.05"),
            ("carry_forward", "55.34"),
            ("expenditure_total", "2995.39"),
        ],
        year=YEAR,
        columns=("amount",),
    )
    yield _income()
    yield _spent("account_expenditure")
    both = {"total", "general_public"}
    yield Table.build(
        "account_appropriation_balance",
        [
            ("income.general_public", "2940.05"),
            ("income", "2940.05"),
            ("carry_over", "21.63"),
            ("carry_over.general_public", "21.63"),
            ("income_total", "2961.68"),
            *((code, dict.fromkeys(both, text)) for code, text in CLASSES.items()),
            ("expenditure", dict.fromkeys(both, "2940.05")),
            ("carry_forward", dict.fromkeys(both, "21.63")),
            ("expenditure_total", dict.fromkeys(both, "2961.68")),
        ],
        year=YEAR,
        columns=("amount", "total", "general_public", "government_fund", "state_capital"),
    )
    yield _spent("account_general_public")
    yield Table.build(
        "account_basic",
        [(code, {"total": text}) for code, text in _pairs(ECONOMIC)],
        year=YEAR,
        columns=("total",),
    )
    yield Table.build(
        "account_three_public",
        [("total", {"budgeted_total": "0.95", "budgeted_reception": "0.95"})],
        columns=tuple(kind("account_three_public").by_key)[:12],
    )


def transcribed() -> DepartmentBudget:
    """The tables, and from the prose 机关运行经费 of page 24 and “三公”经费 of page 23."""
    claims = (
        Claim("operating", YEAR, Cell.read("claim", "184.65", Unit.WAN), "增加"),
        Claim("three_public", YEAR, Cell.read("claim", "0.00", Unit.WAN), "持平"),
    )
    return DepartmentBudget(
        YEAR,
        Institution("上海市普陀区财政局", "", InstitutionNature.ADMINISTRATIVE),
        tuple(_tables()),
        Statement(claims=claims),
        title="上海市普陀区财政局2024年度部门决算",
        stage=Stage.FINAL_ACCOUNT,
        profile="accounts",
    )
