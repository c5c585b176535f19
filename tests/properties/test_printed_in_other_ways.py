"""What published documents print in other ways reads back all the same."""

import attrs
import pytest
from effort import examples
from fates import Fate, fates_of
from hypothesis import given
from hypothesis import strategies as st
from reading_back import read_back
from rendering.variations import DRAWN, VARIED
from samples import look_of, sample

SEEDS = st.integers(0, 10**6)
FORMS = st.sampled_from(
    ["sichuan", "shanghai", "shanghai unit", "accounts", "beijing", "guangxi", "henan unit"]
)
LOOKS = {
    "frames around tables": ("html", {"frames_tables": True}),
    "watermarks": ("pdf", {"watermarks": True, "rows_a_page": 12}),
    "hidden rows": ("xlsx", {"hides_rows": True}),
    "formulas": ("xlsx", {"has_formulas": True, "as_numbers": True}),
    "zeros that are not shown": ("xlsx", {"hides_zeros": True, "as_numbers": True}),
    "an old workbook": ("xls", {}),
    "an old workbook of numbers": ("xls", {"as_numbers": True}),
}


def assert_same(budget, file, look, draw=None):
    read, account = read_back(budget, file, look, draw)
    fates = fates_of(budget, read, account)
    assert fates.bad == []
    assert not account.unread
    if file != "text":
        assert fates.counts[Fate.OPEN] == 0
        assert account.found == account.placed


@pytest.mark.parametrize("file", ["html", "xlsx", "text"])
@pytest.mark.parametrize("way", VARIED)
@examples(1)
@given(seed=SEEDS, form=FORMS)
def test_amounts(file, way, seed, form):
    assert_same(VARIED[way](sample(form, seed)), file, look_of(form, seed))


@pytest.mark.parametrize("file", ["html", "docx", "pdf"])
@pytest.mark.parametrize("way", DRAWN)
@examples(1)
@given(seed=SEEDS, form=FORMS)
def test_tables(file, way, seed, form):
    assert_same(sample(form, seed), file, look_of(form, seed), DRAWN[way])


@pytest.mark.parametrize("way", LOOKS)
@examples(2)
@given(seed=SEEDS, form=FORMS)
def test_files(way, seed, form):
    file, features = LOOKS[way]
    assert_same(sample(form, seed), file, attrs.evolve(look_of(form, seed), **features))
