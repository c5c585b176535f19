"""A table that lost a column raises no error: what needs the column is not stated, or unchecked."""

import attrs
import pytest
from lost_columns import without
from samples import sample

from gov_budget.rules import reconcile


@pytest.mark.parametrize("form", ["sichuan", "shanghai unit", "accounts"])
def test_each_column(form):
    budget = sample(form, 1)
    for n, table in enumerate(budget.tables):
        for column in table.columns if len(table.columns) > 1 else ():
            findings = reconcile(without(budget, n, column)).findings
            assert all(finding.message("zh") for finding in findings if finding.addresses)


def test_findings_about_a_cell_without_a_column_are_put_into_words():
    budget = sample("sichuan", 1)
    table = budget.table("expenditure")
    first = table.lines[0].cells[0]
    open_cell = attrs.evolve(first, column="", candidates=table.columns)
    lines = (attrs.evolve(table.lines[0], cells=(open_cell, *table.lines[0].cells[1:])), *table.lines[1:])
    result = reconcile(budget.with_table(attrs.evolve(table, lines=lines)))
    assert all(finding.message("en") for finding in result.findings)
