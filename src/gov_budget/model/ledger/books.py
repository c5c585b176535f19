"""The entries of a year, sorted by who spends them."""

from __future__ import annotations

from functools import cached_property

import attrs

from gov_budget.model.institution import Institution
from gov_budget.model.ledger.entry import Entry
from gov_budget.model.ledger.sheets import Form

__all__ = ["ABSENT_CLASSES", "Books"]

ABSENT_CLASSES = ("209", "227", "230")
"""Classes in which no department spends: 社会保险基金, 预备费, 转移性支出 (rules C06)."""


@attrs.frozen
class Books:
    """Entries, who spends them, when, and on which form they are printed."""

    entries: tuple[Entry, ...]
    year: int
    institution: Institution
    form: Form

    @cached_property
    def units(self) -> tuple[Institution, ...]:
        """The units that can spend; a department without units is its own."""
        return self.institution.units or (self.institution,)

    def unit_of(self, entry: Entry) -> Institution | None:
        """Return the unit that spends an entry; ``None`` when the entry names no unit of these."""
        if not entry.institution:
            return self.units[0]
        return next((unit for unit in self.units if entry.institution in (unit.code, unit.name)), None)

    @cached_property
    def by_unit(self) -> tuple[tuple[Institution, tuple[Entry, ...]], ...]:
        """Each unit that spends, with its entries."""
        spent: dict[Institution | None, list[Entry]] = {unit: [] for unit in self.units}
        for entry in self.entries:
            spent.setdefault(self.unit_of(entry), []).append(entry)
        return tuple([(unit, tuple(held)) for unit, held in spent.items() if unit and held])
