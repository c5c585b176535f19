"""A claim beside the same one of the year it is compared with, and the word for the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.rules.evaluate import agree
from gov_budget.rules.prose.said import Said, beside

if TYPE_CHECKING:
    from gov_budget.rules.case import Case

__all__ = ["is_one_figure", "last_of", "misnamed"]


def last_of(case: Case, one: Said) -> Said | None:
    """Return what is said of the year that a claim is compared with, where both are figures."""
    base = one.claim.base_year
    found = beside(case, one, base) if base is not None and base != one.claim.year else None
    return found if found is not None and found.claim.cell.figure and one.claim.cell.figure else None


def is_one_figure(one: Said, other: Said) -> bool:
    """Return whether two amounts in different units may be the same figure, rounded."""
    mine, its = one.claim.cell.figure, other.claim.cell.figure
    return mine is not None and its is not None and mine.unit != its.unit and agree(mine, [its])


def misnamed(one: Said, last: Said) -> tuple[str, str]:
    """Return in Chinese and English that the word for the change does not fit the two amounts."""
    this, before, word = one.claim.cell.text, last.claim.cell.text, one.claim.change
    return (f"两年分别为{this}和{before}，写作“{word}”", f"{this} after {before} is called “{word}”")
