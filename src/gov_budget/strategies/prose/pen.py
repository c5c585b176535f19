"""Stating figures: each is printed as the writer prints figures, and remembered as a claim."""

from __future__ import annotations

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model import Aspect, Cell, Claim, Listing
from gov_budget.money import Figure, print_numeral
from gov_budget.strategies.drafting import Pick
from gov_budget.strategies.prose.facts import Facts, Thing
from gov_budget.strategies.prose.plans import Plan
from gov_budget.strategies.prose.wording import Wording

__all__ = ["Hand", "Pen", "percentage"]

_HUNDREDTHS = 10_000


@attrs.frozen
class Hand:
    """How one writer prints amounts: zero as 0 or 0.00, thousands grouped or not."""

    plain_zero: bool
    grouped: bool

    @classmethod
    def draft(cls, pick: Pick) -> Hand:
        """Draft a writer."""
        return cls(plain_zero=bool(pick(0, 1)), grouped=not pick(0, 3))

    def text(self, figure: Figure, fen: int) -> str:
        """Return a printed amount as this writer prints it."""
        if not fen and self.plain_zero:
            return "0"
        digits = figure.fen * 10**figure.places // figure.unit.fen
        return print_numeral(digits, figure.places, grouped=self.grouped)


def percentage(part: int, whole: int) -> str:
    """Return ``part`` in per cent of a positive ``whole``, exact and then rounded half-up to two places.

    >>> percentage(1, 3), percentage(1, 200_000), percentage(23312, 36712)
    ('33.33', '0.00', '63.50')
    """
    return print_numeral((2 * part * _HUNDREDTHS + whole) // (2 * whole), 2)


@attrs.define
class Pen:
    """States figures about one budget and remembers what it claimed."""

    facts: Facts
    plan: Plan
    wording: Wording
    hand: Hand
    pick: Pick
    claims: list[Claim] = attrs.field(factory=list)
    listings: list[Listing] = attrs.field(factory=list)

    @property
    def year(self) -> int:
        """The budget's year."""
        return self.facts.books.year

    def fen(self, key: str) -> int:
        """Return this year's exact amount of a key, in 分."""
        return self.plan.amounts[key] if key in self.plan.amounts else self.facts.now.get(key, 0)

    def thing(self, key: str) -> Thing:
        """Return what a key is about."""
        known = self.wording.things.get(key, {})
        scope = Fund(known["scope"]) if "scope" in known else None
        return Thing(known.get("key", key), known.get("label", ""), key, scope=scope)

    def money(
        self, thing: Thing, year: int, fen: int, aspect: Aspect = Aspect.AMOUNT, change: str = ""
    ) -> str:
        """Claim an amount of money and return it as printed, with its unit."""
        figure = self.facts.press.figure(fen)
        text = self.hand.text(figure, fen)
        cell = Cell.read(thing.indicator, text, figure.unit)
        self._state(Claim(thing.indicator, year, cell, change, aspect=aspect), thing)
        return f"{text}{figure.unit.value}"

    def number(self, thing: Thing, text: str, aspect: Aspect, measure: str, change: str = "") -> str:
        """Claim a percentage or a number of things and return it with its measure."""
        cell = Cell(thing.indicator, text)
        self._state(Claim(thing.indicator, self.year, cell, change, aspect=aspect, measure=measure), thing)
        return f"{text}{measure}"

    def _state(self, claim: Claim, thing: Thing) -> None:
        base = self.year - 1 if claim.change else None
        self.claims.append(attrs.evolve(claim, scope=thing.scope, subject=thing.subject, base_year=base))
