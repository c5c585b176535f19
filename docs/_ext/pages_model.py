"""Lists of table kinds, columns, roles and indicators, from the model's and the rules' data."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from _ext.tables import code, table
from gov_budget.fiscal import Fund, Nature
from gov_budget.model import Role, TableKind, kinds

__all__ = ["columns", "indicators", "natures_and_funds", "roles", "table_kinds"]

ROLES = {
    Role.TOTAL: ("合计", "the total of the table"),
    Role.REPEAT: ("（重复合计行）", "an unlabelled row that prints the total again, as forms in 四川 do"),
    Role.INSTITUTION: ("部门、单位", "a department or unit; its subjects stand below it"),
    Role.SUBJECT: ("科目", "a subject of a classification: 类, 款 or 项"),
    Role.LOCAL: ("地方明细", "a sub-item below the legal depth of the classification"),
    Role.PROJECT: ("项目", "a project, found by its name"),
    Role.ITEM: ("收支项目", "a labelled line of a balance that others add to"),
    Role.SUM: ("收支合计", "a labelled line of a balance that adds others up"),
}
FUNDS = {
    Fund.GENERAL_PUBLIC: "一般公共预算",
    Fund.GOVERNMENT_FUND: "政府性基金预算",
    Fund.STATE_CAPITAL: "国有资本经营预算",
    Fund.SOCIAL_INSURANCE: "社会保险基金预算",
    Fund.SPECIAL_ACCOUNT: "财政专户管理资金",
    Fund.UNIT_FUNDS: "单位资金",
}
NATURES = {
    Nature.BASIC: "基本支出",
    Nature.PROJECT: "项目支出",
    Nature.REMITTED_UP: "上缴上级支出",
    Nature.SUBSIDY_DOWN: "对附属单位补助支出",
    Nature.OPERATING: "事业单位经营支出",
}


def table_kinds() -> str:
    """Return one row for each kind of table."""
    found = kinds().values()
    rows = [
        (code(one.key), one.zh, one.en, one.abbreviation, one.rows, _stands_for(one), _blank(one))
        for one in found
    ]
    return table(("Key", "中文", "English", "Short", "A row stands for", "Stands for", "Blank means"), rows)


def _stands_for(kind: TableKind) -> str:
    return code(kind.stands_for) if kind.stands_for else ""


def columns() -> str:
    """Return a section for each kind: its columns, its lines, and how they add up."""
    return "\n\n".join(_columns(one) for one in kinds().values())


def _columns(kind: TableKind) -> str:
    rows = [(code(c.key), c.zh, "yes" if c.optional else "", _sums(c.parts)) for c in kind.columns]
    parts = [f"### {kind.zh} `{kind.key}`", table(("Column", "中文", "Optional", "Sum of"), rows)]
    if kind.lines:
        lines = [(code(one.key), one.zh, one.side, code(one.within)) for one in kind.lines]
        parts.append(table(("Line", "中文", "Side", "Adds to"), lines))
    return "\n\n".join(parts)


def _sums(alternatives: tuple[tuple[str, ...], ...]) -> str:
    return "; or ".join(" + ".join(map(code, one)) for one in alternatives)


def _blank(kind: TableKind) -> str:
    return "zero" if kind.blank_is_zero else "not known"


def roles() -> str:
    """Return one row for each role of a line."""
    return table(("Role", "中文", "What the row is"), [(code(one.value), *ROLES[one]) for one in Role])


def natures_and_funds() -> str:
    """Return the words for funds and natures of expenditure."""
    rows = [(FUNDS[one], code(one.value), "fund") for one in Fund]
    rows += [(NATURES[one], code(one.value), "nature of expenditure") for one in Nature]
    return table(("中文", "In code", "What it is"), rows)


def indicators() -> str:
    """Return what the prose makes claims about, and where the tables print it."""
    declared = tomllib.loads(files("gov_budget.rules").joinpath("data/indicators.toml").read_text("utf-8"))
    rows = [(code(key), one["zh"], one["en"], _places(one["at"])) for key, one in declared.items()]
    return table(("Indicator", "中文", "English", "Printed in (table, line, column)"), rows)


def _places(places: list[list[str]]) -> str:
    return " + ".join(", ".join(map(code, place)) for place in places) or "prose only"
