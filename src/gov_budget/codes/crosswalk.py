"""From the codes of one year to those of another, and back.

A code that is in both editions is kept or renamed.  Everything else needs a link of
``codes/data/moves.tsv``; a code without one is dropped or added and never guessed to be another.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from gov_budget.codes.catalogue import Catalogue, catalogue
from gov_budget.codes.linking import linked
from gov_budget.codes.scheme import Scheme, named_scheme
from gov_budget.codes.walk import Crosswalk, place
from gov_budget.errors import UnknownScheme, WrongEdition
from gov_budget.fiscal import fiscal_year

__all__ = ["apply", "changes", "crosswalk"]


def changes(a: Catalogue, b: Catalogue) -> Crosswalk:
    """Return the changes from one edition to another of the same scheme, forwards or backwards.

    Raises:
        UnknownScheme: the editions are of two schemes.

    >>> found = changes(catalogue(2018, "function"), catalogue(2019, "function"))
    >>> found.change_of("210").kind.value, [one.name for one in found.successors("210")]
    ('renamed', ['卫生健康支出'])
    """
    if a.scheme is not b.scheme:
        raise UnknownScheme(b.scheme.value, (a.scheme.value,))
    if a.year > b.year:
        return changes(b, a).inverse
    return Crosswalk(a.scheme, a.year, b.year, tuple(sorted(linked(a, b), key=place)))


def crosswalk(scheme: Scheme | str, from_year: int, to_year: int) -> Crosswalk:
    """Return how the subjects of a scheme go from one fiscal year to another.

    Raises:
        UnknownYear: the library does not cover a year.
        UnknownScheme: there is no such scheme.

    >>> crosswalk("function", 2023, 2024).change_of("2010308").new_codes
    ('20140',)
    """
    return _crosswalk(named_scheme(scheme), fiscal_year(from_year), fiscal_year(to_year))


@lru_cache(maxsize=128)
def _crosswalk(scheme: Scheme, from_year: int, to_year: int) -> Crosswalk:
    return changes(catalogue(from_year, scheme), catalogue(to_year, scheme))


def apply(walk: Crosswalk, edition: Catalogue) -> Catalogue:
    """Return the edition that changes make of the one they start from.

    Raises:
        WrongEdition: the changes start from another edition.

    >>> apply(crosswalk("revenue", 2023, 2024), catalogue(2023, "revenue")) == catalogue(2024, "revenue")
    True
    """
    before = {one.code: one for change in walk for one in change.old}
    if before != dict(edition) or (walk.scheme, walk.from_year) != (edition.scheme, edition.year):
        differing = [code for code in sorted({*before, *edition}) if before.get(code) != edition.get(code)]
        raise WrongEdition(walk.scheme.value, walk.from_year, "".join(differing[:1]))
    after = {one.code: one for change in walk for one in change.new}
    return Catalogue(walk.to_year, walk.scheme, MappingProxyType(dict(sorted(after.items()))))
