"""Amounts whose heading was lost, told by the parts of their topic that have the same amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.prose.drafts import Draft

__all__ = ["settled"]


def settled(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Name the amounts that only one of their candidates has; the others keep their candidates.

    What belongs to such an amount (last year's, a change, a rate) is named with it.
    """
    leaders = [d for d in drafts if d.candidates and d.is_amount and _year(d) == d.year]
    for leader in leaders:
        same = {d.indicator for d in drafts if _is_same(d, leader)}
        if len(same) == 1:
            for draft in drafts:
                if draft.candidates and draft.place is leader.place:
                    draft.indicator, draft.candidates = next(iter(same)), ()
    return drafts


def _year(draft: Draft) -> int:
    return draft.year


def _is_same(draft: Draft, leader: Draft) -> bool:
    named = draft.indicator in leader.candidates and draft.is_amount and draft.year == leader.year
    return named and _plain(draft) == _plain(leader)


def _plain(draft: Draft) -> object:
    cell = draft.claim.cell
    return cell.figure.fen if cell.figure else cell.text
