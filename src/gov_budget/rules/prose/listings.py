"""P10 and P16: names that the prose lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import Address
from gov_budget.profiles import folded
from gov_budget.rules.equation import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.model import Listing
    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

CLASS_DIGITS, SECTION_DIGITS = 3, 5
_LOOSE = re.compile(r"[的和与及、]|支出|缴费|\(.*?\)|费用?$")
_MOST = 12


def _key(name: str) -> str:
    """A name as lists shorten it: 公务员医疗补助缴费 and 公务员医疗补助 are one."""
    return _LOOSE.sub("", folded(name))


def _listings(case: Case, *indicators: str) -> Iterator[Listing]:
    for listing in case.budget.statement.listings if case.budget.statement else ():
        if listing.indicator in indicators and listing.year == case.budget.year:
            yield listing


def _judged(rule: str, listing: Listing, spent: Mapping[str, Address], case: Case) -> Judgement:
    """Names without money, and money whose name is left out."""
    listed = {_key(name) for name in listing.names}
    having = {_key(name): (name, address) for name, address in spent.items()}
    extra = [name for name in listing.names if _key(name) not in having]
    lacking = [] if listing.is_open else [having[key] for key in having if key not in listed]
    said: list[tuple[str, str]] = []
    if extra:
        names = "、".join(extra[:_MOST])
        said.append((f"列了没有金额的：{names}", f"listed without an amount: {names}"))
    if lacking:
        names = "、".join(f"{name}{case.budget.cell(a).text}" for name, a in lacking[:_MOST])
        said.append((f"漏了有金额的：{names}", f"left out with an amount: {names}"))
    problem = ("；".join(zh for zh, _ in said), "; ".join(en for _, en in said)) if said else None
    return Judgement(rule, tuple(spent.values())[:_MOST], problem)


def _classes(case: Case) -> Iterator[Statement]:
    """The classes named are those with money."""
    table = case.table("balance") or case.table("appropriation_balance")
    kind = "balance" if case.table("balance") else "appropriation_balance"
    column = "amount" if kind == "balance" else "total"
    if table is None:
        return
    n = case.budget.by_kind[kind]
    lines = [(i, x) for i, x in enumerate(table.lines) if len(x.code) == CLASS_DIGITS and x.name]
    found = {_bare(line.name): Address(n, i, column) for i, line in lines if case.fen(Address(n, i, column))}
    for listing in _listings(case, "expenditure_classes"):
        if found:
            yield _judged("P10", listing, found, case)


def _bare(name: str) -> str:
    return re.sub(r"^[一二三四五六七八九十]+、", "", name)


def _sections(case: Case) -> Iterator[Statement]:
    """The sections listed under 人员经费 and 公用经费 are those with money in that column."""
    table = case.table("general_public_basic")
    if table is None:
        return
    n = case.budget.by_kind["general_public_basic"]
    for listing in _listings(case, "personnel", "public_use"):
        spent: dict[str, Address] = {}
        for i, line in enumerate(table.lines):
            address = _column(case, n, i, line.code, listing.indicator)
            if len(line.code) == SECTION_DIGITS and address is not None and case.fen(address):
                spent.setdefault(line.name, address)
        if spent:
            yield _judged("P16", listing, spent, case)


PERSONNEL_CLASSES = ("301", "303")


def _column(case: Case, n: int, i: int, code: str, part: str) -> Address | None:
    """A budget has a column for each; a final account divides by class."""
    if part in case.budget.tables[n].columns:
        return Address(n, i, part)
    is_personnel = code.startswith(PERSONNEL_CLASSES)
    return Address(n, i, "total") if is_personnel == (part == "personnel") else None


TESTS: dict[str, Test] = {"P10": _classes, "P16": _sections}
