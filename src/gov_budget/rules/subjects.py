"""How a printed code and name stand to the classification of a year, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING

import attrs

from gov_budget import codes
from gov_budget.errors import UnknownCode

if TYPE_CHECKING:
    from gov_budget.fiscal import Fund

__all__ = ["Standing", "names_differ", "standing_of", "unspaced"]

SURE = frozenset({"attested", "reconstructed-high", "official"})

_SAME = str.maketrans(
    {
        "（": "(",
        "）": ")",
        "它": "他",
        "、": "",
        "，": "",
        ",": "",
        "·": "",
        " ": "",
        "　": "",
        "“": "",
        "”": "",
        '"': "",
    }
)


def unspaced(name: str) -> str:
    """Return a name without the spaces that widen it in print: 行　政　运　行."""
    return "".join(name.split())


def names_differ(one: str, other: str) -> bool:
    """Return whether two names differ by more than their writing: spaces, brackets, quotes, 其它/其他.

    >>> names_differ("因公出国（境）费用", "因公出国(境)  费用")
    False
    """
    return one != other and _folded(one) != _folded(other)


def _folded(name: str) -> str:
    return name.translate(_SAME)


@attrs.frozen
class Standing:
    """What the edition of a year says about a code.

    ``subject`` is ``None`` when the edition does not have it; ``years`` are those in which some
    edition has it.
    """

    code: str
    year: int
    subject: codes.Subject | None
    years: tuple[tuple[int, int], ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the answer rests on rows that are attested, official or reconstructed with confidence.

        That a code never existed is not sure: the shipped edition may lack rows.
        """
        if self.subject is not None:
            return self.subject.grade.value in SURE
        once = [codes.lookup(self.code, year=year) for run in self.years for year in run]
        return bool(once) and all(subject.grade.value in SURE for subject in once)

    @property
    def sure_name(self) -> str:
        """The subject's name where it is sure; empty otherwise."""
        return self.subject.name if self.subject is not None and self.is_sure else ""

    @property
    def zh(self) -> str:
        """Why the code is not there, in Chinese."""
        return (
            f"只在{'、'.join(_run(y, '至') for y in self.years)}年有" if self.years else "在各年目录中都没有"
        )

    @property
    def en(self) -> str:
        """Why the code is not there, in English."""
        if not self.years:
            return "is in no year's classification"
        return f"exists only in {', '.join(_run(y, '–') for y in self.years)}"

    @cached_property
    def fund(self) -> Fund:
        """The fund that the code belongs to."""
        return codes.fund_of(self.code, self.year)

    def named(self, name: str) -> codes.Subject | None:
        """Return the one other subject of the same scheme and level that bears a name."""
        if self.subject is None:
            return None
        found = _by_name(self.year, self.subject.scheme).get((_folded(name), len(self.code)), [])
        return found[0] if len(found) == 1 and found[0].code != self.code else None


@cache
def standing_of(code: str, year: int) -> Standing:
    """Return how a code stands in a year.

    Raises:
        UnknownYear: there is no edition for the year.
    """
    try:
        return Standing(code, year, codes.lookup(code, year=year))
    except UnknownCode as unknown:
        return Standing(code, year, None, unknown.years)


@cache
def _by_name(year: int, scheme: codes.Scheme) -> dict[tuple[str, int], list[codes.Subject]]:
    """The subjects of an edition by folded name and number of digits."""
    found: defaultdict[tuple[str, int], list[codes.Subject]] = defaultdict(list)
    for subject in codes.catalogue(year, scheme).values():
        found[_folded(subject.name), len(subject.code)].append(subject)
    return dict(found)


def _run(years: tuple[int, int], dash: str) -> str:
    first, last = years
    return str(first) if first == last else f"{first}{dash}{last}"
