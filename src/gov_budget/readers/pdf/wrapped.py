"""Texts that are wrapped in a table without ruling lines: their lines stand closer than rows do."""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.pdf.segments import Cells, Segment

__all__ = ["levels_of", "rows_of"]

_CLOSE = 0.8
"""Lines closer than this share of their size are set beside each other, in the middle of one row."""
_WRAPPED = 1.35
"""Lines of one text are no further apart."""
_ROOM = 0.8
"""Lines that are closer than this share of the usual distance of rows belong to one row."""


_BELOW = 0.5
_ALIGNED = 0.35
_LEVEL = 0.3
"""Shares of the size: lines of a heading are so far apart at least, aligned so well, level with others."""


def levels_of(lines: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """Return the headings of a table, wrapped ones put together, by their height and from the left."""
    found: list[Segment] = []
    for part in sorted((part for line in lines for part in line), key=lambda part: part.base):
        n = next((n for n, one in enumerate(found) if _goes_on(one, part)), None)
        if n is None:
            found.append(part)
        else:
            found[n] = attrs.evolve(found[n], runs=(*found[n].runs, *part.runs))
    levels: list[list[Segment]] = []
    for part in sorted(found, key=lambda part: part.base):
        if not levels or part.base - levels[-1][0].base > _LEVEL * part.size:
            levels.append([])
        levels[-1].append(part)
    return [sorted(level, key=lambda part: part.left) for level in levels]


def _goes_on(one: Segment, part: Segment) -> bool:
    """Whether a text is the next line of a heading: below it, aligned at the left or in the middle."""
    near = _ALIGNED * part.size
    is_below = _BELOW * part.size < part.base - one.last_base <= _WRAPPED * part.size
    is_aligned = abs(part.left - one.left) <= near or abs(part.middle - one.middle) <= near
    return is_below and is_aligned and part.overlaps(one.left, one.right)


def rows_of(lines: Sequence[Cells]) -> list[Cells]:
    """Return the rows of a table: lines as they are, or put together where a name is wrapped.

    Two lines of numbers are two rows, however close they are.
    """
    found: list[Cells] = []
    for _, group in itertools.groupby(enumerate(_groups(lines)), lambda one: one[1]):
        some = [lines[n] for n, _ in group]
        if sum(map(_has_numbers, some)) <= 1:
            found.append(tuple(part for line in some for part in line))
        else:
            found += some
    return found


def _groups(lines: Sequence[Cells]) -> list[int]:
    """For each line in which group of close lines it stands."""
    bases = [line[0].runs[0].base for line in lines]
    rows = [base for base, line in zip(bases, lines, strict=True) if _has_numbers(line)]
    usual = median(b - a for a, b in itertools.pairwise(rows)) if len(rows) > 1 else 0.0
    found: list[int] = []
    for n, line in enumerate(lines):
        size = line[0].size
        near = max(_CLOSE * size, min(_WRAPPED * size, _ROOM * usual))
        is_new = not n or bases[n] - bases[n - 1] >= near
        found.append((found[-1] if found else 0) + is_new)
    return found


def _has_numbers(line: Sequence[Segment]) -> bool:
    return any(part.is_number for part in line)
