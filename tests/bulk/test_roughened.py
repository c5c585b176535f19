"""Object engine and column engine alike where cells are unreadable, uncertain, or to other places."""

from random import Random

import pytest
from roughened import roughened
from samples import sample

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import check

FORMS = ("shanghai", "shanghai unit", "sichuan", "beijing", "accounts")


def rough(seed, forms=FORMS):
    chance = Random(seed)  # noqa: S311 - made to be repeated
    return [roughened(sample(form, seed), chance) for form in forms]


@pytest.mark.parametrize("using", ["polars", "duckdb"])
@pytest.mark.parametrize("seed", [3, 4])
def test_rough_budgets(using, seed):
    pytest.importorskip(using, reason=f"{using} is not installed")
    check(rough(seed), using)
