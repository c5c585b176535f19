"""Claims in the making: what a paragraph has said so far of each figure."""

from __future__ import annotations

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model import Aspect, Cell, Claim, Locus, Span
from gov_budget.money import Unit
from gov_budget.prose.letters import Letters
from gov_budget.prose.marks import Kind, Mark

__all__ = ["Draft", "Place"]

CUSTOMARY_PLACES = 2
"""A bare 0 in a sentence says that there is nothing, as precisely as the amounts beside it."""


@attrs.frozen
class Place:
    """A paragraph: its letters, its section and paragraph by index, and its locus."""

    letters: Letters
    section: int
    paragraph: int
    locus: Locus | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the span of the letters between two places of the plain text."""
        return Span(self.section, self.paragraph, *self.letters.span(start, end))


@attrs.define
class Draft:
    """A claim that later words of its sentence may add to: a change word, a reason, a base year."""

    indicator: str
    year: int
    aspect: Aspect
    mark: Mark
    place: Place
    scope: Fund | None = None
    subject: str = ""
    change: str = ""
    reason: str = ""
    base_year: int | None = None
    candidates: tuple[str, ...] = ()

    @property
    def is_amount(self) -> bool:
        """Whether it states a level, not a change or a share."""
        return self.aspect is Aspect.AMOUNT

    @property
    def claim(self) -> Claim:
        """The claim as it stands."""
        money = self.mark.kind is Kind.MONEY
        return Claim(
            indicator=self.indicator,
            year=self.year,
            cell=self._cell(),
            change=self.change,
            reason=self.reason,
            aspect=self.aspect,
            measure="" if money else self.mark.measure,
            scope=self.scope,
            subject=self.subject,
            base_year=self.base_year,
            candidates=self.candidates,
            span=self.place.span(self.mark.start, self.mark.end),
        )

    def _cell(self) -> Cell:
        if self.mark.kind is Kind.MONEY:
            unit = Unit(self.mark.measure)
            places = CUSTOMARY_PLACES if self.mark.text == "0" else None
            return Cell.read(self.indicator, self.mark.text, unit, places=places, locus=self.place.locus)
        return Cell(self.indicator, self.mark.text, locus=self.place.locus)
