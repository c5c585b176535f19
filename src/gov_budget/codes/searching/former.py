"""The names that the codes of a year bore in other years."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.edition import edition, subjects
from gov_budget.codes.searching.query import folded
from gov_budget.codes.subject import Subject

if TYPE_CHECKING:
    from gov_budget.codes.scheme import Scheme

__all__ = ["Former", "formers"]


@attrs.frozen(order=True)
class Former:
    """A name of another year; in order, that of the nearest year comes first.

    ``subject`` has the code now and ``former`` had it, or will have it, under ``name``.
    """

    distance: int
    length: int
    code: str
    name: str
    subject: Subject = attrs.field(order=False)
    former: Subject = attrs.field(order=False)


@cache
def formers(year: int, scheme: Scheme) -> tuple[Former, ...]:
    """Return the other names of the codes of a year.

    A code that had the same name all the time is not here, nor one that the year does not have.

    >>> from gov_budget.codes import Scheme
    >>> [one.name for one in formers(2024, Scheme.FUNCTION) if one.code == "21305"]
    ['扶贫', '巩固脱贫衔接乡村振兴']
    """
    now = edition(year, scheme)
    others = [one for one in subjects(scheme) if one.code in now and now[one.code].name != one.name]
    return tuple([_former(year, now[one.code], one) for one in others])


def _former(year: int, subject: Subject, former: Subject) -> Former:
    first, last = former.years
    name = folded(former.name)
    return Former(max(first - year, year - last), len(name), subject.code, name, subject, former)


def years_of_name(text: str, schemes: tuple[Scheme, ...]) -> tuple[tuple[int, int], ...]:
    """Return the unbroken runs of years (first, last) in which some subject bore a name.

    >>> from gov_budget.codes import Scheme
    >>> years_of_name("海洋管理事务", (Scheme.FUNCTION,))
    ((2018, 2020),)
    """
    wanted = folded(text)
    borne = [one.years for scheme in schemes for one in subjects(scheme) if folded(one.name) == wanted]
    runs: list[tuple[int, int]] = []
    for first, last in sorted(borne):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return tuple(runs)
