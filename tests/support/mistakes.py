"""What goes wrong when a table is put together by hand: documents broken as they are in practice."""

from collections.abc import Iterator

import attrs

from gov_budget.model import INDICATOR, STATEMENT, Address, DepartmentBudget
from gov_budget.money import print_numeral


def mistakes(budget: DepartmentBudget, address: Address) -> Iterator[DepartmentBudget]:
    """Yield the document with one mistake at one figure: a row left out or entered twice, a figure in
    the next column, an amount of another unit, digits swapped, a digit too many, and a table left over
    from another budget.
    """
    if address.table >= 0 and address.column != INDICATOR:
        yield from _in_rows(budget, address)
    yield from _in_figure(budget, address)
    if address.table >= 0:
        yield _left_over(budget, address.table)


def _in_rows(budget: DepartmentBudget, address: Address) -> Iterator[DepartmentBudget]:
    table, i = budget.tables[address.table], address.line
    yield budget.with_table(attrs.evolve(table, lines=(*table.lines[:i], *table.lines[i + 1 :])))
    yield budget.with_table(attrs.evolve(table, lines=(*table.lines[: i + 1], *table.lines[i:])))
    text = budget.cell(address).text
    at = table.columns.index(address.column)
    for beside in (*table.columns[at + 1 : at + 2], *table.columns[max(0, at - 1) : at]):
        moved = budget.with_cell(address, "").with_cell(attrs.evolve(address, column=beside), text)
        yield moved


def _in_figure(budget: DepartmentBudget, address: Address) -> Iterator[DepartmentBudget]:
    figure = budget.cell(address).figure
    if figure is None:
        return
    digits = figure.fen * 10**figure.places // figure.unit.fen
    text = str(abs(digits))
    swapped = [text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)]
    wrong = [digits * 10_000, digits // 10_000, *map(int, swapped), int(text[:1] + text)]
    for other in dict.fromkeys(wrong):
        if other != digits:
            yield budget.with_cell(address, print_numeral(other, figure.places))


def _left_over(budget: DepartmentBudget, n: int) -> DepartmentBudget:
    """Every figure of a table is that of another year: nine tenths of this year's."""
    changed = budget
    for i, line in enumerate(budget.tables[n].lines):
        for cell in line.cells:
            if cell.figure is not None:
                figure = cell.figure
                digits = figure.fen * 10**figure.places // figure.unit.fen
                changed = changed.with_cell(
                    Address(n, i, cell.column), print_numeral(digits * 9 // 10, figure.places)
                )
    return changed


def in_reading_order(budget: DepartmentBudget, read: frozenset[Address]) -> Iterator[Address]:
    """Yield the addresses of figures that a rule read: of the tables, then of the prose."""
    for n, table in enumerate(budget.tables):
        for i, line in enumerate(table.lines):
            yield from (a for c in line.cells for a in [Address(n, i, c.column)] if c.figure and a in read)
        yield from (a for i in range(len(table.indicators)) for a in [Address(n, i, INDICATOR)] if a in read)
    yield from sorted(a for a in read if a.table == STATEMENT)
