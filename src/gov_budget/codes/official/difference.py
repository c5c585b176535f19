"""What differs between two editions of a scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.edition import edition, shipped
from gov_budget.codes.official_files import same_name
from gov_budget.codes.scheme import Scheme
from gov_budget.codes.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes.official.reading import OfficialEdition

__all__ = ["Difference", "between_years", "difference", "from_shipped"]


@attrs.frozen
class Difference:
    """Two editions of a scheme, here and there, side by side.

    Names that differ in brackets, spaces or other punctuation only are the same; ``renamed`` holds
    pairs, first as here.
    """

    scheme: Scheme
    same: tuple[Subject, ...]
    renamed: tuple[tuple[Subject, Subject], ...]
    only_here: tuple[Subject, ...]
    only_there: tuple[Subject, ...]


def difference(scheme: Scheme, here: Mapping[str, Subject], there: Mapping[str, Subject]) -> Difference:
    """Compare two editions of a scheme."""
    both = [(subject, there[code]) for code, subject in here.items() if code in there]
    return Difference(
        scheme,
        same=tuple(one for one, other in both if same_name(one.name, other.name)),
        renamed=tuple((one, other) for one, other in both if not same_name(one.name, other.name)),
        only_here=tuple(one for code, one in here.items() if code not in there),
        only_there=tuple(one for code, one in there.items() if code not in here),
    )


def from_shipped(official: OfficialEdition) -> tuple[Difference, ...]:
    """Return how an edition (here) differs from the shipped one (there), for each of its schemes."""
    return tuple(
        difference(scheme, official.of(scheme), shipped(official.year, scheme)) for scheme in official.schemes
    )


def between_years(here: int, there: int, scheme: Scheme) -> Difference:
    """Return how the editions in force in two years differ.

    Raises:
        UnknownYear: the library does not cover a year.

    >>> lost = between_years(2020, 2021, Scheme.FUNCTION).only_here
    >>> ("22002", "海洋管理事务") in [(one.code, one.name) for one in lost]
    True
    """
    return difference(scheme, edition(here, scheme), edition(there, scheme))
