"""What a sentence is about when it does not say so itself."""

from __future__ import annotations

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model import Aspect
from gov_budget.prose.drafts import Draft
from gov_budget.prose.subjects import Path
from gov_budget.prose.wording import scope_of, titles

__all__ = ["Context"]


@attrs.define
class Context:
    """The topic of a section, the item under discussion, and the year that figures are compared with.

    ``current`` is the claim that a change, a share or a reason belongs to; ``drafts`` are all claims
    of the section so far, ``awaited`` those whose reason the next paragraph gives.
    """

    budget_year: int
    topic: str = ""
    scope: Fund | None = None
    path: Path | None = None
    in_items: bool = False
    current: Draft | None = None
    counted: str = ""
    base_year: int | None = None
    sentence_year: int | None = None
    awaited: tuple[Draft, ...] = ()
    drafts: list[Draft] = attrs.field(factory=list)

    @classmethod
    def of_section(cls, title: str, year: int) -> Context:
        """Return what a section is about before anything of it is read."""
        found = next((one for one in titles() if one.text.search(title)), None)
        return cls(year, found.topic if found else "", found.scope if found else None)

    def open(self, topic: str) -> None:
        """Begin a topic: what follows is part of it."""
        self.topic, self.scope = topic, scope_of(topic)
        self.path, self.in_items = None, False

    def take(self, draft: Draft) -> None:
        """Add a claim; an amount or count of the year becomes the one that others belong to."""
        self.drafts.append(draft)
        if draft.aspect in (Aspect.AMOUNT, Aspect.COUNT) and self._is_newest(draft):
            self.current = draft

    def _is_newest(self, draft: Draft) -> bool:
        mine = self.current
        same = mine is not None and (mine.indicator, mine.subject) == (draft.indicator, draft.subject)
        return not (same and mine is not None and draft.year < mine.year)

    def end_sentence(self) -> None:
        """Forget what only the sentence was about."""
        self.base_year = None
        self.sentence_year = None

    def latest(self, indicator: str) -> Draft | None:
        """Return the last amount of the year about an indicator."""
        found = (d for d in reversed(self.drafts) if d.indicator == indicator and d.is_amount)
        return next((d for d in found if d.year == self.budget_year), None)
