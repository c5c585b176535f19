"""Every figure of the example changed alone: what the rule book notices."""

from itertools import islice

import pytest

from gov_budget.model import INDICATOR, Address
from gov_budget.money import print_numeral
from gov_budget.rules import reconcile

KINDS = [
    "balance",
    "income",
    "expenditure",
    "appropriation_balance",
    "appropriation_by_economic",
    "general_public",
    "general_public_basic",
    "general_public_projects",
    "three_public",
    "government_fund",
    "government_fund_three_public",
    "whole_performance",
    "project_performance",
]

# one unit in the last place: figures that stand only in sums of two or more addends, whose own
# rounding hides a change of one unit (docs/rounding.md)
UNSEEN = {
    ("appropriation_by_economic", "302", "general_public"),
    ("appropriation_by_economic", "30201", "general_public"),
    ("general_public_basic", "302", "personnel"),
    ("project_performance", "total", "amount"),
    ("project_performance", "定额公用经费（行政）", "amount"),
    ("project_performance", "定额公用经费（事业）", "amount"),
    ("project_performance", "公务用车运行维护费", "amount"),
}


def figures(budget, kind):
    n = budget.by_kind[kind]
    table = budget.tables[n]
    for i, line in enumerate(table.lines):
        for cell in line.cells:
            if cell.figure and cell.figure.fen:
                yield (kind, line.key, cell.column), Address(n, i, cell.column)
    for i, indicator in enumerate(table.indicators):
        if indicator.amount:
            yield (kind, indicator.name, INDICATOR), Address(n, i, INDICATOR)


def unseen(budget, kind, change, every=1):
    known = {(f.rule, f.addresses) for f in reconcile(budget).broken}
    for name, address in islice(figures(budget, kind), 0, None, every):
        figure = budget.cell(address).figure
        digits = figure.fen * 10**figure.places // figure.unit.fen
        mutant = budget.with_cell(address, print_numeral(change(digits), figure.places))
        if not {(f.rule, f.addresses) for f in reconcile(mutant).broken} - known:
            yield name


@pytest.mark.parametrize("kind", KINDS)
def test_ten_per_cent_more_is_always_noticed(example, kind):
    assert list(unseen(example, kind, lambda digits: digits + max(1, round(digits / 10)))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_one_unit_in_the_last_place_is_noticed_but_for_the_known_figures(example, kind):
    """One figure in three; ``tools/mutation.py`` tries all."""
    assert set(unseen(example, kind, lambda digits: digits + 1, every=3)) <= UNSEEN
