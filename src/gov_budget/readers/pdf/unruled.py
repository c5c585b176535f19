"""Tables without ruling lines: columns by the gaps that run down through several lines."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

from gov_budget.readers.pdf.lines import Line
from gov_budget.readers.pdf.segments import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.pdf.glyphs import Run

__all__ = ["Columns", "parted"]

_GAP = 1.0
"""A gap of this share of the size parts two columns."""
_LEAST_LINES = 3
_LEAST_COLUMNS = 3
_LEAST_NUMBERS = 3


@attrs.frozen
class Columns:
    """Lines that stand in columns; ``edges`` part the columns, from the left."""

    lines: tuple[Line, ...]
    edges: tuple[float, ...]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.edges) - 1

    def cells(self) -> list[tuple[int, int, int, int, list[Run]]]:
        """Return row, column, spans and runs of each cell."""
        found: dict[tuple[int, int], list[Run]] = {}
        spans: dict[tuple[int, int], int] = {}
        for row, line in enumerate(self.lines):
            for segment in _segments(line):
                first = self._column(segment[0].left)
                last = self._column(segment[-1].right)
                found.setdefault((row, first), []).extend(segment)
                spans[row, first] = max(spans.get((row, first), 1), last - first + 1)
        return [(row, column, 1, spans[row, column], runs) for (row, column), runs in found.items()]

    def _column(self, x: float) -> int:
        return min(max(bisect_right(self.edges, x) - 1, 0), len(self.edges) - 2)


def parted(lines: Sequence[Line]) -> list[Columns | Line]:
    """Return the lines, those that make a table put together."""
    found: list[Columns | Line] = []
    block: list[Line] = []
    for line in (*lines, None):
        if line is not None and len(_segments(line)) > 1:
            block.append(line)
            continue
        found += _table(block)
        block = []
        if line is not None:
            found.append(line)
    return found


def _segments(line: Line) -> list[list[Run]]:
    """The runs of a line, parted at wide gaps."""
    found = [[line[0]]]
    for last, run in itertools.pairwise(line):
        if run.left - last.right > _GAP * min(run.size, last.size):
            found.append([])
        found[-1].append(run)
    return found


def _table(block: list[Line]) -> list[Columns | Line]:
    """The one table that lines make, or the lines again when they make none."""
    numeric = [line for line in block if is_number(line[-1].text)]
    if len(numeric) < _LEAST_LINES and not any(map(_is_row, numeric)):
        return list(block)
    edges = _edges(block)
    if len(edges) - 1 < _LEAST_COLUMNS:
        return list(block)
    return [Columns(tuple(block), edges)]


def _is_row(line: Line) -> bool:
    """Whether one line is a row of a table by itself: several numbers, far apart."""
    numbers = [one for one in _segments(line) if len(one) == 1 and is_number(one[0].text)]
    return len(numbers) >= _LEAST_NUMBERS


def _edges(block: Sequence[Line]) -> tuple[float, ...]:
    """The middles of the gaps between columns; headings above several columns part none."""
    most = max(len(_segments(line)) for line in block)
    full = [line for line in block if len(_segments(line)) * 2 >= most]
    spans = sorted((one[0].left, one[-1].right) for line in full for one in _segments(line))
    columns = [list(spans[0])]
    for left, right in spans[1:]:
        if left <= columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    middles = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    return (columns[0][0] - 1, *middles, columns[-1][1] + 1)
