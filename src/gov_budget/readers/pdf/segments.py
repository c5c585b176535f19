"""The pieces of a line that may stand in columns of their own."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.readers.pdf.glyphs import Run
from gov_budget.readers.pdf.lines import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Cells", "Segment", "is_number", "segments_of"]

_NUMBER = re.compile(r"[（(]?[-+−－]?\d[\d,，.．]*%?[)）]?|[-—]+")
_EXACT = re.compile(r"[,，.．]")
_GAP = 1.0
"""A gap of this share of the size parts two texts."""
_TOUCH = 0.15
"""A whole number so close to letters belongs to their text: 2024年."""
_SPREAD = frozenset({"合计", "总计", "小计"})
_WIDEST = 4.0
"""Gaps of up to this share of the size are set between the two letters of such a word."""


@attrs.frozen
class Segment:
    """Runs that belong together, on one line or on several, and whether they are a number or a dash."""

    runs: tuple[Run, ...]
    is_number: bool

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(run.left for run in self.runs)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(run.right for run in self.runs)

    @property
    def middle(self) -> float:
        """Half way between."""
        return (self.left + self.right) / 2

    @property
    def base(self) -> float:
        """The base line, half way between the first and the last where there are several."""
        bases = [run.base for run in self.runs]
        return (min(bases) + max(bases)) / 2

    @property
    def last_base(self) -> float:
        """The lowest base line."""
        return max(run.base for run in self.runs)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.runs[0].size

    @property
    def text(self) -> str:
        """Its text, with one space for each gap."""
        return cell_text(self.runs)

    def overlaps(self, left: float, right: float) -> bool:
        """Whether it stands above or below what reaches from left to right."""
        return self.left < right and left < self.right


Cells: TypeAlias = "tuple[Segment, ...]"
"""The pieces of a line, or of a row."""


def is_number(text: str) -> bool:
    """Whether a text is printed as a number is, or a dash in its place.

    >>> [is_number(text) for text in ("1,234.50", "-", "201", "2024年")]
    [True, True, True, False]
    """
    return _NUMBER.fullmatch(text) is not None


def segments_of(line: Sequence[Run]) -> Cells:
    """Return the pieces of a line: texts parted by wide gaps, and numbers, each by itself."""
    found = [[line[0]]]
    for last, run in itertools.pairwise(line):
        if not _belong_together(last, run):
            found.append([])
        found[-1].append(run)
    return tuple(Segment(tuple(runs), len(runs) == 1 and is_number(runs[0].text)) for runs in found)


def _belong_together(last: Run, run: Run) -> bool:
    gap, size = run.left - last.right, min(run.size, last.size)
    numbers = [text for text in (last.text, run.text) if is_number(text)]
    if numbers:
        return len(numbers) == 1 and gap <= _TOUCH * size and not _EXACT.search(numbers[0])
    return gap <= _GAP * size or (last.text + run.text in _SPREAD and gap <= _WIDEST * size)
