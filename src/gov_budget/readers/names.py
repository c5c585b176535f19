"""Names of subjects in the edition of a year."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_budget.codes import Scheme, catalogue
from gov_budget.profiles import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes import Catalogue
    from gov_budget.model import TableKind

__all__ = ["codes_named", "is_name_of", "may_continue", "official_name", "scheme_of"]


def scheme_of(kind: TableKind) -> Scheme:
    """Return the classification that the rows of a kind of table are coded by."""
    return Scheme.ECONOMIC_DEPARTMENT if kind.rows == "economic" else Scheme.FUNCTION


@cache
def _by_name(year: int, scheme: Scheme) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for subject in catalogue(year, scheme).values():
        found[folded(subject.name)].append(subject.code)
    return MappingProxyType({name: tuple(codes) for name, codes in found.items()})


def codes_named(name: str, year: int, scheme: Scheme) -> tuple[str, ...]:
    """Return the codes that bear a name in a year, the class first.

    >>> codes_named("工资福利支出", 2024, Scheme.ECONOMIC_DEPARTMENT)
    ('301',)
    """
    return tuple(sorted(_by_name(year, scheme).get(folded(name), ()), key=lambda code: (len(code), code)))


def official_name(code: str, year: int, scheme: Scheme) -> str:
    """Return the folded name of a code in a year; empty when the year has no such code."""
    subjects: Catalogue = catalogue(year, scheme)
    return folded(subjects[code].name) if code in subjects else ""


def is_name_of(name: str, code: str, year: int, scheme: Scheme) -> bool:
    """Whether a printed name is the official one of a code."""
    return bool(name) and folded(name) == official_name(code, year, scheme)


def may_continue(name: str, more: str, code: str, year: int, scheme: Scheme) -> bool:
    """Whether ``more`` goes on with a wrapped ``name``: the official name begins with both."""
    official = official_name(code, year, scheme)
    return folded(name) != official and official.startswith(folded(name + more))
