"""The subjects of one scheme in one fiscal year.

Source: ``codes/data``; its README says how the files were made and what is weak in them.  An edition
that the user has imported comes before the shipped one: :mod:`gov_budget.codes.official`.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_budget.codes.files import table
from gov_budget.codes.official_files import installed, official_subjects
from gov_budget.codes.subject import Grade, Subject
from gov_budget.fiscal import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes.scheme import Scheme

__all__ = ["CURRENT_YEAR", "edition", "shipped", "subjects", "years_of"]

CURRENT_YEAR = 2026
"""The last fiscal year from which documents were read; 2027 is 2026 carried on."""

_GRADES = {grade.value: grade for grade in Grade}


@cache
def subjects(scheme: Scheme) -> tuple[Subject, ...]:
    """Return every shipped subject of a scheme through all years, by code and then by year.

    Only the file of this scheme is read, once.
    """
    return tuple([_subject(scheme, row) for row in table(f"{scheme.value.replace('-', '_')}.tsv")])


def _subject(scheme: Scheme, row: list[str]) -> Subject:
    code, name, first, last, grade, note = row
    return Subject(scheme, code, name, _GRADES[grade], _year(first), _year(last), note)


def _year(text: str) -> int | None:
    return int(text) if text else None


def shipped(year: int, scheme: Scheme) -> Mapping[str, Subject]:
    """Return the subjects that the library itself has for a year by code, sorted by code.

    Raises:
        UnknownYear: the library does not cover the year.
    """
    fiscal_year(year)
    return MappingProxyType({one.code: one for one in subjects(scheme) if one.exists_in(year)})


@cache
def edition(year: int, scheme: Scheme) -> Mapping[str, Subject]:
    """Return the subjects in force in a year by code, sorted by code.

    Sorted codes are at the same time the tree in depth-first order: a code begins with the code of
    its parent.

    Raises:
        UnknownYear: the library does not cover the year.
        UnreadableFile: an edition that the user has imported cannot be read.
    """
    own = shipped(year, scheme)
    official = official_subjects(year, scheme, own)
    return own if official is None else official


def years_of(code: str, scheme: Scheme) -> tuple[tuple[int, int], ...]:
    """Return the unbroken runs of years (first, last) in which a code existed, under any name.

    >>> from gov_budget.codes import Scheme
    >>> years_of("2070114", Scheme.FUNCTION)
    ((2019, 2027),)
    """
    runs: list[tuple[int, int]] = []
    for year in sorted(_years_in_force(code, scheme)):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return tuple(runs)


def _years_in_force(code: str, scheme: Scheme) -> set[int]:
    runs = [one.years for one in subjects(scheme) if one.code == code]
    years = {year for first, last in runs for year in range(first, last + 1)}
    official = {year for one, year in installed() if one is scheme}
    return years - official | {year for year in official if code in edition(year, scheme)}
