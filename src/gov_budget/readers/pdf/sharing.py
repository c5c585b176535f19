"""Which of the columns below them several headings share, by where they stand."""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.pdf.segments import Segment

__all__ = ["shares"]

_ALIGNED = 0.3
"""Headings whose left edges differ by less than this share of their size begin at one place."""
_NEAR, _FAR = 0.2, 0.35
"""Shares of a column's width: a heading stands in the middle of several columns, and of no others."""
_MOST = 14


def shares(above: Sequence[Segment], below: Sequence[Segment]) -> list[tuple[int, int]] | None:
    """Return the first and last of the lower headings that each upper one stands above.

    ``None`` where it cannot be told.
    """
    if not above or not below:
        return None
    if len(above) == 1:
        return [(0, len(below) - 1)]
    starts = [_aligned(one, below) for one in above]
    if starts[0] == 0 and None not in starts and len(set(starts)) == len(starts):
        return _spans([*(start for start in starts if start is not None), len(below)])
    return _centred(above, below) if len(above) <= len(below) <= _MOST else None


def _aligned(one: Segment, below: Sequence[Segment]) -> int | None:
    near = _ALIGNED * one.size
    return next((n for n, other in enumerate(below) if abs(other.left - one.left) <= near), None)


def _spans(starts: Sequence[int]) -> list[tuple[int, int]]:
    return [(a, b - 1) for a, b in itertools.pairwise(starts)]


def _centred(above: Sequence[Segment], below: Sequence[Segment]) -> list[tuple[int, int]] | None:
    """The only way to share the columns so that each upper heading stands in the middle of its own."""
    edges = _edges(below)
    width = median(b - a for a, b in itertools.pairwise(edges))
    ways: list[tuple[float, tuple[int, ...]]] = []
    for cuts in itertools.combinations(range(1, len(below)), len(above) - 1):
        starts = (0, *cuts, len(below))
        middles = [(edges[a] + edges[b]) / 2 for a, b in itertools.pairwise(starts)]
        ways.append((max(abs(one.middle - at) for one, at in zip(above, middles, strict=True)), starts))
    best, *rest = sorted(ways)
    is_told = best[0] <= _NEAR * width and (not rest or rest[0][0] >= _FAR * width)
    return _spans(best[1]) if is_told else None


def _edges(below: Sequence[Segment]) -> list[float]:
    """About where columns end, by their headings."""
    inner = [(a.right + b.left) / 2 for a, b in itertools.pairwise(below)]
    if not inner:
        return [below[0].left, below[0].right]
    return [2 * below[0].middle - inner[0], *inner, 2 * below[-1].middle - inner[-1]]
