"""One code through all the years the library covers."""

from __future__ import annotations

from functools import lru_cache

import attrs

from gov_budget.codes.catalogue import lookup
from gov_budget.codes.change import Change, ChangeKind
from gov_budget.codes.crosswalk import crosswalk
from gov_budget.codes.edition import CURRENT_YEAR
from gov_budget.codes.scheme import Scheme, named_scheme
from gov_budget.codes.subject import Subject
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR, fiscal_year

__all__ = ["History", "Point", "follow"]


@attrs.frozen
class Point:
    """What a code is in one year.

    ``subjects`` is empty when nothing of that year is known to correspond.  ``changes`` are those
    from the year before, other than kept, that touch it.
    """

    year: int
    subjects: tuple[Subject, ...]
    changes: tuple[Change, ...] = ()


@attrs.frozen
class History:
    """A subject as it is called in one year, and what it is in every year covered."""

    subject: Subject
    year: int
    points: tuple[Point, ...]

    def in_year(self, year: int) -> tuple[Subject, ...]:
        """Return what the code is in a year.

        Raises:
            UnknownYear: the library does not cover the year.
        """
        return self.points[fiscal_year(year) - FIRST_YEAR].subjects

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something corresponds to the code."""
        return tuple([point.year for point in self.points if point.subjects])

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code it had, in the order of the years."""
        return tuple(dict.fromkeys([one.code for point in self.points for one in point.subjects]))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it had, in the order of the years."""
        return tuple(dict.fromkeys([one.name for point in self.points for one in point.subjects]))

    @property
    def changes(self) -> tuple[Change, ...]:
        """What happened to it, in the order of the years."""
        return tuple([change for point in self.points for change in point.changes])


def follow(code: str, year: int = CURRENT_YEAR, scheme: Scheme | str | None = None) -> History:
    """Return what the code of a year is called, or has become, in every year.

    Raises:
        UnknownCode: the year has no such code.
        UnknownYear: the library does not cover the year.
        UnknownScheme: there is no such scheme.

    >>> follow("21372", 2024).codes
    ('20822', '21372')
    >>> follow("21305", 2024).names
    ('扶贫', '巩固脱贫衔接乡村振兴', '巩固脱贫攻坚成果衔接乡村振兴')
    >>> follow("22002", 2018).in_year(2024)[0].name
    '自然资源事务'
    """
    return _follow(code, year, None if scheme is None else named_scheme(scheme))


@lru_cache(maxsize=1024)
def _follow(code: str, year: int, scheme: Scheme | None) -> History:
    subject = lookup(code, year, scheme)
    found = {
        other: crosswalk(subject.scheme, year, other).successors(subject.code)
        for other in range(FIRST_YEAR, LAST_YEAR + 1)
    }
    points = [
        Point(other, there, _changes(found.get(other - 1, ()), there, other, subject.scheme))
        for other, there in found.items()
    ]
    return History(subject, year, tuple(points))


def _changes(
    before: tuple[Subject, ...], after: tuple[Subject, ...], year: int, scheme: Scheme
) -> tuple[Change, ...]:
    if year == FIRST_YEAR:
        return ()
    walk = crosswalk(scheme, year - 1, year)
    touched = [walk.change_of(one.code) for one in before] + [walk.origin_of(one.code) for one in after]
    return tuple(dict.fromkeys([one for one in touched if one.kind is not ChangeKind.KEPT]))
