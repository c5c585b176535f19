"""Where codes went that did not simply stay: the links that codes alone do not show.

Source: ``codes/data/moves.tsv``, a grade and a source to each row.  Most rows are the project's
judgement and none of those is graded attested.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.change import ChangeKind
from gov_budget.codes.edition import edition
from gov_budget.codes.files import table
from gov_budget.codes.subject import Grade
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes.scheme import Scheme

__all__ = ["Move", "additions", "continues", "destinations", "moves"]


@attrs.frozen
class Move:
    """One link: ``old`` went into ``new`` with the edition of ``year``, whole or in part.

    ``old`` is empty for an addition that a notice states, and the same as ``new`` for another name
    that the subject tables lack.  ``kind`` is what all the links of the
    code in that year make together.
    """

    old: str
    new: str
    year: int
    kind: ChangeKind
    grade: Grade
    source: str
    note: str


@cache
def moves() -> tuple[Move, ...]:
    """Return every link, by year and code.

    >>> [one.new for one in moves() if one.old == "39906"]
    ['39909', '39910']
    """
    return tuple(
        [
            Move(old, new, int(year), ChangeKind(kind), Grade(grade), source, note)
            for old, new, year, kind, grade, source, note in table("moves.tsv")
        ]
    )


@cache
def _moves_from() -> Mapping[tuple[int, str], tuple[Move, ...]]:
    found: dict[tuple[int, str], list[Move]] = {}
    for move in moves():
        found.setdefault((move.year, move.old), []).append(move)
    return MappingProxyType({key: tuple(those) for key, those in found.items()})


def additions(code: str, first: int, last: int) -> tuple[Move, ...]:
    """Return the notices that added a code after ``first`` and not after ``last``."""
    years = range(first + 1, last + 1)
    return tuple([move for year in years for move in _moves_from().get((year, ""), ()) if move.new == code])


@cache
def _moving() -> frozenset[str]:
    return frozenset([move.old for move in moves()])


def destinations(code: str, scheme: Scheme, first: int, last: int) -> Mapping[str, tuple[Move, ...]]:
    """Return where a code of ``first`` is in ``last`` when its moves are followed, and by which moves.

    The code itself is among them, by no move, as long as it has not ended.

    >>> from gov_budget.codes import Scheme
    >>> [*destinations("2080204", Scheme.FUNCTION, 2018, 2024)]
    ['2082804']
    """
    reached: dict[str, tuple[Move, ...]] = {code: ()}
    for year in range(first + 1, last + 1) if code in _moving() else ():
        after: dict[str, tuple[Move, ...]] = {}
        for here, path in reached.items():
            if year in _years(scheme).get(here, (year,)):
                after[here] = after.get(here, ()) + path
            for move in _moves_from().get((year, here), ()):
                after[move.new] = (*after.get(move.new, ()), *path, move)
        reached = after
    return MappingProxyType(reached)


def continues(code: str, scheme: Scheme, first: int, last: int) -> bool:
    """Whether a code of both years meant one thing all along: it did not end and come back between.

    >>> from gov_budget.codes import Scheme
    >>> continues("2049902", Scheme.FUNCTION, 2018, 2021)
    False
    """
    years = _years(scheme).get(code)
    return years is None or all(year in years for year in range(first + 1, last))


@cache
def _years(scheme: Scheme) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for code in edition(year, scheme):
            found.setdefault(code, []).append(year)
    return MappingProxyType({code: tuple(years) for code, years in found.items()})
