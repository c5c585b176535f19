"""X: the same money in two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role, Table
from gov_budget.rules.case import NON_FISCAL, Case
from gov_budget.rules.economic import CROSS_ECONOMIC
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation
from gov_budget.rules.evaluate import agree
from gov_budget.rules.forms import At, Classes, Relate, Sums, terms
from gov_budget.rules.indicators import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.money import Figure
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

FUND_TABLES = ("general_public", "government_fund", "state_capital")

_SAME = Relation.SAME
_EXP = At("expenditure", "total", "total")
_FUND_TOTALS = tuple(At(kind, "total", "total", optional=True) for kind in FUND_TABLES)


def _same(rule: str, total: At, part: At) -> Relate:
    return Relate(rule, total, (part,), _SAME)


def _sources(case: Case) -> Iterator[Equation]:
    for key in ("income.appropriation", "income.general_public", "income.government_fund",
                "income.state_capital", *NON_FISCAL):  # fmt: skip
        column = key.removeprefix("income.")
        yield from _same("X01", At("balance", key, "amount"), At("income", "total", column))(case)


def _balance_expenditure(case: Case) -> At:
    whole = case.at("balance", "expenditure", "amount") is None
    return At("balance", "expenditure_total" if whole else "expenditure", "amount")


def _expenditure(case: Case) -> Iterator[Equation]:
    return _same("X02", _balance_expenditure(case), _EXP)(case)


def _income_is_expenditure(case: Case) -> Iterator[Equation]:
    carried = At("balance", "carry_forward", "amount", optional=True)
    kept = case.fen(carried.ground(case))
    parts, relation = ((_EXP, carried), Relation.SUM) if kept else ((_EXP,), _SAME)
    return Relate("X04", At("income", "total", "total"), parts, relation)(case)


def _income_by_function(case: Case) -> Iterator[Equation]:
    income = case.table("income")
    for i, line in enumerate(income.lines if income else ()):
        total = Address(case.budget.by_kind["income"], i, "total")
        other = case.matching(total, "expenditure", "total") if line.role is Role.SUBJECT else None
        if other and len(other) == 1:
            yield Equation("X05", total, terms(*other), _SAME)


def _fund_lines(case: Case) -> Iterator[Equation]:
    for fund in FUND_TABLES:
        line = f"income.{fund}"
        parts = At("appropriation_balance", line, "amount"), At("balance", line, "amount")
        yield from _same("X06", *parts)(case)


def _fund_columns(case: Case) -> Iterator[Equation]:
    for fund in FUND_TABLES:
        column = At("appropriation_balance", "expenditure", fund)
        if column.ground(case) is None:
            column = At("appropriation_balance", "expenditure_total", fund)
        yield from _same("X07", column, At(fund, "total", "total"))(case)


def _gap(case: Case) -> Iterator[Equation]:
    line = "income" if case.at("balance", "income", "amount") else "income_total"
    fiscal = At("appropriation_balance", line, "amount")
    others = tuple(At("balance", key, "amount", optional=True) for key in NON_FISCAL)
    yield from Relate("X09", At("balance", line, "amount"), (fiscal, *others))(case)
    yield from _gap_by_class(case)


def _gap_by_class(case: Case) -> Iterator[Equation]:
    """Class by class the appropriation is part of all funds, and all of them where nothing else is spent."""
    table = case.table("balance")
    for i, row in enumerate(table.lines if table else ()):
        part = case.at("appropriation_balance", row.code, "total") if row.role is Role.SUBJECT else None
        if part is not None:
            total = Address(case.budget.by_kind["balance"], i, "amount")
            relation = _SAME if case.only_appropriation else _relation(case)
            yield Equation("X09", total, terms(part, *case.non_fiscal_zeros), relation)


def _relation(case: Case) -> Relation:
    """All funds equal the sum of the three only where nothing else is spent."""
    return Relation.AT_LEAST if case.non_fiscal else Relation.SUM


def _items(case: Case) -> Iterator[Equation | Judgement]:
    for total in _expenditure_leaves(case, "total"):
        if any(case.table(kind) for kind in FUND_TABLES):
            yield _summed("X10", case, total, [case.matching(total, kind, "total") for kind in FUND_TABLES])


def _with_zeros(equation: Equation, case: Case) -> Equation:
    """Money that is no appropriation and is printed as zero may still move a total by rounding."""
    return attrs.evolve(equation, parts=(*equation.parts, *terms(*case.non_fiscal_zeros)))


def _expenditure_leaves(case: Case, column: str) -> Iterator[Address]:
    table = case.table("expenditure")
    if table is not None and column in table.columns:
        yield from (Address(case.budget.by_kind["expenditure"], i, column) for i in table.leaves)


def _summed(
    rule: str, case: Case, total: Address, found: list[tuple[Address, ...] | None]
) -> Equation | Judgement:
    """An amount as the sum of its counterparts; unchecked where whose they are cannot be told."""
    addresses = [a for each in found for a in each or ()]
    if None in found:
        return Judgement(rule, (total,), unchecked="ambiguous")
    return Equation(rule, total, terms(*addresses, *case.non_fiscal_zeros), _relation(case))


def _natures(case: Case) -> Iterator[Equation]:
    sources = {"basic": "general_public_basic", "project": "general_public_projects"}
    for nature, source in sources.items():
        general = At("general_public", "total", nature)
        if general.ground(case) is None:
            general = At(source, "total", "total" if nature == "basic" else "amount")
        parts = (general, *(At(kind, "total", nature, optional=True) for kind in FUND_TABLES[1:]))
        for equation in Relate("X11", At("expenditure", "total", nature), parts, _relation(case))(case):
            yield _with_zeros(equation, case)


def _basic(case: Case) -> Iterator[Equation]:
    total = At("general_public_basic", "total", "total")
    for kind, column in (("general_public", "basic"), ("appropriation_by_economic", "general_public_basic")):
        yield from _same("X12", total, At(kind, "total", column))(case)


def _general_current(case: Case) -> str:
    """The column of 一般公共预算支出表 that holds this year's money only, where it is printed."""
    return "current" if case.fen(case.at("general_public", "total", "carry_over")) else "total"


def _basic_and_projects(case: Case) -> Iterator[Equation]:
    parts = (At("general_public_basic", "total", "total"), At("general_public_projects", "total", "amount"))
    return Relate("X13", At("general_public", "total", "total"), parts)(case)


def _projects(case: Case) -> Iterator[Equation | Judgement]:
    table = case.table("general_public_projects")
    for total in _expenditure_leaves(case, "project") if table else ():
        if table is not None:
            others = [case.matching(total, kind, "project") for kind in FUND_TABLES[1:]]
            yield _summed("X14", case, total, [_listed(case, table, total), *others])


def _listed(case: Case, table: Table, total: Address) -> tuple[Address, ...] | None:
    """The projects under the code of an expenditure line, of its institution where several have it."""
    expenditure = case.budget.tables[total.table]
    code, owner = expenditure.lines[total.line].code, expenditure.owner(total.line)
    found = [i for i in table.leaves if table.lines[i].code == code]
    if len(expenditure.indices(code)) > 1:
        owners = {table.owner(i) for i in range(len(table.lines))}
        if found and owner not in owners:
            return None
        found = [i for i in found if table.owner(i) == owner]
    return tuple(Address(case.budget.by_kind["general_public_projects"], i, "amount") for i in found)


def _fund_totals(case: Case) -> Iterator[Equation]:
    for fund in FUND_TABLES:
        column = _general_current(case) if fund == "general_public" else "total"
        total = At("appropriation_by_economic", "total", fund)
        yield from _same("X15", total, At(fund, "total", column))(case)


def _carry_over(case: Case) -> Iterator[Equation]:
    line = At("balance", "carry_over", "amount")
    yield from _same("X24", At("income", "total", "carry_over"), line)(case)
    fiscal = At("appropriation_balance", "carry_over", "amount")
    relation = _SAME if case.only_appropriation else Relation.AT_LEAST
    yield from Relate("X24", line, (fiscal,), relation)(case)


def _last_year(case: Case) -> Iterator[Judgement | Inapplicable]:
    """What this year's text calls last year's budget is what last year's document published."""
    if case.last_year is None:
        detail = ("没有给出上年的文件", "last year's document was not given")
        yield Inapplicable("X25", "nothing_to_compare", detail)
        return
    before = Case(case.last_year)
    for address, claim in case.claims():
        published = _published(before, claim.indicator) if claim.year == before.budget.year else []
        if published and claim.cell.figure:
            there = "＋".join(figure.text for figure in published)
            problem = (f"上年公布的是{there}", f"last year's document has {there}")
            yield Judgement("X25", (address,), None if agree(claim.cell.figure, published) else problem)


def _published(case: Case, indicator: str) -> list[Figure]:
    stated = case.claim(indicator)
    places = places_of(case, indicator) or ((stated,) if stated else ())
    return [figure for address in places if (figure := case.budget.cell(address).figure)]


def _two_units(case: Case) -> Iterator[Equation]:
    for address, claim in case.claims():
        if claim.year != case.budget.year or claim.cell.figure is None:
            continue
        found = places_of(case, claim.indicator)
        units = {case.budget.tables[a.table].unit for a in found}
        if found and claim.cell.figure.unit not in units:
            yield Equation("X26", address, terms(*found), _SAME if len(found) == 1 else Relation.SUM)


def _nothing_else(case: Case) -> Iterator[Equation]:
    for equation in () if case.non_fiscal else Relate("X27", _EXP, _FUND_TOTALS)(case):
        yield _with_zeros(equation, case)


def _performance(case: Case) -> Iterator[Equation]:
    """The form splits everything into 基本 and 项目: what is neither stands under one of the two."""
    others = ("remitted_up", "subsidy_down", "operating")
    neither = any(case.may_hold(case.at("expenditure", "total", column)) for column in others)
    for column in ("total", "basic", "project"):
        relation = Relation.AT_LEAST if neither and column != "total" else _SAME
        part = At("expenditure", "total", column)
        yield from Relate("X28", At("whole_performance", "total", column), (part,), relation)(case)


TESTS: dict[str, Test] = {
    "X01": _sources,
    "X02": _expenditure,
    "X03": Classes("X03", ("balance", "amount"), ("expenditure", "total")),
    "X04": _income_is_expenditure,
    "X05": _income_by_function,
    "X06": _fund_lines,
    "X07": _fund_columns,
    "X08": Sums(
        tuple(Classes("X08", ("appropriation_balance", fund), (fund, "total")) for fund in FUND_TABLES)
    ),
    "X09": _gap,
    "X10": _items,
    "X11": _natures,
    "X12": _basic,
    "X13": _basic_and_projects,
    "X14": _projects,
    "X15": _fund_totals,
    **CROSS_ECONOMIC,
    "X21": Sums(
        (
            Relate(
                "X21", At("expenditure", "total", "project"), (At("project_list", "total", "amount"),), _SAME
            ),
        )
    ),
    "X24": _carry_over,
    "X25": _last_year,
    "X26": _two_units,
    "X27": _nothing_else,
    "X28": _performance,
}
