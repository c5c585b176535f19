"""The two balances of a final account: all money, and 财政拨款."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes import Scheme, catalogue
from gov_budget.fiscal import Fund
from gov_budget.model.kinds import TableKind, kind
from gov_budget.model.ledger.accounts.noting import noted
from gov_budget.model.ledger.measures import Amounts, add
from gov_budget.model.line import Line, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.model.ledger.accounts.settled import Pool, Settled
    from gov_budget.model.ledger.press import Press
    from gov_budget.model.table import Table

__all__ = ["all_funds", "appropriation"]

FUNDS = (Fund.GENERAL_PUBLIC, Fund.GOVERNMENT_FUND, Fund.STATE_CAPITAL)
_AMOUNT = ("amount",)


def all_funds(settled: Settled, press: Press) -> Table:
    """Print 收入支出决算总表."""
    found: dict[str, Amounts] = {}
    for pool in settled.pools.values():
        for key, fen in _all_funds(pool):
            add(found.setdefault(key, {}), _AMOUNT, fen)
    return _balance(kind("account_balance"), _AMOUNT, found, settled.books.year, press)


def appropriation(settled: Settled, press: Press) -> Table:
    """Print 财政拨款收入支出决算总表: what was spent and kept stands under its fund."""
    found: dict[str, Amounts] = {}
    for pool in settled.pools.values():
        if not pool.fund.is_appropriation:
            continue
        for key, fen in _came(pool):
            add(found.setdefault(key, {}), _AMOUNT, fen)
        for key, fen in _went(pool):
            add(found.setdefault(key, {}), ("total", pool.fund.value), fen)
    columns = ("amount", "total", *(fund.value for fund in FUNDS))
    return _balance(kind("account_appropriation_balance"), columns, found, settled.books.year, press)


def _all_funds(pool: Pool) -> Iterator[tuple[str, int]]:
    yield pool.source, pool.received
    yield "income", pool.received
    yield "fund_balance", pool.drawn
    yield "carry_over", pool.opening
    yield "income_total", pool.received + pool.drawn + pool.opening
    yield "surplus_distribution", pool.distributed
    yield from _spent_and_kept(pool)
    yield "expenditure_total", pool.spent + pool.distributed + pool.closing


def _came(pool: Pool) -> Iterator[tuple[str, int]]:
    yield f"income.{pool.fund.value}", pool.received
    yield "income", pool.received
    yield "carry_over", pool.opening
    yield f"carry_over.{pool.fund.value}", pool.opening
    yield "income_total", pool.received + pool.opening


def _went(pool: Pool) -> Iterator[tuple[str, int]]:
    yield from _spent_and_kept(pool)
    yield "expenditure_total", pool.spent + pool.closing


def _spent_and_kept(pool: Pool) -> Iterator[tuple[str, int]]:
    yield pool.function[:3], pool.spent
    yield "expenditure", pool.spent
    yield "carry_forward", pool.closing


def _balance(
    declared: TableKind, columns: tuple[str, ...], found: dict[str, Amounts], year: int, press: Press
) -> Table:
    """Print the declared lines, the classes before 本年支出合计; 财政拨款收入 has no line of its own."""
    lines: list[Line] = []
    for line in declared.lines:
        if line.key == "expenditure":
            lines += _classes(columns, found, year, press)
        if line.key != "income.appropriation":
            summed = line.key in declared.line_by_key and "." not in line.key
            role = Role.SUM if summed else Role.ITEM
            cells = press.cells(columns, found.get(line.key, {}))
            lines.append(Line(role, columns, cells, key=line.key, name=line.zh))
    return noted(declared, columns, lines, press)


def _classes(columns: Sequence[str], found: dict[str, Amounts], year: int, press: Press) -> Iterator[Line]:
    names = catalogue(year, Scheme.FUNCTION)
    for code in sorted(key for key in found if key.isdigit()):
        if any(found[code].values()):
            cells = press.cells(columns, found[code])
            yield Line(Role.SUBJECT, tuple(columns), cells, code=code, name=names[code].name)
