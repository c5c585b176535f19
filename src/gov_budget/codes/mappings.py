"""Functional subjects in COFOG, economic ones in GFSM 2014.

Source: the project's own judgement against the UN Classification of the Functions of Government
(1999) and the IMF Government Finance Statistics Manual 2014.  Nothing here is official.  A fit that
is not full means that an amount of the code is in part something else, or not expense at all.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.edition import CURRENT_YEAR
from gov_budget.codes.files import table
from gov_budget.codes.notation import canonical
from gov_budget.codes.scheme import Scheme
from gov_budget.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Category", "Cofog", "Fit", "Gfsm", "cofog_of", "gfsm_of"]

_SECTION_DIGITS = 5


class Fit(StrEnum):
    """How well a subject fits its category.

    FULL: what it holds is all in the category.  PARTIAL: mostly, or the other categories named are
    in it too.  NONE: there is no category, the note says why.
    """

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@attrs.frozen
class Category:
    """A category of an international classification, with its English name."""

    code: str
    name: str


@attrs.frozen
class Cofog:
    """Where a functional class or section belongs in COFOG.

    ``group`` is None when the groups of the division are mixed; ``others`` are further groups or
    divisions that the subject holds.
    """

    code: str
    division: Category | None
    group: Category | None
    others: tuple[Category, ...]
    fit: Fit
    note: str


@attrs.frozen
class Gfsm:
    """What an economic class or section of departments is in GFSM 2014.

    ``category`` is the deepest code that can be told, ``heading`` the two-digit one above it: 21 to
    28 are expense, 31 to 33 transactions in assets and liabilities.  A cash budget has no 23.
    """

    code: str
    heading: Category
    category: Category
    others: tuple[Category, ...]
    fit: Fit
    note: str


def cofog_of(code: str) -> Cofog:
    """Return the COFOG division and group of a functional subject; an item takes its section's.

    The answer is the same for every year: no section was seen to be used for another function.

    Raises:
        UnknownCode: it is not a functional code, or no year has such a section.

    >>> found = cofog_of("2080505")
    >>> found.group.code, found.group.name, found.fit.value
    ('10.2', 'Old age', 'partial')
    """
    plain = canonical(code)
    found = _cofog().get(plain[:_SECTION_DIGITS]) if Scheme.FUNCTION.fits(plain) else None
    if found is None:
        raise UnknownCode(code, CURRENT_YEAR, Scheme.FUNCTION.value)
    return found


def gfsm_of(code: str) -> Gfsm:
    """Return the GFSM 2014 category of an economic subject of departments.

    Raises:
        UnknownCode: it is not such a code, or no year has it.

    >>> found = gfsm_of("30217")
    >>> found.category.code, found.category.name, found.fit.value
    ('22', 'Use of goods and services', 'full')
    """
    found = _gfsm().get(canonical(code))
    if found is None:
        raise UnknownCode(code, CURRENT_YEAR, Scheme.ECONOMIC_DEPARTMENT.value)
    return found


@cache
def _cofog() -> Mapping[str, Cofog]:
    known = _categories("cofog_codes.tsv")
    found: dict[str, Cofog] = {}
    for code, target, others, fit, note in table("cofog.tsv"):
        division, group = known.get(target[:2]), known[target] if "." in target else None
        found[code] = Cofog(code, division, group, _named(others, known), Fit(fit), note)
    return MappingProxyType(found)


@cache
def _gfsm() -> Mapping[str, Gfsm]:
    known = _categories("gfsm_codes.tsv")
    found: dict[str, Gfsm] = {}
    for code, target, others, fit, note in table("gfsm.tsv"):
        found[code] = Gfsm(code, known[target[:2]], known[target], _named(others, known), Fit(fit), note)
    return MappingProxyType(found)


def _categories(file: str) -> Mapping[str, Category]:
    return {code: Category(code, name) for code, name in table(file)}


def _named(codes: str, known: Mapping[str, Category]) -> tuple[Category, ...]:
    return tuple([known[code] for code in codes.split()])
