"""F: a final account against last year's, against what its institution is, and against its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Address, InstitutionNature
from gov_budget.rules.accounts import BALANCE, CAPITAL, FISCAL, FUND, FUND_VALUES, THREE_PUBLIC
from gov_budget.rules.case import Case
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.evaluate import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

_Amount = tuple[str, str, str]

_OPENED: tuple[tuple[_Amount, _Amount], ...] = (
    ((BALANCE, "carry_over", "amount"), (BALANCE, "carry_forward", "amount")),
    ((FISCAL, "carry_over", "amount"), (FISCAL, "carry_forward", "total")),
    *(((FISCAL, f"carry_over.{fund}", "amount"), (FISCAL, "carry_forward", fund)) for fund in FUND_VALUES),
    *(((kind, "total", "opening"), (kind, "total", "closing")) for kind in (FUND, CAPITAL)),
)
"""What this year opens with, and where last year's account prints what it closed with."""


def _opens_as_closed(case: Case) -> Iterator[Judgement | Inapplicable]:
    if case.last_year is None:
        detail = ("没有给出上年的决算", "last year's account was not given")
        yield Inapplicable("F22", "nothing_to_compare", detail)
        return
    before = Case(case.last_year)
    for now, then in _OPENED:
        address, last = case.at(*now), before.at(*then)
        if address is not None and last is not None:
            yield from _compared(case, address, before, last)


def _compared(case: Case, address: Address, before: Case, last: Address) -> Iterator[Judgement]:
    ours, theirs = case.budget.cell(address).figure, before.budget.cell(last).figure
    if ours is None and theirs is None:
        return
    text = theirs.text if theirs else "0"
    problem = (f"上年决算年末为{text}", f"last year's account closed with {text}")
    same = agree(ours, [theirs] if theirs else [], apart=True) if ours else not before.fen(last)
    yield Judgement("F22", (address,), None if same else problem)


def _of_institutions_only(case: Case) -> Iterator[Judgement]:
    """使用非财政拨款结余 and 结余分配 are accounts that only a 事业单位 keeps."""
    institution = case.budget.institution
    natures = [n for n in (institution.nature, *(u.nature for u in institution.units)) if n is not None]
    none = bool(natures) and InstitutionNature.PUBLIC_INSTITUTION not in natures
    problem = ("所属没有事业单位", "there is no public institution in it")
    for line in ("fund_balance", "surplus_distribution"):
        address = case.at(BALANCE, line, "amount")
        if address is not None and case.fen(address):
            yield Judgement("F26", (address,), problem if none else None, "" if natures else "unknown_nature")
        elif address is not None:
            yield Judgement("F26", (address,))


def _prints_the_budget(case: Case) -> Iterator[Judgement]:
    """“三公” accounts are printed beside their budget; the other tables of the short form are not."""
    problem = ("没有预算数一栏", "there is no column of the budget")
    for n, table in enumerate(case.budget.tables):
        if table.kind.key in THREE_PUBLIC and table.lines:
            printed = any(column.startswith("budgeted_") for column in table.columns)
            yield Judgement("F27", (Address(n, 0, table.columns[0]),), None if printed else problem)


TESTS: dict[str, Test] = {
    "F22": _opens_as_closed,
    "F26": _of_institutions_only,
    "F27": _prints_the_budget,
}
