"""A budget of any form rendered as text: no amount is lost, and none stands in a wrong place.

A text keeps no empty cells, so that an amount may be left without a column; then its own is among the
candidates, and the account of reading counts it as unplaced.
"""

from collections import Counter

import attrs
import pytest
from effort import examples
from fates import Fate, fates_of
from hypothesis import given
from hypothesis import strategies as st
from reading_back import read_back
from rendering import Look
from samples import FORMS, look_of, sample

LEAST = 0.8
"""The share of amounts that a text places: the others could as well stand in another column."""
SEEDS = st.integers(0, 10**6)
LOOKS = st.builds(Look, splits_codes=st.booleans(), numbers_rows=st.booleans())


def indicators_of(budget):
    """What no page shows left out: the directions on the form of the whole department."""
    return [
        attrs.evolve(
            one, locus=None, direction="" if table.kind.key == "whole_performance" else one.direction
        )
        for table in budget.tables
        for one in table.indicators
    ]


def assert_nothing_goes_astray(budget, look):
    read, account = read_back(budget, "text", look)
    assert [table.kind.key for table in read.tables] == [table.kind.key for table in budget.tables]
    assert [table.unit for table in read.tables] == [table.unit for table in budget.tables]
    fates = fates_of(budget, read, account)
    assert fates.bad == []
    assert account.found == sum(fates.counts.values())
    assert account.placed == fates.counts[Fate.PLACED]
    assert not account.unread
    assert indicators_of(read) == indicators_of(budget)
    assert (read.stage, read.scope) == (budget.stage, budget.scope)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("form", FORMS)
def test_a_text(form, seed):
    assert_nothing_goes_astray(sample(form, seed), look_of(form, seed))


@pytest.mark.parametrize("form", ["sichuan", "shanghai unit", "central", "accounts"])
@examples(4)
@given(seed=SEEDS, look=LOOKS)
def test_any_text(form, seed, look):
    assert_nothing_goes_astray(sample(form, seed), look)


def test_most_amounts_are_placed():
    counts = Counter()
    for form in FORMS:
        budget = sample(form, 3)
        counts += fates_of(budget, *read_back(budget, "text", look_of(form, 3))).counts
    assert counts[Fate.PLACED] / counts.total() > LEAST
