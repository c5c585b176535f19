"""The claims of the prose as rules ask for them: which figure belongs beside which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Aspect, Claim
from gov_budget.rules.wording import DOWN, UP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.rules.case import Case

__all__ = ["Said", "alikes", "beside", "fen_of", "going_up", "nearest", "said", "this_year", "unit_text"]


@attrs.frozen
class Said:
    """A claim and its address."""

    address: Address
    claim: Claim

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two claims be about the same thing, the year apart."""
        return self.claim.indicator, self.claim.subject, self.claim.scope

    @property
    def is_known(self) -> bool:
        """Whether it can be told what it is about."""
        return not self.claim.candidates and not (self.claim.indicator == "item" and not self.claim.subject)


def said(case: Case, *, aspect: Aspect = Aspect.AMOUNT, under: str = "") -> Iterator[Said]:
    """Yield the claims of an aspect; ``under`` limits this to an indicator and its parts."""
    for address, claim in case.claims():
        inside = not under or claim.indicator == under or claim.indicator.startswith(f"{under}.")
        if claim.aspect is aspect and inside and not claim.candidates:
            yield Said(address, claim)


def this_year(case: Case, *indicators: str, aspect: Aspect = Aspect.AMOUNT) -> list[Said]:
    """Return what is claimed of this year about some indicators."""
    year = case.budget.year
    found = (one for one in said(case, aspect=aspect) if one.claim.year == year)
    return [one for one in found if one.claim.indicator in indicators]


def beside(case: Case, one: Said, year: int, aspect: Aspect = Aspect.AMOUNT) -> Said | None:
    """Return the claim of another year or aspect that belongs to a claim; ``None`` when it cannot be told."""
    found = [other for other in alikes(case, one, year, aspect) if other.address != one.address]
    if not one.is_known:
        found = [other for other in found if _is_near(one, other, paragraph=True)]
    return nearest(one, found)


def alikes(case: Case, one: Said, year: int, aspect: Aspect = Aspect.AMOUNT) -> list[Said]:
    """Return all claims about the same thing of a year and aspect."""
    key = (one.claim.indicator, one.claim.subject, one.claim.scope, aspect, year)
    return [Said(address, claim) for address, claim in case.claims_alike.get(key, ())]


def nearest(one: Said, found: Iterable[Said]) -> Said | None:
    """Return the claim of the same paragraph, else of the same section, that stands nearest before.

    Where the letters are not known, or none stands near, all must say the same.
    """
    others = list(found)
    for paragraph in (True, False):
        near = [other for other in others if _is_near(one, other, paragraph=paragraph)]
        before = [other for other in near if _place(other) < _place(one)]
        if before or near:
            return max(before, key=_place) if before else min(near, key=_place)
    same = {(other.claim.cell.text, other.claim.cell.figure) for other in others}
    return others[0] if len(same) == 1 else None


def _is_near(one: Said, other: Said, *, paragraph: bool) -> bool:
    mine, its = one.claim.span, other.claim.span
    if mine is None or its is None or mine.section != its.section:
        return False
    return mine.paragraph == its.paragraph if paragraph else abs(mine.paragraph - its.paragraph) <= 1


def _place(one: Said) -> tuple[int, int, int]:
    span = one.claim.span
    return (span.section, span.paragraph, span.start) if span else (0, 0, 0)


def fen_of(one: Said) -> int:
    """Return the amount of a claim in 分; 0 where it is none."""
    return one.claim.cell.figure.fen if one.claim.cell.figure else 0


def going_up(change: str) -> bool | None:
    """Return whether a change word says up or down; ``None`` for others."""
    if any(word in change for word in UP):
        return True
    return False if any(word in change for word in DOWN) else None


def unit_text(one: Said) -> str:
    """Return a claim as it is printed, with its unit."""
    cell = one.claim.cell
    return f"{cell.text}{cell.figure.unit.value if cell.figure else one.claim.measure}"
