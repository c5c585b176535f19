"""What the prose of a final account states: “三公”经费 and 机关运行经费."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model.ledger.accounts.coded import THREE_PUBLIC_ITEMS, three_public_amounts
from gov_budget.model.ledger.prose import operating_of
from gov_budget.model.statement import Claim, Statement, Vehicles

if TYPE_CHECKING:
    from gov_budget.model.ledger.accounts.settled import Settled
    from gov_budget.model.ledger.press import Press

__all__ = ["print_claims"]


def print_claims(settled: Settled, press: Press) -> Statement:
    """Return the amounts that the prose states about the year."""
    year, amounts = settled.books.year, three_public_amounts(settled.books.entries)
    stated = {_indicator(item): amounts.get(item, 0) for item in THREE_PUBLIC_ITEMS}
    operating = operating_of(settled.books)
    if operating is not None:
        stated["operating"] = operating
    claims = [Claim(indicator, year, press.cell(indicator, fen)) for indicator, fen in stated.items()]
    held = 1 if amounts.get("vehicle_running") else 0
    return Statement(claims=tuple(claims), vehicles=Vehicles(total=held))


def _indicator(item: str) -> str:
    return "three_public" if item == "total" else f"three_public.{item}"
