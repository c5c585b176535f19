"""In which column each piece of the rows of a table without ruling lines stands."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.readers.pdf.aligned import (
    ANY_SIDE,
    Side,
    Strand,
    begin_with_columns,
    headed,
    sides_of,
    strands_of,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.readers.pdf.leaves import Heads
    from gov_budget.readers.pdf.segments import Segment

__all__ = ["HEADED", "Custom", "Place", "Row", "custom_of", "placed"]

Place: TypeAlias = "tuple[int, float]"
"""A column: its heading by number, and 0; where it has none, the one before it, and how far from the left."""
Row: TypeAlias = "tuple[tuple[Segment, Place], ...]"

HEADED = 0.0
_LEFT = frozenset({Side.LEFT})


_ENOUGH = 2


@attrs.frozen
class Custom:
    """How a document aligns: whether headings begin with their columns, how numbers may stand in theirs."""

    has_left_heads: bool
    sides: frozenset[Side]


@attrs.frozen
class _Strands:
    codes: list[Strand]
    texts: list[Strand]
    amounts: list[Strand]


def placed(lines: Sequence[Sequence[Segment]], heads: Heads, custom: Custom) -> tuple[Row, ...]:
    """Return the rows with the column of each piece; one under no certain heading has a column of its own.

    ``custom`` says how the document aligns, where the table itself leaves it open.
    """
    told = _headings(_strands(lines), heads, custom)
    found = {id(one): _place(n, strand, heads) for strand, n in told for _, one in strand.parts}
    return tuple(tuple((one, found[id(one)]) for one in line) for line in lines)


def custom_of(tables: Sequence[tuple[Sequence[Sequence[Segment]], Heads]]) -> Custom:
    """Return how a document aligns: as two tables show at least, and no other contradicts."""
    found = [(_strands(lines), heads) for lines, heads in tables]
    shown = [begin_with_columns([*one.codes, *one.texts], heads.leaves) for one, heads in found]
    sides = [sides_of(one.amounts, heads.leaves, ANY_SIDE) for one, heads in found if one.amounts]
    right = frozenset({Side.RIGHT})
    agree = sides.count(right) >= _ENOUGH and all(not some or right <= some for some in sides)
    heads_agree = shown.count(True) >= _ENOUGH and False not in shown
    return Custom(heads_agree, right if agree else ANY_SIDE)


def _strands(lines: Sequence[Sequence[Segment]]) -> _Strands:
    parts = [(row, one) for row, line in enumerate(lines) for one in line]
    numbers = strands_of((row, one) for row, one in parts if one.is_number)
    codes = [one for one in numbers if _leads(one, lines)]
    amounts = [one for one in numbers if one not in codes]
    ends = [one.left for one in amounts]
    return _Strands(codes, whole(strands_of((p for p in parts if not p[1].is_number), ends)), amounts)


def _headings(found: _Strands, heads: Heads, custom: Custom) -> Iterator[tuple[Strand, int | None]]:
    for some in (found.codes, found.texts):
        for strand, n in zip(some, headed(some, heads.leaves, _LEFT), strict=True):
            yield strand, _label_beside(strand, heads) if n is None else n
    begins = begin_with_columns([*found.codes, *found.texts], heads.leaves)
    has_left_heads = custom.has_left_heads if begins is None else begins
    free = ANY_SIDE - _LEFT if has_left_heads else ANY_SIDE
    for strand, n in _of_amounts(found, heads, free, custom):
        yield strand, None if n is None or heads.leaves[n].is_label else n


def _of_amounts(
    strands: _Strands, heads: Heads, free: frozenset[Side], custom: Custom
) -> Iterator[tuple[Strand, int | None]]:
    """Columns of numbers; where they are not all aligned alike, those between texts may be."""
    amounts, found = strands.amounts, list[int | None]()
    common = sides_of(amounts, heads.leaves, free)
    common = common & custom.sides or common
    for _, block in itertools.groupby(amounts, lambda one: sum(t.left < one.left for t in strands.texts)):
        some = list(block)
        found += headed(some, heads.leaves, common or sides_of(some, heads.leaves, free))
    for strand, n in zip(amounts, found, strict=True):
        yield strand, n if found.count(n) == 1 else None


def _leads(strand: Strand, lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether most are whole numbers in front of the texts of their rows, as codes are."""
    found = 0
    for row, one in strand.parts:
        texts = [other.left for other in lines[row] if not other.is_number]
        found += one.text.isdigit() and bool(texts) and one.left < min(texts)
    return found * 2 > len(strand.parts)


def _label_beside(strand: Strand, heads: Heads) -> int | None:
    """The label beside codes or texts below none: together they still say what their row is."""
    before = sum(leaf.left <= strand.left for leaf in heads.leaves) - 1
    beside = [n for n in (before, before + 1) if 0 <= n < len(heads.leaves) and heads.leaves[n].is_label]
    return min(beside, key=lambda n: abs(heads.leaves[n].left - strand.left), default=None)


def _place(n: int | None, strand: Strand, heads: Heads) -> Place:
    if n is not None:
        return n, HEADED
    return sum(leaf.left <= strand.left for leaf in heads.leaves) - 1, 1 + max(strand.left, 0.0)
