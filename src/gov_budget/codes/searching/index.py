"""The subjects of a year, made ready to be compared with queries."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.edition import edition
from gov_budget.codes.scheme import Scheme
from gov_budget.codes.searching.former import Former, formers
from gov_budget.codes.searching.lines import Lines
from gov_budget.codes.searching.query import folded
from gov_budget.codes.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Entry", "Index", "index"]


@attrs.frozen(eq=False)
class Entry:
    """A subject with its folded name and those of the subjects above it.

    ``above`` holds the names of each level from the class down, those of other years too; it is the
    same object for all subjects of one parent.
    """

    subject: Subject
    name: str
    above: tuple[frozenset[str], ...]


@attrs.frozen(eq=False)
class Index:
    """The entries of some schemes in a year, best first: short names, then shallow subjects, then codes.

    What only some queries need is made when the first of them comes.
    """

    year: int
    schemes: tuple[Scheme, ...]
    entries: tuple[Entry, ...] = attrs.field(repr=False)

    @property
    def longest(self) -> int:
        """The length of the longest name."""
        return len(self.entries[-1].name)

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        """The entries by code; no two schemes share one."""
        return {entry.subject.code: entry for entry in self.entries}

    @cached_property
    def by_name(self) -> Mapping[str, list[Entry]]:
        """The entries by folded name."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.name].append(entry)
        return dict(found)

    @cached_property
    def names(self) -> Lines:
        """The folded names; a line is the number of an entry."""
        return Lines.of(entry.name for entry in self.entries)

    @cached_property
    def formers(self) -> tuple[Former, ...]:
        """The names that codes in force bore in other years, the nearest year first."""
        return tuple(sorted([one for scheme in self.schemes for one in formers(self.year, scheme)]))

    @cached_property
    def masks(self) -> Mapping[str, int]:
        """For each character, the entries whose name has it: bit n is entry n."""
        found: defaultdict[str, int] = defaultdict(int)
        for number, entry in enumerate(self.entries):
            for character in entry.name:
                found[character] |= 1 << number
        return dict(found)

    def of_mask(self, mask: int) -> Iterator[Entry]:
        """Yield the entries of the bits that are set."""
        while mask:
            lowest = mask & -mask
            yield self.entries[lowest.bit_length() - 1]
            mask ^= lowest


@cache
def index(year: int, scheme: Scheme | None) -> Index:
    """Return the index of a scheme in a year, or of all schemes, which share their entries with it."""
    schemes = tuple(Scheme) if scheme is None else (scheme,)
    found = [entry for one in schemes for entry in _entries(year, one)]
    found.sort(key=lambda one: (len(one.name), len(one.subject.code), one.subject.code))
    return Index(year, schemes, tuple(found))


@cache
def _entries(year: int, scheme: Scheme) -> tuple[Entry, ...]:
    subjects = edition(year, scheme)
    other: defaultdict[str, set[str]] = defaultdict(set)
    for one in formers(year, scheme):
        other[one.subject.code].add(one.name)
    above: dict[str, tuple[frozenset[str], ...]] = {}
    found: list[Entry] = []
    for code, subject in subjects.items():
        entry = Entry(subject, folded(subject.name), above.get(subject.parent_code or "", ()))
        above[code] = (*entry.above, frozenset({entry.name, *other[code]}))
        found.append(entry)
    return tuple(found)
