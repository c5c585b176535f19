"""Below which heading a column of text or numbers stands, by how its cells are aligned.

A heading stands at the left or in the middle of its column.  Numbers that end at the same place stand at
its right: the column ends there, and its heading is the last one that begins before.  Where nothing shows how
they are aligned, only what each way of aligning them agrees on is told.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gov_budget.readers.pdf.segments import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.readers.pdf.leaves import Leaf

__all__ = ["ANY_SIDE", "Side", "Strand", "begin_with_columns", "headed", "sides_of", "strands_of", "whole"]

_NEAR = 0.25
"""Edges that differ by less than this share of the size stand at one place."""


class Side(StrEnum):
    """How the cells of a column may be aligned."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


ANY_SIDE = frozenset(Side)


@attrs.define(eq=False)
class Strand:
    """Pieces of several lines that stand below each other."""

    parts: list[tuple[int, Segment]]
    left: float
    right: float

    @property
    def is_torn(self) -> bool:
        """Whether two pieces of one line are in it: then it is more than one column."""
        return len({(row, one.runs[0].base) for row, one in self.parts}) < len(self.parts)

    @property
    def near(self) -> float:
        """What counts as the same place."""
        return _NEAR * self.parts[0][1].size

    def below(self, leaves: Sequence[Leaf]) -> list[int]:
        """Below which headings some of it stands, by their numbers."""
        return [n for n, one in enumerate(leaves) if one.left < self.right and self.left < one.right]

    def sides(self) -> frozenset[Side]:
        """How its pieces may be aligned."""
        ways = {
            Side.LEFT: [one.left for _, one in self.parts],
            Side.MIDDLE: [one.middle for _, one in self.parts],
            Side.RIGHT: [one.right for _, one in self.parts],
        }
        return frozenset(side for side, at in ways.items() if max(at) - min(at) <= self.near)


def strands_of(parts: Iterable[tuple[int, Segment]], ends: Sequence[float] = ()) -> list[Strand]:
    """Put pieces together that stand below each other; none reaches over a place in ``ends``."""
    found: list[Strand] = []
    for row, one in sorted(parts, key=lambda part: part[1].left):
        right = min((end for end in ends if one.left < end < one.right), default=one.right)
        if found and one.left < found[-1].right:
            found[-1].parts.append((row, one))
            found[-1].right = max(found[-1].right, right)
        else:
            found.append(Strand([(row, one)], one.left, right))
    return found


def whole(strands: Iterable[Strand]) -> list[Strand]:
    """Return columns of texts, those that a long text ties together parted by where their texts begin."""
    found: list[Strand] = []
    for strand in strands:
        last: Strand | None = None
        for row, one in sorted(strand.parts, key=lambda part: part[1].left) if strand.is_torn else ():
            if last is None or one.left - last.left > strand.near:
                last = Strand([], one.left, one.right)
                found.append(last)
            last.parts.append((row, one))
            last.right = max(last.right, one.right)
        if last is None:
            found.append(strand)
    return found


def headed(strands: Sequence[Strand], leaves: Sequence[Leaf], sides: frozenset[Side]) -> list[int | None]:
    """Return for each column of pieces which heading it stands below, if that can be told.

    ``sides`` are the ways in which the pieces may be aligned.
    """
    found = [_heading(strand, leaves, sides) for strand in strands]
    return [n if n is not None and found.count(n) == 1 else None for n in found]


def begin_with_columns(strands: Sequence[Strand], leaves: Sequence[Leaf]) -> bool | None:
    """Return whether headings stand at the left; ``None`` where nothing shows it.

    Above texts that are wider, those at the left begin at the same place, those in the middle do not.
    """
    shown = [
        abs(strand.left - leaf.left) <= strand.near
        for strand in strands
        for leaf in (leaves[n] for n in strand.below(leaves))
        if strand.right - strand.left > leaf.right - leaf.left + 4 * strand.near
    ]
    return all(shown) if shown else None


def sides_of(strands: Sequence[Strand], leaves: Sequence[Leaf], sides: frozenset[Side]) -> frozenset[Side]:
    """Return in which of some ways all columns of numbers may be aligned.

    Their edges say so, and that each of them has a heading; none is left where they are not aligned alike.
    """
    for strand in strands:
        own = strand.sides()
        above = [leaves[n] for n in strand.below(leaves)]
        if len(above) == 1 and above[0].left < strand.left - strand.near:
            own -= {Side.LEFT}
        if len(above) == 1 and above[0].right > strand.right + strand.near:
            own -= {Side.RIGHT}
        sides &= own
    whole = [strand for strand in strands if not strand.is_torn]
    headed = {side for side in sides if all(_by_side(one, leaves, side) is not None for one in whole)}
    return frozenset(headed) or sides


def _heading(strand: Strand, leaves: Sequence[Leaf], sides: frozenset[Side]) -> int | None:
    if strand.is_torn:
        return None
    told = {_by_side(strand, leaves, side) for side in sides}
    over = strand.below(leaves)
    if len(over) == 1:
        return over[0] if over[0] in told or not sides else None
    return next(iter(told)) if len(told) == 1 else None


def _by_side(strand: Strand, leaves: Sequence[Leaf], side: Side) -> int | None:
    near = strand.near
    if side is Side.LEFT:
        n = next((n for n, one in enumerate(leaves) if one.right > strand.left), None)
        return n if n is not None and leaves[n].left >= strand.left - near else None
    at = strand.right if side is Side.RIGHT else (strand.left + strand.right) / 2
    n = max((n for n, one in enumerate(leaves) if one.left < at), default=None)
    fits = n is not None and (side is Side.MIDDLE or leaves[n].right <= strand.right + near)
    return n if fits else None
