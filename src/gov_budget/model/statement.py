"""The prose of a budget (预算编制情况说明): its sections, and the amounts it claims."""

from __future__ import annotations

from enum import StrEnum

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model.cell import Cell
from gov_budget.model.locus import Locus
from gov_budget.money import Unit

__all__ = ["Aspect", "Claim", "Listing", "Section", "Span", "Statement", "VehicleType", "Vehicles"]


class Aspect(StrEnum):
    """What of its indicator a claim states.

    ``AMOUNT`` is its level in a year, ``CHANGE`` by how much money it changed against ``base_year``,
    ``RATE`` by how many per cent; ``SHARE`` its percentage of the total of its breakdown,
    ``COMPLETION`` final account as a percentage of the budget, ``COUNT`` a number of things.
    """

    AMOUNT = "amount"
    CHANGE = "change"
    RATE = "rate"
    SHARE = "share"
    COMPLETION = "completion"
    COUNT = "count"


@attrs.frozen
class Span:
    """The very letters of a claim: section and paragraph by index, letters from ``start`` to ``end``."""

    section: int
    paragraph: int
    start: int
    end: int


@attrs.frozen
class Section:
    """A heading with its paragraphs, soft line wraps rejoined; ``loci`` has one place a paragraph."""

    title: str
    paragraphs: tuple[str, ...] = ()
    locus: Locus | None = attrs.field(default=None, eq=False)
    loci: tuple[Locus, ...] = attrs.field(default=(), eq=False)


@attrs.frozen
class Claim:
    """A figure that the prose states: of what, for which year, and the words around it.

    ``indicator`` is a key of docs/glossary (``operating``, ``three_public.reception`` …);
    ``change`` the direction word where one stands beside it (增加, 减少, 持平, 变化不大 …).
    A final account has the year's own budget under the indicator with ``.initial``; ``base_year`` is
    then the year itself.  A change that a reason names is under ``reason.`` and the indicator, with
    what it explains as ``subject``.  ``cell`` holds the printed text, with a figure where it is an
    amount of money; percentages and counts are text with their ``measure`` (%, 辆, 个, 人 …).
    ``scope`` is the fund the section is about, ``subject`` the 科目 or other name the figure belongs
    to (an item as 类/款/项, after its code where that is printed), ``base_year`` the year that a
    change is counted from.  A claim whose indicator cannot be told has ``candidates``: nothing is
    compared with it.
    """

    indicator: str
    year: int
    cell: Cell
    change: str = ""
    reason: str = ""
    aspect: Aspect = Aspect.AMOUNT
    measure: str = ""
    scope: Fund | None = None
    subject: str = ""
    base_year: int | None = None
    candidates: tuple[str, ...] = ()
    span: Span | None = attrs.field(default=None, eq=False)

    def with_text(self, text: str) -> Claim:
        """Return this claim with another figure printed: an amount of money in the same unit, or a text."""
        old = self.cell
        if self.measure:
            return attrs.evolve(self, cell=attrs.evolve(old, text=text))
        unit = old.figure.unit if old.figure else Unit.WAN
        return attrs.evolve(self, cell=Cell.read(old.column, text, unit, locus=old.locus))


@attrs.frozen
class Listing:
    """A list of names in the prose (主要包括…, 支出包括…, 其中：…) and what it lists.

    ``is_open`` when 等 leaves the end open.
    """

    indicator: str
    year: int
    names: tuple[str, ...]
    is_open: bool = False
    scope: Fund | None = None
    span: Span | None = attrs.field(default=None, eq=False)


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
    listings: tuple[Listing, ...] = ()

    def claim(self, indicator: str, year: int) -> Claim | None:
        """Return the claim of an indicator's amount in a year; ``None`` when absent or contradicted.

        An amount that is stated twice is found where it is stated first, as long as both are equal.
        """
        found = [
            c
            for c in self.claims
            if (c.indicator, c.year, c.aspect, c.candidates) == (indicator, year, Aspect.AMOUNT, ())
        ]
        same = {c.cell.figure.fen if c.cell.figure else c.cell.text for c in found}
        return found[0] if len(same) == 1 else None
