"""The prose of a budget (预算编制情况说明): its sections, and the amounts it claims."""

from __future__ import annotations

import attrs

from gov_budget.model.cell import Cell
from gov_budget.model.locus import Locus

__all__ = ["Claim", "Section", "Statement", "VehicleType", "Vehicles"]


@attrs.frozen
class Section:
    """A heading with its paragraphs, soft line wraps rejoined."""

    title: str
    paragraphs: tuple[str, ...] = ()
    locus: Locus | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Claim:
    """An amount that the prose states: of what, for which year, and the words around it.

    ``indicator`` is a key of docs/glossary (``operating``, ``three_public.reception`` …);
    ``change`` the direction word where one stands beside it (增加, 减少, 持平, 变化不大 …).
    """

    indicator: str
    year: int
    cell: Cell
    change: str = ""
    reason: str = ""


@attrs.frozen
class VehicleType:
    """Vehicles of one type."""

    name: str
    count: int


@attrs.frozen
class Vehicles:
    """公务用车: how many there are, by type, and how many are to be bought."""

    total: int | None = None
    types: tuple[VehicleType, ...] = ()
    planned_purchases: int | None = None
    large_equipment: int | None = None
    asset_total: int | None = None


@attrs.frozen
class Statement:
    """The prose.

    ``sections`` is ``None`` when the text itself is not at hand (figures transcribed, text
    left out), which is not the same as a document without text.
    """

    sections: tuple[Section, ...] | None = None
    claims: tuple[Claim, ...] = ()
    vehicles: Vehicles | None = None

    def claim(self, indicator: str, year: int) -> Claim | None:
        """Return the one claim about an indicator in a year; ``None`` when absent or not unique."""
        found = [c for c in self.claims if c.indicator == indicator and c.year == year]
        return found[0] if len(found) == 1 else None
