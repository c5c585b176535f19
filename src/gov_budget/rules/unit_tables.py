"""U: the tables of a department against those of its units, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role
from gov_budget.money import Figure, Interval
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.evaluate import agree
from gov_budget.rules.unit_set import absence, is_complete, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.model import DepartmentBudget, Table
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS", "sums"]

ADDED = (Role.TOTAL, Role.SUBJECT, Role.LOCAL, Role.ITEM, Role.SUM)
THREE_PUBLIC = ("three_public", "government_fund_three_public")
FORMS = ("project_performance", "whole_performance")
TRANSFERS = ("balance", "income", "expenditure")
"""Tables of all funds, in which what a unit gives another of the same department counts once."""


@attrs.frozen
class Pair:
    """One amount of the department, and what each unit prints for it."""

    address: Address
    total: Figure | None
    parts: tuple[Figure, ...]

    @property
    def added(self) -> int:
        """What the units print together, in 分."""
        return sum(part.fen for part in self.parts)

    @property
    def shown(self) -> str:
        """That sum as it would be printed."""
        if not self.parts:
            return "0"
        finest = min(self.parts, key=lambda part: part.quantum)
        return f"{Figure.of_fen(self.added, finest.unit, finest.places).text}{finest.unit.value}"

    def holds(self) -> bool:
        """Whether the department's amount can be the sum of the units'."""
        if self.total is None or not self.parts:
            return self.added == (self.total.fen if self.total else 0)
        return agree(self.total, self.parts)


def _pairs(case: Case, kind: str, units: Iterable[DepartmentBudget]) -> Iterator[Pair]:
    """Each line and column that the department prints once, with the units' amounts for it."""
    table, given = case.table(kind), [unit.table(kind) for unit in units if unit.has(kind)]
    for i, line in enumerate(table.lines if table else ()):
        if table is None or line.role not in ADDED or len(table.indices(line.key)) > 1:
            continue
        for column in table.columns:
            parts = tuple(f for one in given for f in _figures(one, line.key, column))
            total = line.cell(column).figure
            if (total is not None or parts) and not line.cell(column).is_ambiguous:
                yield Pair(Address(case.budget.by_kind[kind], i, column), total, parts)


def _figures(table: Table, key: str, column: str) -> Iterator[Figure]:
    for i in table.indices(key) if column in table.columns else ():
        cell = table.lines[i].cell(column)
        if cell.figure is not None and not cell.is_ambiguous:
            yield cell.figure


def _lacking(case: Case, kind: str) -> Iterator[tuple[str, str]]:
    """The codes for which a unit prints money and the department, which goes as deep, no line."""
    table = case.table(kind)
    depths = {len(line.code) for line in (table.lines if table else ()) if line.role is Role.SUBJECT}
    for unit in case.units:
        for line in unit.table(kind).role(Role.SUBJECT) if unit.has(kind) else ():
            money = any(cell.figure and cell.figure.fen for cell in line.cells)
            if money and table is not None and len(line.code) in depths and not table.indices(line.code):
                yield line.code, unit.institution.name


def sums(rule: str, case: Case, kinds: Iterable[str]) -> Iterator[Judgement]:
    """State for each table that its amounts are the sums of the units', or where they are not."""
    for kind in kinds:
        if not case.budget.has(kind) or not any(unit.has(kind) for unit in case.units):
            continue
        internal = _internal(case) if kind in TRANSFERS else 0
        pairs = list(_pairs(case, kind, case.units))
        wrong = [pair for pair in pairs if not pair.holds()]
        for pair in wrong:
            yield _unequal(rule, pair, internal)
        for code, name in _lacking(case, kind):
            problem = (f"{name}有科目{code}，部门表没有", f"{name} has {code}, the department has not")
            yield Judgement(rule, (pairs[0].address,) if pairs else (), problem)
        if pairs and not wrong:
            yield Judgement(rule, (pairs[0].address,))


def _unequal(rule: str, pair: Pair, internal: int) -> Judgement:
    """A sum that transfers among the units may explain is unchecked, unless it is short by all of them."""
    printed = pair.total.fen if pair.total else 0
    shown = pair.shown
    problem = (f"各单位合计{shown}", f"the units add up to {shown}")
    if 0 < pair.added - printed <= internal:
        short = pair.added - printed == internal
        return Judgement(rule, (pair.address,), None if short else problem, "" if short else "transfers")
    return Judgement(rule, (pair.address,), problem)


def _internal(case: Case) -> int:
    """What the units give each other at most, in 分: 上缴上级支出 and 对附属单位补助支出."""
    lines = ((unit, unit.address("expenditure", "total", c)) for unit in case.units for c in _GIVEN)
    figures = (unit.cell(address).figure for unit, address in lines if address)
    return sum(figure.fen for figure in figures if figure)


_GIVEN = ("remitted_up", "subsidy_down")


def _all(case: Case) -> Iterator[Judgement | Inapplicable]:
    """Every table but “三公”, which U04 looks at, and the performance forms."""
    missing = absence("U01", case) or is_complete("U01", case)
    if missing is not None:
        yield missing
    else:
        kinds = [kind for kind in case.budget.by_kind if kind not in (*THREE_PUBLIC, *FORMS)]
        yield from sums("U01", case, kinds)


def _not_more(case: Case) -> Iterator[Judgement | Inapplicable]:
    """No unit has more than the department, whether or not all units are at hand."""
    missing = absence("U02", case)
    if missing is not None:
        yield missing
        return
    for unit in case.units:
        for kind in case.budget.by_kind:
            if kind in FORMS or not unit.has(kind):
                continue
            pairs = list(_pairs(case, kind, (unit,)))
            more = [pair for pair in pairs if _exceeds(pair)]
            for pair in more:
                shown = f"{unit.institution.name}{pair.parts[0].text}{pair.parts[0].unit.value}"
                yield Judgement("U02", (pair.address,), (shown, shown))
            if pairs and not more:
                yield Judgement("U02", (pairs[0].address,))


def _exceeds(pair: Pair) -> bool:
    if any(part.fen < 0 for part in pair.parts) or not pair.added:
        return False
    theirs = Interval.sum(part.interval for part in pair.parts)
    return not theirs.starts_below(pair.total.interval if pair.total else Interval.exact(0))


def _equal(case: Case) -> Iterator[Judgement | Inapplicable]:
    """A department of one unit and that unit publish the same figures."""
    if len(case.units) > 1 or len(listed(case)) > 1:
        yield Inapplicable("U03", "several_units")
        return
    missing = absence("U03", case)
    if missing is not None:
        yield missing
    else:
        yield from sums("U03", case, [kind for kind in case.budget.by_kind if kind not in FORMS])


TESTS: dict[str, Test] = {"U01": _all, "U02": _not_more, "U03": _equal}
