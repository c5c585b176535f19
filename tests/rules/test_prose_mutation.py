"""Every figure of a text that agrees with its tables changed alone: what the rules notice."""

import runpy
from pathlib import Path

import pytest
from stated import small

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "prose_mutation.py"))
# what is reserved is only known to be less than what it is part of
UNSEEN = ("预留给小微企业的政府采购项目预算为3.00万元",)


def figures():
    return list(TOOL["stated"](small()))


@pytest.mark.parametrize("n", range(4))
def test_a_quarter_of_the_figures(n):
    """Four parts, so that no test takes long."""
    tried = figures()[n::4]
    silent = list(TOOL["unnoticed"](small(), tried))
    assert [one.before for one in silent if not one.before.endswith(UNSEEN)] == []


def test_years_titles_and_bounds_are_no_figures():
    assert all("2024年" not in one.before[-6:] for one in figures())
    assert len(figures()) > 70
