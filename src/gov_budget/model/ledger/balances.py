"""The two balance tables: where the money comes from, and on what it is spent."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gov_budget.codes import Level, Scheme, catalogue
from gov_budget.model.ledger.books import ABSENT_CLASSES
from gov_budget.model.ledger.measures import add
from gov_budget.model.ledger.sheets import CLASSES
from gov_budget.model.ledger.tables import EMPTY_NOTE
from gov_budget.model.line import Line, Role
from gov_budget.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model.kinds import TableKind
    from gov_budget.model.ledger.books import Books
    from gov_budget.model.ledger.entry import Entry
    from gov_budget.model.ledger.measures import Amounts
    from gov_budget.model.ledger.press import Press
    from gov_budget.model.ledger.sheets import Sheet

__all__ = ["print_balance"]

AMOUNT = ("amount",)

_SUMS = frozenset(
    {
        "income",
        "income.appropriation",
        "carry_over",
        "income_total",
        "expenditure",
        "carry_forward",
        "expenditure_total",
    }
)
_BLANK_CLASSES = ("209",)


def print_balance(sheet: Sheet, books: Books, press: Press) -> Table:
    """Print a balance table; lines without money are printed blank."""
    amounts = _amounts(sheet, books)
    lines = [line for key in sheet.lines for line in _lines(key, amounts, sheet, books, press)]
    notes = () if amounts else (EMPTY_NOTE,)
    title = sheet.kind.zh
    return Table(sheet.kind, press.unit, sheet.columns, tuple(lines), title, sheet.number, notes=notes)


def _amounts(sheet: Sheet, books: Books) -> dict[str, Amounts]:
    found: dict[str, Amounts] = {}
    appropriated = sheet.kind.key == "appropriation_balance"
    for entry in books.entries:
        if appropriated and not entry.fund.is_appropriation:
            continue
        spent = ("total", entry.fund.value) if appropriated else AMOUNT
        for key in _income_lines(entry):
            add(found.setdefault(key, {}), AMOUNT, entry.fen)
        for key in (entry.function[:3], "expenditure", "expenditure_total"):
            add(found.setdefault(key, {}), spent, entry.fen)
    return found


def _income_lines(entry: Entry) -> tuple[str, ...]:
    above = ("income.appropriation",) if entry.fund.is_appropriation else ()
    return (entry.source, *above, "income", "income_total")


def _lines(key: str, amounts: dict[str, Amounts], sheet: Sheet, books: Books, press: Press) -> Iterator[Line]:
    if key != CLASSES:
        blank = _blank_line(sheet.kind, key, sheet.columns)
        yield _filled(blank, amounts[key], press) if key in amounts else blank
        return
    for blank in _blank_classes(books.year, sheet.columns):
        if blank.code in amounts:
            yield _filled(blank, amounts[blank.code], press)
        elif books.form.all_classes:
            yield blank


def _filled(blank: Line, amounts: Amounts, press: Press) -> Line:
    cells = press.cells(blank.columns, amounts)
    return Line(blank.role, blank.columns, cells, code=blank.code, key=blank.key, name=blank.name)


@cache
def _blank_line(kind: TableKind, key: str, columns: tuple[str, ...]) -> Line:
    role = Role.SUM if key in _SUMS else Role.ITEM
    return Line(role, columns, key=key, name=kind.line_by_key[key].zh)


@cache
def _blank_classes(year: int, columns: tuple[str, ...]) -> tuple[Line, ...]:
    classes = [one for one in catalogue(year, Scheme.FUNCTION).values() if one.level is Level.CLASS]
    printed = [one for one in classes if one.code in _BLANK_CLASSES or one.code not in ABSENT_CLASSES]
    return tuple([Line(Role.SUBJECT, columns, code=one.code, name=one.name) for one in printed])
