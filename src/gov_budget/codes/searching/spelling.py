"""Names in pinyin without tones.

Source: ``codes/data/pinyin.tsv``, which ``tools/build_pinyin.py`` makes with the package pypinyin.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.files import table
from gov_budget.codes.searching.index import index
from gov_budget.codes.searching.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.codes.scheme import Scheme

__all__ = ["Spelling", "spelled", "spelling"]

_SIZES = (6, 5, 4, 3, 2, 1)
"""The lengths of the texts of the table, the longest first: ``LONGEST`` of the tool that makes it."""


@attrs.frozen(eq=False)
class Spelling:
    """The names of an index in pinyin; a line is the number of an entry.

    ``capitals`` are the same names with a capital where a syllable begins.
    """

    full: Lines
    initials: Lines
    capitals: tuple[str, ...] = attrs.field(repr=False)

    def pinyin(self, letters: str) -> Iterator[int]:
        """Yield the names whose pinyin is the letters, begins with them, or has them after a syllable."""
        inside = (line for line, place in self.full.holding(letters) if self.capitals[line][place].isupper())
        return chain(self.full.being(letters), self.full.beginning(letters), inside)

    def first_letters(self, letters: str) -> Iterator[int]:
        """Yield the names whose initials are the letters, begin with them, or have them inside."""
        inside = (line for line, _ in self.initials.holding(letters))
        return chain(self.initials.being(letters), self.initials.beginning(letters), inside)


@cache
def spelling(year: int, scheme: Scheme | None) -> Spelling:
    """Return the names of an index in pinyin."""
    names = [spelled(entry.subject.name) for entry in index(year, scheme).entries]
    capitals = tuple(["".join(map(str.capitalize, name)) for name in names])
    initials = Lines.of("".join([syllable[0] for syllable in name]) for name in names)
    return Spelling(Lines.of(map(str.lower, capitals)), initials, capitals)


@cache
def spelled(name: str) -> tuple[str, ...]:
    """Return the syllables of a name; brackets and marks have none, and ü is written v.

    >>> spelled("国有银行所得税"), spelled("差旅费")
    (('guo', 'you', 'yin', 'hang', 'suo', 'de', 'shui'), ('chai', 'lv', 'fei'))
    """
    readings = _readings()
    found: list[str] = []
    place = 0
    while place < len(name):
        parts = [name[place : place + size] for size in _SIZES]
        part = next((one for one in parts if one in readings), name[place])
        found += readings.get(part, ())
        place += len(part)
    return tuple(found)


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({text: tuple(read.split()) for text, read in table("pinyin.tsv")})
