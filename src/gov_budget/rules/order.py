"""What the prose states, sentence after sentence: an amount, and what is said about it next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gov_budget.model import Address, Aspect, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.fiscal import Fund
    from gov_budget.money import Figure
    from gov_budget.rules.case import Case

__all__ = [
    "ADJUSTED",
    "INITIAL",
    "Key",
    "Said",
    "account_of",
    "budget_of",
    "figure_at",
    "in_order",
    "key_of",
]

INITIAL = ".initial"
"""Behind an indicator: the year's own budget, as a final account states it (年初预算)."""

ADJUSTED = ".adjusted"
"""Behind an indicator: the budget as adjusted in the year (全年预算, 调整预算)."""

Key: TypeAlias = tuple[str, str, "Fund | None"]
"""What a claim is about: indicator, subject, fund."""

Said: TypeAlias = "tuple[Address, Claim, Mapping[Key, Address]]"
"""A claim, where it stands, and the amounts stated last before it."""


def key_of(claim: Claim, ending: str = "") -> Key:
    """Return what a claim is about; with ``ending`` behind the indicator."""
    return claim.indicator + ending, claim.subject, claim.scope


def in_order(case: Case) -> Iterator[Said]:
    """Yield this year's claims in the order of the text; none that is ambiguous."""
    latest: dict[Key, Address] = {}
    for address, claim in case.claims():
        if not claim.candidates and claim.year == case.budget.year:
            if claim.aspect is Aspect.AMOUNT:
                latest[key_of(claim)] = address
            yield address, claim, latest


def budget_of(said: Said) -> Address | None:
    """Return the budget that a rate of completion is of: 年初预算, or as the text says 全年预算."""
    _, claim, before = said
    indicator, subject, scope = key_of(claim)
    name = indicator.removesuffix(ADJUSTED)
    return before.get((name + (ADJUSTED if name != indicator else INITIAL), subject, scope))


def account_of(said: Said) -> Address | None:
    """Return the account that a rate of completion is of."""
    _, claim, before = said
    indicator, subject, scope = key_of(claim)
    return before.get((indicator.removesuffix(ADJUSTED), subject, scope))


def figure_at(case: Case, address: Address | None) -> Figure | None:
    """Return the amount at an address, or ``None``."""
    return case.budget.cell(address).figure if address else None
