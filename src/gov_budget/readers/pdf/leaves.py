"""The headings of a table without ruling lines: the lowest above each column, and those above several."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.readers.pdf.segments import Segment
from gov_budget.readers.pdf.sharing import shares
from gov_budget.readers.pdf.wrapped import levels_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Group", "Heads", "Leaf", "heads_of", "is_label"]

_LABEL = re.compile(
    r"项目|[类款项]|.{0,12}科目(?:名称|编码|代码)?|.{0,8}(?:名称|编码|代码)(?:[（(].{1,8}[)）])?"
)
_LEVEL = 0.25
"""The middle one of three lines is off the middle by no more than this share of their distance."""
_LEVELS = 3


@attrs.frozen
class Leaf:
    """A column by its heading; ``is_told`` unless a heading above it may belong to it, or not."""

    part: Segment
    row: int
    is_told: bool = True

    @property
    def left(self) -> float:
        """Where the heading begins."""
        return self.part.left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.part.right

    @property
    def is_label(self) -> bool:
        """Whether codes or names stand below it."""
        return is_label(self.part.text)


@attrs.frozen
class Group:
    """A heading above the columns from ``first`` to ``last``."""

    part: Segment
    first: Leaf
    last: Leaf
    row: int = 0


@attrs.frozen
class Heads:
    """The columns from the left, and the headings above several of them."""

    leaves: tuple[Leaf, ...]
    groups: tuple[Group, ...] = ()


def is_label(text: str) -> bool:
    """Whether a heading is that of codes or names.

    >>> [is_label(text) for text in ("科目编码", "单位名称（科目）", "项目", "项目支出")]
    [True, True, True, False]
    """
    return _LABEL.fullmatch("".join(text.split())) is not None


def heads_of(lines: Sequence[Sequence[Segment]]) -> Heads:
    """Return the headings of a table from its lines.

    Where it cannot be told which columns a heading stands above, those columns are not told.
    """
    lines = levels_of(lines)
    labels = _labels([[one for one in line if is_label(one.text)] for line in lines])
    others = [rest for line in lines if (rest := [one for one in line if not is_label(one.text)])]
    with_sides = _sides(labels, others)
    found = with_sides or _amounts(others, labels)
    leaves = sorted((*labels, *found.leaves), key=lambda leaf: leaf.left)
    return Heads(tuple(leaves), found.groups)


def _labels(lines: Sequence[Sequence[Segment]]) -> list[Leaf]:
    """The headings of codes and names that stand above no other of them."""
    found: list[Leaf] = []
    for n, line in enumerate(lines):
        below = [one for more in lines[n + 1 :] for one in more]
        found += (Leaf(one, 1) for one in line if not _stands_above(one, below))
    return found


def _stands_above(one: Segment, below: Sequence[Segment]) -> bool:
    """Whether a heading of labels has others below it: under it, or at both its sides."""
    under = any(one.overlaps(other.left, other.right) for other in below)
    return under or (
        any(other.right < one.left for other in below) and any(other.left > one.right for other in below)
    )


def _sides(labels: Sequence[Leaf], others: Sequence[Sequence[Segment]]) -> Heads | None:
    """The headings of a balance: one above each side."""
    if len(others) < 2 or len(labels) < 2:  # noqa: PLR2004 - the sides, and the amounts
        return None
    below = _amounts(others[1:], labels)
    leaves = sorted((*labels, *below.leaves), key=lambda leaf: leaf.left)
    starts = [n for n, one in enumerate(leaves) if one.is_label and not (n and leaves[n - 1].is_label)]
    if not len(others[0]) == len(starts) > 1 or starts[0]:
        return None
    ends = [*(n - 1 for n in starts[1:]), len(leaves) - 1]
    sides = zip(others[0], starts, ends, strict=True)
    groups = tuple(Group(part, leaves[first], leaves[last]) for part, first, last in sides)
    return Heads(below.leaves, (*groups, *(attrs.evolve(one, row=1) for one in below.groups)))


def _amounts(lines: Sequence[Sequence[Segment]], labels: Sequence[Leaf]) -> Heads:
    """The headings of amounts, on one line or on several."""
    if len(lines) == 1:
        return Heads(tuple(Leaf(part, 1) for part in lines[0]))
    if len(lines) == _LEVELS and _is_between(lines):
        top, middle, bottom = lines
        return _levels(top, middle, bottom, [leaf.left for leaf in labels])
    return Heads(tuple(Leaf(part, 1, is_told=False) for line in lines[-1:] for part in line))


def _is_between(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether the middle line holds headings as high as the two others together."""
    top, middle, bottom = (line[0].base for line in lines)
    level = abs(middle - (top + bottom) / 2) <= _LEVEL * (bottom - top)
    others = [*lines[0], *lines[2]]
    return level and not any(a.overlaps(b.left, b.right) for a in lines[1] for b in others)


def _levels(
    top: Sequence[Segment], middle: Sequence[Segment], bottom: Sequence[Segment], labels: Sequence[float]
) -> Heads:
    """Headings above others, and headings as high as both."""
    leaves = [Leaf(one, 1) for one in middle]
    groups: list[Group] = []
    edges = sorted([float("-inf"), *labels, *(one.left for one in middle), float("inf")])
    for left, right in itertools.pairwise(edges):
        above = [one for one in top if left < one.middle < right]
        below = [one for one in bottom if left < one.middle < right]
        own, over = _between(above, below)
        leaves += own
        groups += over
    return Heads(tuple(leaves), tuple(groups))


def _between(above: Sequence[Segment], below: Sequence[Segment]) -> tuple[list[Leaf], list[Group]]:
    """The headings between two that are as high as both levels."""
    spans = shares(above, below)
    leaves = [Leaf(part, 2, is_told=spans is not None) for part in below or above]
    groups = [Group(part, leaves[a], leaves[b]) for part, (a, b) in zip(above, spans or (), strict=False)]
    return leaves, groups
