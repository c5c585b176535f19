"""One wrong figure in the prose of a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import PARAGRAPH, Address, Claim, DepartmentBudget
from gov_budget.prose import statement_of
from gov_budget.strategies.slips import Slip, slips

if TYPE_CHECKING:
    from gov_budget.model import Span
    from gov_budget.strategies.drafting import Pick

__all__ = ["BrokenProse", "broken_prose", "stated_figures"]


@attrs.frozen
class BrokenProse:
    """A budget with one figure of its prose changed, where the text is.

    ``claim`` is what the figure was claimed to be, ``old`` and ``new`` are the printed texts.  All claims
    of ``budget`` are read anew from its text.  Whether any rule can see the change is not said.
    """

    budget: DepartmentBudget
    original: DepartmentBudget
    claim: Claim
    old: str
    new: str
    slip: Slip


def stated_figures(budget: DepartmentBudget) -> tuple[Claim, ...]:
    """Return the claims whose figures stand in the text, each figure once."""
    claims = budget.statement.claims if budget.statement else ()
    found: dict[Span, Claim] = {}
    for claim in claims:
        if claim.span is not None:
            found.setdefault(claim.span, claim)
    return tuple(found.values())


def broken_prose(original: DepartmentBudget, claim: Claim, pick: Pick) -> BrokenProse:
    """Return the budget with one slip in the figure of one claim, each kind of slip as often as the others.

    Prose has no negative figures, so that the sign never slips.
    """
    possible = [(slip, new) for slip, new in slips(claim.cell.text) if not new.startswith("-")]
    kinds = list(dict.fromkeys([slip for slip, _ in possible]))
    slip = kinds[pick(0, len(kinds) - 1)]
    texts = [text for made, text in possible if made is slip]
    new = texts[pick(0, len(texts) - 1)]
    budget, old = _reprinted(original, claim, new)
    return BrokenProse(budget, original, claim, old, new, slip)


def _reprinted(budget: DepartmentBudget, claim: Claim, new: str) -> tuple[DepartmentBudget, str]:
    """The budget with another figure where the claim stands, and the letters that stood there."""
    span = claim.span
    if span is None:
        return budget, ""
    address = Address(PARAGRAPH, span.section, str(span.paragraph))
    text = budget.cell(address).text
    changed = budget.with_cell(address, text[: span.start] + new + text[span.end :])
    sections = changed.statement.sections if changed.statement else None
    read = attrs.evolve(changed, statement=statement_of(sections or (), budget.year))
    return read, text[span.start : span.end]
