"""Budgets whose table lost a column."""

import attrs

__all__ = ["without"]


def without(budget, n, column):
    """Return a budget without a column of a table."""
    table = budget.tables[n]
    kept = tuple(key for key in table.columns if key != column)
    lines = tuple(
        attrs.evolve(line, columns=kept, cells=tuple(cell for cell in line.cells if cell.column != column))
        for line in table.lines
    )
    tables = (*budget.tables[:n], attrs.evolve(table, columns=kept, lines=lines), *budget.tables[n + 1 :])
    return attrs.evolve(budget, tables=tables)
