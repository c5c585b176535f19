"""The tables of a final account with a row for each subject, and “三公”经费."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gov_budget.codes import Scheme, catalogue, three_public_codes
from gov_budget.fiscal import Fund, Nature
from gov_budget.model.kinds import TableKind, kind
from gov_budget.model.ledger.accounts.noting import noted
from gov_budget.model.ledger.measures import Amounts, add
from gov_budget.model.line import Line, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gov_budget.model.ledger.accounts.settled import Pool, Settled
    from gov_budget.model.ledger.entry import Entry
    from gov_budget.model.ledger.press import Press
    from gov_budget.model.table import Table

__all__ = ["by_economic", "by_function", "flows", "three_public", "three_public_amounts"]

FUNCTION_DEPTHS, ECONOMIC_DEPTHS = (3, 5, 7), (3, 5)
THREE_PUBLIC_ITEMS = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_running", "reception")

_Counted = tuple[str, Amounts]


def by_function(kind_key: str, settled: Settled, press: Press) -> Table:
    """Print 收入决算表, 支出决算表 or 一般公共预算财政拨款支出决算表."""
    counted: Callable[[Settled], Iterator[_Counted]] = _COUNTED[kind_key]
    return _coded(kind(kind_key), _COLUMNS[kind_key], counted(settled), settled.books.year, press)


def flows(kind_key: str, settled: Settled, press: Press) -> Table:
    """Print a table of one fund from 年初结转和结余 to 年末结转和结余."""
    declared = kind(kind_key)
    entries = [entry for entry in settled.books.entries if entry.fund is declared.fund]
    counted = [_flow(pool) for pool in settled.pools.values() if pool.fund is declared.fund]
    counted += [(entry.function, _spent(entry)) for entry in entries]
    return _coded(declared, tuple(declared.by_key), counted, settled.books.year, press)


def by_economic(settled: Settled, press: Press) -> Table:
    """Print 基本支出: every class and section, and the sums of the two halves instead of a total."""
    declared = kind("account_basic")
    found: dict[str, int] = {}
    for entry in settled.books.entries:
        if entry.fund is Fund.GENERAL_PUBLIC and entry.nature is Nature.BASIC:
            for depth in ECONOMIC_DEPTHS:
                code = entry.economic[:depth]
                found[code] = found.get(code, 0) + entry.fen
    rows = [_row(press, ("total",), code, found[code], settled.books.year) for code in sorted(found)]
    for line in declared.lines:
        fen = sum(found.get(code, 0) for code in line.classes)
        cells = press.cells(("total",), {"total": fen})
        rows.append(Line(Role.SUM, ("total",), cells, key=line.key, name=line.zh))
    return noted(declared, ("total",), rows, press)


def three_public(settled: Settled, press: Press) -> Table:
    """Print “三公”经费: what was budgeted beside what was spent, over all appropriation."""
    declared = kind("account_three_public")
    columns = tuple(f"{which}{item}" for item in THREE_PUBLIC_ITEMS for which in ("budgeted_", ""))
    amounts = three_public_amounts(settled.books.entries)
    amounts |= {f"budgeted_{key}": fen for key, fen in three_public_amounts(settled.budgeted).items()}
    line = Line(Role.TOTAL, columns, press.cells(columns, amounts))
    return noted(declared, columns, [line], press)


def three_public_amounts(entries: Iterable[Entry]) -> Amounts:
    """Return the exact “三公” sums of 财政拨款 by item, in 分."""
    found: Amounts = {}
    for entry in entries:
        for item in three_public_codes():
            if entry.fund.is_appropriation and item.covers(entry.economic):
                vehicles = ("vehicles",) if item.key.startswith("vehicle") else ()
                add(found, ("total", *vehicles, item.key), entry.fen)
    return found


def _received(settled: Settled) -> Iterator[_Counted]:
    for pool in settled.pools.values():
        source = "appropriation" if pool.fund.is_appropriation else pool.source.removeprefix("income.")
        yield pool.function, {"total": pool.received, source: pool.received}


def _all_spent(settled: Settled) -> Iterator[_Counted]:
    for entry in settled.books.entries:
        yield entry.function, {"total": entry.fen, entry.nature.value: entry.fen}


def _general(settled: Settled) -> Iterator[_Counted]:
    for entry in settled.books.entries:
        if entry.fund is Fund.GENERAL_PUBLIC:
            yield entry.function, {"total": entry.fen, entry.nature.value: entry.fen}


def _flow(pool: Pool) -> _Counted:
    return pool.function, {"opening": pool.opening, "income": pool.received, "closing": pool.closing}


def _spent(entry: Entry) -> Amounts:
    return {"total": entry.fen, entry.nature.value: entry.fen}


_COUNTED: Mapping[str, Callable[[Settled], Iterator[_Counted]]] = {
    "account_income": _received,
    "account_expenditure": _all_spent,
    "account_general_public": _general,
}
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "account_income": (
        "total", "appropriation", "special_account", "superior_subsidy", "business", "operating",
        "remitted_by_affiliates", "other",
    ),
    "account_expenditure": ("total", "basic", "project", "remitted_up", "operating", "subsidy_down"),
    "account_general_public": ("total", "basic", "project"),
}  # fmt: skip


def _coded(
    declared: TableKind, columns: tuple[str, ...], counted: Iterable[_Counted], year: int, press: Press
) -> Table:
    total: Amounts = {}
    rows: dict[str, Amounts] = {}
    for function, amounts in counted:
        for code in (function[:depth] for depth in FUNCTION_DEPTHS):
            _add_all(rows.setdefault(code, {}), amounts)
        _add_all(total, amounts)
    lines = [Line(Role.TOTAL, columns, press.cells(columns, total), name="合计")]
    for code in sorted(rows):
        if any(rows[code].values()):
            cells = press.cells(columns, rows[code])
            lines.append(Line(Role.SUBJECT, columns, cells, code=code, name=_names(year)[code]))
    return noted(declared, columns, lines, press)


def _add_all(found: Amounts, amounts: Amounts) -> None:
    for column, fen in amounts.items():
        add(found, (column,), fen)


def _row(press: Press, columns: tuple[str, ...], code: str, fen: int, year: int) -> Line:
    name = catalogue(year, Scheme.ECONOMIC_DEPARTMENT)[code].name
    return Line(Role.SUBJECT, columns, press.cells(columns, {"total": fen}), code=code, name=name)


@cache
def _names(year: int) -> Mapping[str, str]:
    return {code: one.name for code, one in catalogue(year, Scheme.FUNCTION).items()}
