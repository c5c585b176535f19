"""The ranks in which a query is a part of something: of names, of old names, of names in pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes.searching.hit import Hit, Rank
from gov_budget.codes.searching.naming import shortens
from gov_budget.codes.searching.spelling import spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.codes.searching.index import Index
    from gov_budget.codes.searching.query import Query
    from gov_budget.codes.searching.spelling import Spelling

__all__ = ["by_initials", "by_inside", "by_old_part", "by_pinyin", "by_prefix", "by_shortened", "by_words"]

_SHORTEST = 2
"""One letter is no initials, and one character no short form."""


def by_prefix(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects whose name begins with the query, or whose code does when it is a code."""
    if query.name:
        for line in index.names.beginning(query.name):
            subject = index.entries[line].subject
            yield Hit(subject, Rank.PREFIX, subject.name)
    elif query.code:
        for code in sorted([code for code in index.by_code if code.startswith(query.code)]):
            yield Hit(index.by_code[code].subject, Rank.PREFIX, code)


def by_inside(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects whose name holds the query."""
    for line, _ in index.names.holding(query.name) if query.name else ():
        subject = index.entries[line].subject
        yield Hit(subject, Rank.INSIDE, subject.name)


def by_words(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects that have every word in their name or above it, most words in their own first."""
    lines = {line for word in query.words for line, _ in index.names.holding(word)}
    found: list[tuple[int, int]] = []
    for line in lines:
        entry = index.entries[line]
        apart = [word for word in query.words if word not in entry.name]
        if all(any(word in name for level in entry.above for name in level) for word in apart):
            found.append((len(apart), line))
    for _, line in sorted(found):
        yield Hit(index.entries[line].subject, Rank.WORDS, index.entries[line].subject.name)


def by_old_part(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects that had a name which holds the query, the shortest such name first."""
    found = [one for one in index.formers if query.name and query.name in one.name]
    for one in sorted(found, key=lambda one: (one.length, one.distance, one.code)):
        yield Hit(one.subject, Rank.OLD_PART, one.former.name, one.former)


def by_shortened(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects of whose name the query is a short form."""
    if len(query.name) < _SHORTEST:
        return
    mask = -1
    for character in query.name:
        mask &= index.masks.get(character, 0)
    for entry in index.of_mask(mask):
        if shortens(query.name, entry.name):
            yield Hit(entry.subject, Rank.SHORTENED, entry.subject.name)


def by_pinyin(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects whose name in pinyin is, begins with or holds the letters."""
    if query.letters:
        names = _spelling(index)
        for line in names.pinyin(query.letters):
            yield Hit(index.entries[line].subject, Rank.PINYIN, names.capitals[line])


def by_initials(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects whose initials are, begin with or hold the letters."""
    if len(query.letters) >= _SHORTEST:
        names = _spelling(index)
        for line in names.first_letters(query.letters):
            yield Hit(index.entries[line].subject, Rank.INITIALS, names.capitals[line])


def _spelling(index: Index) -> Spelling:
    return spelling(index.year, index.schemes[0] if len(index.schemes) == 1 else None)
