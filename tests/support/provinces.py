"""Budgets on the form of any province, laid out as its profile says.

The ledger itself knows the forms of 四川 and 上海; these are made of the data of a profile: which tables,
in which order, under which titles, with which columns.
"""

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model import Table, kind
from gov_budget.model.ledger import print_books
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.sheets import CLASSES, Form, Sheet
from gov_budget.profiles import load
from gov_budget.strategies.bulk import random_ledger

__all__ = ["provincial_budget"]

_BOUGHT = {
    "procurement": ("台式计算机", "便携式计算机", "复印纸", "办公家具", "空调机", "物业管理服务"),
    "purchased_services": ("会议服务", "课题研究服务", "培训服务", "信息化运维服务", "法律顾问服务"),
}
"""What the tables list that no ledger fills: an entry does not say whether it is bought, and from whom."""

_LINES = {
    "balance": (
        "income.general_public income.government_fund income.state_capital income.special_account"
        " income.business income.superior_subsidy income.remitted_by_affiliates income.operating"
        f" income.other income carry_over income_total {CLASSES} expenditure carry_forward expenditure_total"
    ),
    "appropriation_balance": (
        "income income.general_public income.government_fund income.state_capital carry_over"
        f" income_total expenditure {CLASSES} carry_forward expenditure_total"
    ),
}
_BOTH_FUNDS = frozenset({"three_public", "government_fund_three_public"})


def provincial_budget(chance, profile, *, title=0):
    """Return a drafted budget on a form, each table under the nth of the titles known for it or the last."""
    ledger = random_ledger(chance)
    form = _form(load(profile))
    budget = print_books(Books(ledger.entries, ledger.year, ledger.institution, form))
    filled = {table.kind.key: table for table in budget.tables}
    codes = sorted({entry.function for entry in ledger.entries})
    for one in load(profile).tables:
        if one.kind in _BOUGHT:
            filled[one.kind] = _bought(chance, one, load(profile).unit, codes)
    tables = [_titled(filled[one.kind], load(profile), title) for one in load(profile).tables]
    return attrs.evolve(budget, tables=tuple(tables))


def _bought(chance, printed, unit, codes):
    names = _BOUGHT[printed.kind]
    rows = [
        (chance.choice(codes), name, {"amount": 100 * chance.randrange(1, 100_000)})
        for name in chance.sample(names, chance.randrange(1, len(names)))
    ]
    return Table.build(printed.kind, rows, unit=printed.unit or unit, number=printed.number)


def _titled(table, profile, title):
    titles = next(one.titles for one in profile.tables if one.kind == table.kind.key)
    return attrs.evolve(table, title=titles[min(title, len(titles) - 1)])


def _form(profile):
    custom = profile.conventions
    return Form(
        profile.name,
        profile.unit,
        2,
        None,
        (3, 5, 7),
        by_institution=False,
        total_last=custom.total_at_foot,
        all_classes=not custom.total_at_foot,
        sheets=tuple(_sheet(one, profile) for one in profile.tables if one.kind not in _BOUGHT),
    )


def _sheet(printed, profile):
    declared = kind(printed.kind)
    by_function = declared.key == "income" and profile.conventions.income_by_function
    return Sheet(
        declared,
        printed.columns,
        lines=tuple(_LINES.get(declared.key, "").split()),
        rows="function" if by_function else declared.rows,
        funds=profile.conventions.three_public_funds if declared.key in _BOTH_FUNDS else tuple(Fund),
        number=printed.number,
        unit=None if printed.unit is profile.unit else printed.unit,
    )
