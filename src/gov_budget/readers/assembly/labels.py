"""What the labels of a row say: codes, a name, the number of an institution."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Locus
from gov_budget.profiles import folded
from gov_budget.readers.assembly.heads import ColumnRole
from gov_budget.readers.words import Row as Words
from gov_budget.readers.words import Word, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.assembly.strips import Row

__all__ = ["EMPTY", "Labels", "labels_of"]

EMPTY = frozenset({"", "无", "…", "……", "空", "**", "—", "-"})
_HEADINGS = frozenset({"类", "款", "项", "目", "栏次"})
_INSTITUTION = re.compile(r"(?:单位|部门)(?:编|代)码")
_CODED_NAME = re.compile(r"(?P<code>\d{3,12})[-－—\s]*(?P<name>[^\d\s.,，．%％].*)")
_CODE = re.compile(r"[0-9]+(?:[\s.-][0-9]+)*")
_NOWHERE = Locus()
_CLASS = 3


@attrs.frozen
class Labels:
    """The labels of a row: ``codes`` of a subject, ``institution`` by its number, ``name``.

    ``odd`` is what stands in a column of codes and is no code; beside the code of a subject the number of an
    institution is not needed.
    """

    codes: tuple[Word, ...]
    institution: str
    name: str
    odd: str
    locus: Locus | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed but a filler."""
        return not self.codes and not self.institution and folded(self.name + self.odd) in EMPTY

    def words(self) -> Words:
        """Return the labels as the words of a row: codes, padded where a zero was dropped, then the unit."""
        unit = (Word(self.institution, self.locus or _NOWHERE),) if self.institution else ()
        return Words((*_padded(self.codes), *unit), self.name, (), self.locus or _NOWHERE)


def labels_of(row: Row) -> Labels:
    """Return what the labels of a row say."""
    codes: list[Word] = []
    names: list[str] = []
    odd: list[str] = []
    odd_numbers: list[str] = []
    institution = ""
    for column, cell in row.labels:
        text = cell.text.strip()
        if column.role is not ColumnRole.CODE:
            names.append(text)
        elif folded(text) in _HEADINGS:
            continue
        elif _is_institution(column.path) and _CODE.fullmatch(text):
            institution = "".join(text.split())
        elif _CODE.fullmatch(text):
            codes += [Word(part, cell.locus or _NOWHERE) for part in re.split(r"[\s.-]", text)]
        elif column.at == row.labels[0][0].at and not any(c.isascii() and c.isdigit() for c in text):
            names.append(text)
        else:
            (odd_numbers if _is_institution(column.path) else odd).append(text)
    name = joined(names)
    both = _CODED_NAME.fullmatch(name)
    locus = next((cell.locus for cell in row.cells), None)
    if both and not codes:
        codes, name = [Word(both["code"], locus or _NOWHERE)], both["name"]
    return Labels(tuple(codes), institution, name, " ".join(odd if codes else (*odd, *odd_numbers)), locus)


def _is_institution(path: tuple[str, ...]) -> bool:
    return any(_INSTITUTION.search(text) for text in path)


def _padded(codes: tuple[Word, ...]) -> Iterator[Word]:
    """The groups of a code; a single digit behind a class has lost its zero: 301 2 is 301 02."""
    for n, word in enumerate(codes):
        lost = n > 0 and len(word.text) == 1 and len(codes[0].text) == _CLASS
        yield attrs.evolve(word, text=f"0{word.text}") if lost else word
