"""A table that lost a column raises no error: what needs the column is not stated, or unchecked."""

import attrs
import pytest
from samples import sample

from gov_budget.rules import reconcile


def without(budget, n, column):
    table = budget.tables[n]
    kept = tuple(key for key in table.columns if key != column)
    lines = tuple(
        attrs.evolve(line, columns=kept, cells=tuple(cell for cell in line.cells if cell.column != column))
        for line in table.lines
    )
    tables = (*budget.tables[:n], attrs.evolve(table, columns=kept, lines=lines), *budget.tables[n + 1 :])
    return attrs.evolve(budget, tables=tables)


@pytest.mark.parametrize("form", ["sichuan", "shanghai unit", "accounts"])
def test_each_column(form):
    budget = sample(form, 1)
    for n, table in enumerate(budget.tables):
        for column in table.columns if len(table.columns) > 1 else ():
            assert reconcile(without(budget, n, column)).findings
