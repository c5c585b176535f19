"""The last rank: what a query that fits nothing may have been meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes.near import near_codes
from gov_budget.codes.scheme import Scheme
from gov_budget.codes.searching.hit import Hit, Rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.codes.searching.index import Entry, Index
    from gov_budget.codes.searching.query import Query

__all__ = ["by_nearness", "edits"]

_WHOLE = ((10, 3), (6, 2), (3, 1))
_WITHIN = ((9, 2), (5, 1))
"""From how many characters on how many may be wrong: in a whole name, and in a part of one."""

_SHORTEST = 2
"""A part of a name of one character says nothing."""


def by_nearness(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the near codes of a code; of a name what is near in writing, else what has a long part of it."""
    if query.code and not query.name:
        yield from _near_codes(query.code, index)
        return
    near = [*_misspelt(query.name, index), *_held(query.name, index)]
    for entry in near or _sharing(query.name, index):
        yield Hit(entry.subject, Rank.NEAR, entry.subject.name)


def _near_codes(code: str, index: Index) -> Iterator[Hit]:
    scheme = Scheme.of(code)
    if scheme is not None and scheme in index.schemes and len(code) <= max(scheme.lengths) + 1:
        known = [one for one, entry in index.by_code.items() if entry.subject.scheme is scheme]
        for near in near_codes(code, scheme, known):
            yield Hit(index.by_code[near].subject, Rank.NEAR, near)


def _misspelt(name: str, index: Index) -> list[Entry]:
    whole, within = _allowed(name, _WHOLE), _allowed(name, _WITHIN)
    if len(name) > index.longest + whole:
        return []
    found: list[tuple[int, int, int, int, Entry]] = []
    for order, entry in enumerate(index.of_mask(_lacking(name, max(whole, within), index))):
        part, all_of_it = edits(name, entry.name, anywhere=True), edits(name, entry.name)
        if all_of_it <= whole or part <= within:
            absent = sum(character not in entry.name for character in name)
            found.append((part, all_of_it, absent, order, entry))
    return [entry for *_, entry in sorted(found, key=lambda one: one[:4])]


def _allowed(name: str, limits: tuple[tuple[int, int], ...]) -> int:
    return next((wrong for length, wrong in limits if len(name) >= length), 0)


def _lacking(name: str, most: int, index: Index) -> int:
    """Return the mask of the entries that lack at most so many characters of a name."""
    if not most:
        return 0
    every = (1 << len(index.entries)) - 1
    lacking = [every] * (most + 1)
    for character in name:
        has = index.masks.get(character, 0)
        fewer = [0, *lacking[:-1]]
        lacking = [mask & has | less for mask, less in zip(lacking, fewer, strict=True)]
    return lacking[most]


def _held(name: str, index: Index) -> Iterator[Entry]:
    """Yield the entries whose whole name is in the query, the longest first."""
    for length in range(min(len(name) - 1, index.longest), _SHORTEST - 1, -1):
        for start in range(len(name) - length + 1):
            yield from index.by_name.get(name[start : start + length], ())


def _sharing(name: str, index: Index) -> list[Entry]:
    """Return the entries that have the longest part of the query that any has; at least half of it."""
    half = max(_SHORTEST, (len(name) + 1) // 2)
    for length in range(min(len(name) - 1, index.longest), half - 1, -1):
        parts = {name[start : start + length] for start in range(len(name) - length + 1)}
        held = [{line for line, _ in index.names.holding(part)} for part in sorted(parts)]
        if rarest := min(filter(None, held), key=len, default=None):
            return [index.entries[line] for line in sorted(rarest)]
    return []


def edits(written: str, name: str, *, anywhere: bool = False) -> int:
    """Return how many characters must be put, taken or changed to make a text a name, or a part of it.

    >>> edits("公务接代费", "公务接待费"), edits("务接代", "公务接待费", anywhere=True)
    (1, 1)
    """
    above = [0] * (len(name) + 1) if anywhere else list(range(len(name) + 1))
    for row, character in enumerate(written, 1):
        line = [row]
        for column, other in enumerate(name, 1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (character != other)))
        above = line
    return min(above) if anywhere else above[-1]
