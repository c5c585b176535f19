"""Whether a document is a form that nobody has filled in yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from gov_budget.rules.case import Case

__all__ = ["is_blank_form"]

LEAST = 5
"""So many paragraphs at least hold a placeholder: one that was forgotten makes no form."""


def is_blank_form(case: Case) -> bool:
    """Return whether no table has a figure, no sentence an amount, and the text is full of placeholders.

    What such a form lacks is all one finding: that it has not been filled in.
    """
    tables = case.budget.tables
    if not tables or any(cell.figure for t in tables for line in t.lines for cell in line.cells):
        return False
    if any(claim.cell.figure and claim.cell.figure.fen for _, claim in case.levels()):
        return False
    return _open_places(case) >= LEAST


def _open_places(case: Case) -> int:
    sought = pattern(*words("residue")["G04"]["words"])
    return sum(bool(sought.search(passage.flat)) for passage in case.passages)
