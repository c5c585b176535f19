"""A drafted ledger with all that is needed to print it, with its prose or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import DepartmentBudget, Institution
from gov_budget.model.ledger import Entry, publish
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.forms import form
from gov_budget.model.ledger.press import Press
from gov_budget.money import Unit
from gov_budget.prose import statement_of
from gov_budget.strategies.prose import Written, dressed, prose_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.strategies.drafting import Pick

__all__ = ["Ledger"]


@attrs.frozen
class Ledger:
    """Entries of a year and of the year before, who spends them, and how they are printed."""

    entries: tuple[Entry, ...]
    last_year: tuple[Entry, ...] | None
    year: int
    institution: Institution
    profile: str
    unit: Unit | None = None
    places: int | None = None

    def budget(self) -> DepartmentBudget:
        """Return the budget with the amounts of its prose as bare claims."""
        return publish(
            self.entries,
            year=self.year,
            institution=self.institution,
            unit=self.unit,
            places=self.places,
            profile=self.profile,
            last_year=self.last_year,
        )

    def written(self, pick: Pick) -> Written:
        """Write the prose of the budget."""
        books = self._books(self.entries, self.year)
        last = None if self.last_year is None else self._books(self.last_year, self.year - 1)
        return prose_of(books, last, self._press(), pick)

    def with_prose(self, pick: Pick) -> DepartmentBudget:
        """Return the budget with its prose, whose claims are read from the text."""
        sections = self.written(pick).sections
        return attrs.evolve(dressed(self.budget()), statement=statement_of(sections, self.year))

    def _books(self, entries: Sequence[Entry], year: int) -> Books:
        return Books(tuple(entries), year, self.institution, form(self.profile))

    def _press(self) -> Press:
        chosen = form(self.profile)
        if chosen.prose_unit:
            return Press(chosen.prose_unit, 2)
        return Press(self.unit or chosen.unit, chosen.places if self.places is None else self.places)
