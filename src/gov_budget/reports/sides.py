"""What stood on either side of a comparison, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.reports.words import say
from gov_budget.rules import Equation, Place, Quotient

if TYPE_CHECKING:
    from gov_budget.rules import Finding

__all__ = ["Amount", "amounts", "column_of", "page_of", "row_of", "sum_text", "where"]


@attrs.frozen
class Amount:
    """A cell of a finding with what is printed there; ``side`` is left, right or concerned."""

    side: str
    place: Place
    printed: str


def amounts(finding: Finding, lang: str) -> tuple[Amount, ...]:
    """Return the cells of a finding, the left side first, each with its sign and printed text."""
    if isinstance(finding.statement, Quotient):
        sides = ("left", *("right" for _ in finding.cells[1:]))
        return tuple(Amount(s, p, _printed(p, 1, lang)) for s, p in zip(sides, finding.cells, strict=True))
    if not isinstance(finding.statement, Equation):
        return tuple(Amount("concerned", place, _printed(place, 1, lang)) for place in finding.cells)
    signs = (1, *(term.sign for term in finding.statement.parts))
    sides = ("left", *("right" for _ in finding.statement.parts))
    both = zip(sides, finding.cells, signs, strict=True)
    return tuple(Amount(side, place, _printed(place, sign, lang)) for side, place, sign in both)


def _printed(place: Place, sign: int, lang: str) -> str:
    if not place.printed.strip():
        return say("finding", "blank", lang)
    return f"− {place.printed}" if sign < 0 else place.printed


def sum_text(finding: Finding) -> str:
    """Return what the right side adds up to, in the unit of the finding."""
    return finding.sum.text


def row_of(place: Place) -> str:
    """Return the name of a row, or its key where it has none."""
    return place.name or place.row


def column_of(place: Place, lang: str) -> str:
    """Return the name of a column."""
    return place.column_zh if lang == "zh" else place.column.replace("_", " ")


def page_of(place: Place, lang: str) -> str:
    """Return the page where a cell stands, empty when it is not known."""
    known = place.locus.page if place.locus else None
    return say("finding", "page", lang, n=known) if known else ""


def where(*parts: str) -> str:
    """Return the steps down to a place, those that are empty left out."""
    return " · ".join(part for part in parts if part)
