"""The whole prose of a budget: its sections, and what they were meant to claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Claim, Listing, Section
from gov_budget.strategies.prose.facts import Facts
from gov_budget.strategies.prose.lists import holds
from gov_budget.strategies.prose.pen import Hand, Pen
from gov_budget.strategies.prose.plans import draft_plan
from gov_budget.strategies.prose.printing import Style
from gov_budget.strategies.prose.slots import write
from gov_budget.strategies.prose.wording import wording
from gov_budget.strategies.prose.writing import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model.ledger.books import Books
    from gov_budget.model.ledger.press import Press
    from gov_budget.strategies.drafting import Pick
    from gov_budget.strategies.prose.wording import Template

__all__ = ["Written", "prose_of"]


@attrs.frozen
class Written:
    """Sections of prose, and the claims and lists that they were written to state.

    The claims come from the ledger, not from reading the text: a reader of prose is tested by them.
    """

    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]
    listings: tuple[Listing, ...]


def prose_of(books: Books, last: Books | None, press: Press, pick: Pick) -> Written:
    """Write the prose of a ledger in the customary wording of its form.

    Every figure is an exact sum of the ledger rounded once; words for changes are true; lists name
    what is printed with money and nothing else.  Synonyms, punctuation and spacing are drawn.
    """
    facts = Facts(books, last, press)
    said = wording(books.form.name)
    pen = Pen(facts, draft_plan(facts, pick, said.vehicles), said, Hand.draft(pick), pick)
    style = Style.draft(pick)
    sections = tuple(_sections(pen, style))
    return Written(sections, tuple(pen.claims), tuple(pen.listings))


def _sections(pen: Pen, style: Style) -> Iterator[Section]:
    for template in pen.wording.templates:
        if all(holds(pen, condition) for condition in template.when):
            title = write(pen, template.title)
            yield Section(title, tuple(style.printed(text) for text in _paragraphs(pen, template)))


def _paragraphs(pen: Pen, template: Template) -> Iterator[str]:
    for paragraph in template.paragraphs:
        if all(holds(pen, condition) for condition in paragraph.when):
            yield from write(pen, one_of(paragraph.texts, pen.pick)).split("\n")
