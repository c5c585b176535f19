"""Strategies for subjects of the classifications and their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gov_budget.codes import Level, Scheme, Subject, catalogue
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["codes", "subjects", "years"]


def years() -> st.SearchStrategy[int]:
    """Fiscal years that the library covers."""
    return st.integers(FIRST_YEAR, LAST_YEAR)


@st.composite
def subjects(
    draw: st.DrawFn,
    scheme: Scheme | str | None = None,
    year: int | None = None,
    level: Level | str | None = None,
) -> Subject:
    """Subjects in force in a year; of any scheme, year and level unless these are given.

    Raises:
        UnknownYear, UnknownScheme: as :func:`gov_budget.codes.catalogue`, when an example is drawn.
    """
    named = draw(st.sampled_from(Scheme)) if scheme is None else scheme
    found = catalogue(draw(years()) if year is None else year, named).values()
    return draw(st.sampled_from(_of_level(found, level)))


def codes(
    scheme: Scheme | str | None = None,
    year: int | None = None,
    level: Level | str | None = None,
) -> st.SearchStrategy[str]:
    """Codes in force in a year, in plain digits; see :func:`subjects`."""
    return subjects(scheme, year, level).map(lambda subject: subject.code)


def _of_level(found: Iterable[Subject], level: Level | str | None) -> list[Subject]:
    return [one for one in found if level is None or one.level == level]
