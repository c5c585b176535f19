"""The prose of a document as a whole: claims, listings and vehicles from its sections alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Section, Statement
from gov_budget.prose.context import Context
from gov_budget.prose.drafts import Place
from gov_budget.prose.headless import settled
from gov_budget.prose.letters import letters_of
from gov_budget.prose.listings import listings_of
from gov_budget.prose.reading import read_paragraph
from gov_budget.prose.vehicles import vehicles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.model import Claim, Listing

__all__ = ["statement_of"]


def statement_of(sections: Iterable[Section], year: int) -> Statement:
    """Return what the prose of a budget of ``year`` states.

    Sentences become claims before anything is compared: each figure with its indicator, year, scope,
    unit and printed places, the words for its change and the reason.  The letters of each are in its
    ``span``; its cell has the locus of its paragraph, where the sections have ``loci``.
    A figure whose indicator cannot be told is left out, one that could be several has ``candidates``.
    """
    kept = tuple(sections)
    claims: list[Claim] = []
    listings: list[Listing] = []
    for n, section in enumerate(kept):
        context = Context.of_section(section.title, year)
        for place in _places(n, section):
            listings += listings_of(place, context)
            read_paragraph(place, context)
        claims += [draft.claim for draft in settled(context.drafts)]
    return Statement(kept, tuple(claims), vehicles_of(claims), tuple(listings))


def _places(n: int, section: Section) -> Iterator[Place]:
    for i, text in enumerate(section.paragraphs):
        locus = section.loci[i] if i < len(section.loci) else section.locus
        yield Place(letters_of(text), n, i, locus)
