"""The tables with a row for each subject, project or unit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme, catalogue
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.measures import add, columns_of, sums
from gov_budget.model.ledger.press import Press
from gov_budget.model.ledger.sheets import Sheet
from gov_budget.model.line import Line, Role
from gov_budget.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.model.institution import Institution
    from gov_budget.model.ledger.entry import Entry
    from gov_budget.model.ledger.measures import Amounts

__all__ = ["EMPTY_NOTE", "print_table"]

EMPTY_NOTE = "本表无数据。"

ECONOMIC_DEPTHS = (3, 5)


@attrs.frozen
class _Printing:
    """A table being printed: its description, its columns, and what it is printed from."""

    sheet: Sheet
    columns: tuple[str, ...]
    books: Books
    press: Press

    def line(self, role: Role, amounts: Amounts, code: str = "", name: str = "", unit: str = "") -> Line:
        cells = self.press.cells(self.columns, amounts)
        key = name if role is Role.PROJECT else ""
        return Line(role, self.columns, cells, code=code, key=key, name=name, institution=unit)

    def name(self, code: str) -> str:
        scheme = Scheme.ECONOMIC_DEPARTMENT if self.sheet.rows == "economic" else Scheme.FUNCTION
        return catalogue(self.books.year, scheme)[code].name


def print_table(sheet: Sheet, books: Books, press: Press) -> Table:
    """Print one table: the total, and below or above it what adds up to it."""
    total = sums(sheet, books.entries)
    columns = tuple([c for c in sheet.columns if c not in sheet.optional or total.get(c)])
    printing = _Printing(sheet, columns, books, press)
    lines = [*_head(printing, total), *_body(printing)]
    if books.form.total_last:
        lines = [*lines[1:], lines[0]]
    notes = () if total else (EMPTY_NOTE,)
    title = sheet.kind.zh
    return Table(sheet.kind, press.unit, columns, tuple(lines), title, sheet.number, notes=notes)


def _head(printing: _Printing, total: Amounts) -> Iterator[Line]:
    form = printing.sheet.rows == "form"
    yield printing.line(Role.TOTAL, total, name="" if form else "合计")
    if printing.books.form.by_institution and total and not form and not _lists_targets(printing.sheet):
        yield printing.line(Role.REPEAT, total)


def _body(printing: _Printing) -> Iterator[Line]:
    if printing.sheet.rows == "form":
        return
    if printing.books.form.by_institution or printing.sheet.rows == "institution":
        for unit, entries in printing.books.by_unit:
            yield from _of_unit(printing, unit, entries)
    else:
        yield from _subjects(printing, printing.books.entries, "")


def _of_unit(printing: _Printing, unit: Institution, entries: Sequence[Entry]) -> Iterator[Line]:
    amounts = sums(printing.sheet, entries)
    if not amounts:
        return
    mark = unit.code or unit.name
    if not _lists_targets(printing.sheet):
        yield printing.line(Role.INSTITUTION, amounts, name=unit.name, unit=mark)
    yield from _subjects(printing, entries, mark)


def _lists_targets(sheet: Sheet) -> bool:
    # the table of project targets has a row for each project and none for the unit
    return sheet.kind.key == "project_performance"


def _subjects(printing: _Printing, entries: Sequence[Entry], unit: str) -> Iterator[Line]:
    rows = printing.sheet.rows
    if rows == "project":
        yield from _projects(printing, entries, unit)
    elif rows != "institution":
        by_code = _by_code(printing, entries)
        for code in sorted(by_code):
            yield printing.line(Role.SUBJECT, by_code[code], code, printing.name(code), unit)


def _by_code(printing: _Printing, entries: Sequence[Entry]) -> dict[str, Amounts]:
    economic = printing.sheet.rows == "economic"
    depths = ECONOMIC_DEPTHS if economic else printing.books.form.depths
    found: dict[str, Amounts] = {}
    for entry in entries:
        columns = columns_of(printing.sheet, entry)
        if columns:
            for code in _cut(entry.economic if economic else entry.function, depths):
                add(found.setdefault(code, {}), columns, entry.fen)
    return found


@cache
def _cut(code: str, depths: tuple[int, ...]) -> tuple[str, ...]:
    return tuple([code[:depth] for depth in depths])


def _projects(printing: _Printing, entries: Sequence[Entry], unit: str) -> Iterator[Line]:
    targets = _lists_targets(printing.sheet)
    held = [entry for entry in entries if columns_of(printing.sheet, entry)]
    for code in [""] if targets else sorted({entry.function for entry in held}):
        under = [entry for entry in held if entry.function.startswith(code)]
        if not targets:
            yield printing.line(Role.SUBJECT, sums(printing.sheet, under), code, printing.name(code), unit)
        for name in dict.fromkeys([entry.project for entry in under]):
            own = [entry for entry in under if entry.project == name]
            yield printing.line(Role.PROJECT, sums(printing.sheet, own), code, name, unit)
