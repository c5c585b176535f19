"""The ranks in which a query is all of something: a code, a name, a path, an alias, an old name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes.searching.aliases import aliases
from gov_budget.codes.searching.hit import Hit, Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.codes.searching.index import Entry, Index
    from gov_budget.codes.searching.query import Query

__all__ = ["by_alias", "by_code", "by_name", "by_old_name", "by_path", "shortens"]


def by_code(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subject of the code."""
    if entry := index.by_code.get(query.code):
        yield Hit(entry.subject, Rank.CODE, query.code)


def by_name(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects of that name."""
    for entry in index.by_name.get(query.name, ()):
        yield Hit(entry.subject, Rank.NAME, entry.subject.name)


def by_alias(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects that an alias means, in the order of the file of aliases."""
    for alias in aliases().get(query.name, ()):
        if entry := index.by_code.get(alias.code):
            yield Hit(entry.subject, Rank.ALIAS, alias.text)


def by_old_name(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects whose code bore that name in another year, the nearest year first."""
    for one in index.formers:
        if one.name == query.name:
            yield Hit(one.subject, Rank.OLD_NAME, one.former.name, one.former)


def by_path(query: Query, index: Index) -> Iterator[Hit]:
    """Yield the subjects that lie where the names say.

    The last name is a whole name, an alias or an old name, or a part of a name when the path is written
    with marks.  Each name before it is a whole name of a level above, a part or a short form of one, or
    an alias; levels may be left out.
    """
    for *heads, last in _paths(query, index):
        yield from _under(heads, _called(last, index), index)
    if query.segments:
        *heads, last = query.segments
        yield from _under(heads, [index.entries[line] for line, _ in index.names.holding(last)], index)


def _paths(query: Query, index: Index) -> Iterator[tuple[str, ...]]:
    """Yield the ways to read a query as a path; what has another name's sense is not cut into two."""
    if query.segments or query.words:
        yield query.segments or query.words
    elif not any((*by_name(query, index), *by_alias(query, index), *by_old_name(query, index))):
        for place in range(max(1, len(query.name) - index.longest), len(query.name) - 1):
            yield query.name[:place], query.name[place:]


def _under(heads: list[str], entries: Iterable[Entry], index: Index) -> Iterator[Hit]:
    found = [(place, entry) for entry in entries if (place := _place(heads, entry)) is not None]
    for _, entry in sorted(found, key=lambda one: one[0]):
        yield Hit(entry.subject, Rank.PATH, _path(entry, index))


def _called(name: str, index: Index) -> Iterator[Entry]:
    yield from index.by_name.get(name, ())
    for code in [alias.code for alias in aliases().get(name, ())]:
        if entry := index.by_code.get(code):
            yield entry
    yield from [index.by_code[one.code] for one in index.formers if one.name == name]


def _place(heads: list[str], entry: Entry) -> tuple[int, bool] | None:
    """Return how well names lead to an entry, the best first: how far above it the last of them lies."""
    levels = range(len(entry.above))
    lowest = len(levels)
    for head in reversed(heads):
        lowest = next((level for level in reversed(levels[:lowest]) if _leads(head, entry, level)), -1)
        if lowest < 0:
            return None
    last = next(level for level in reversed(levels) if _leads(heads[-1], entry, level))
    return len(levels) - last, heads[-1] not in entry.above[last]


def _leads(head: str, entry: Entry, level: int) -> bool:
    """Whether a name stands for the subject at a level above an entry."""
    if any(head in name or shortens(head, name) for name in entry.above[level]):
        return True
    return any(alias.code == entry.subject.path[level] for alias in aliases().get(head, ()))


def _path(entry: Entry, index: Index) -> str:
    return "/".join([index.by_code[code].subject.name for code in entry.subject.path])


def shortens(short: str, name: str) -> bool:
    """Whether a name holds the characters of a shorter one in their order.

    >>> shortens("公车购置", "公务用车购置"), shortens("购置公车", "公务用车购置")
    (True, False)
    """
    rest = iter(name)
    return all(character in rest for character in short)
