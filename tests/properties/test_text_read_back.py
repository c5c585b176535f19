"""A budget rendered as text: nothing is lost, and no amount stands in a wrong column.

A text keeps no empty cells, so that an amount may be left without a column; then its own is among the
candidates.  Left out is project_performance: the text of its form comes in the order of a page, with
names and figures wrapped among the cells of the indicators, while the renderer prints a line for each of
them.
"""

from random import Random

import pytest
from rendering import Look, as_printed, rendered

from gov_budget.readers import parse_text
from gov_budget.strategies import random_budget

LEFT_OUT = frozenset({"project_performance"})


def rows_of(table):
    return [
        (line.role, line.code or line.name, cell.text, {cell.column or None, *cell.candidates} - {None})
        for line in table.lines
        for cell in line.cells
        if cell.text
    ]


@pytest.mark.parametrize("splits_codes", [False, True])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("profile", ["sichuan", "shanghai"])
def test_a_text(profile, seed, splits_codes):
    chance = Random(seed)  # noqa: S311 - made to be repeated
    budget = as_printed(random_budget(chance, year=2024, profile=profile))
    read = parse_text(rendered(budget, "text", Look(splits_codes=splits_codes)).decode())
    assert read.profile == profile
    assert [table.kind.key for table in read.tables] == [table.kind.key for table in budget.tables]
    for printed, table in zip(budget.tables, read.tables, strict=True):
        if printed.kind.key in LEFT_OUT:
            continue
        assert table.unit is printed.unit
        for (role, row, text, where), (its_role, its_row, its_text, possible) in zip(
            rows_of(printed), rows_of(table), strict=True
        ):
            assert (role, row, text) == (its_role, its_row, its_text)
            assert where <= possible
