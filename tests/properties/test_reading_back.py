"""A budget rendered as a file of any format reads back to the same object."""

from random import Random

import pytest
from effort import examples
from hypothesis import given
from hypothesis import strategies as st
from reading_back import comparable, read_back
from rendering import Look, as_printed

from gov_budget.strategies import random_account, random_budget

FORMATS = ("pdf", "xlsx", "html", "docx")
SEEDS = st.integers(0, 10**6)
looks = st.builds(
    Look,
    splits_codes=st.booleans(),
    repeats_head=st.booleans(),
    rows_a_page=st.sampled_from([0, 7, 12]),
    numbers_rows=st.booleans(),
    is_portrait=st.booleans(),
    as_numbers=st.booleans(),
    numbers_pages=st.booleans(),
)


def units_of(budget):
    return {(unit.code, unit.name) for unit in budget.institution.units}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("profile", ["shanghai", "sichuan"])
@examples(3)
@given(seed=SEEDS, look=looks)
def test_a_budget(form, profile, seed, look):
    chance = Random(seed)  # noqa: S311 - made to be repeated
    budget = random_budget(chance, year=2024, profile=profile)
    read, account = read_back(budget, form, look)
    assert comparable(read) == comparable(as_printed(budget))
    assert read.institution.name == budget.institution.name
    assert units_of(read) <= units_of(budget)
    assert account.found == account.placed
    assert not account.unread


@pytest.mark.parametrize("form", FORMATS)
@examples(3)
@given(seed=SEEDS, look=looks)
def test_a_final_account(form, seed, look):
    budget = random_account(Random(seed))  # noqa: S311 - made to be repeated
    read, account = read_back(budget, form, look)
    assert comparable(read) == comparable(as_printed(budget))
    assert account.found == account.placed
