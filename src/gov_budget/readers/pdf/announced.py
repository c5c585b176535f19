"""Tables without ruling lines that a unit of amounts announces: 单位：万元, then headings, then rows."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.readers.pdf.known import Known, Mark, go_on, mark_of
from gov_budget.readers.pdf.leaves import Heads, heads_of, is_label
from gov_budget.readers.pdf.lines import Line
from gov_budget.readers.pdf.segments import Cells, segments_of
from gov_budget.readers.pdf.standing import HEADED, Place, Row
from gov_budget.readers.pdf.wrapped import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from gov_budget.readers.pdf.glyphs import Run

__all__ = ["Announced", "announced"]

Box: TypeAlias = "tuple[int, int, int, int, list[Run]]"

_UNIT = re.compile(r"单位[:：](?:万元|亿元|元)[)）]?$")
_LONGEST_CAPTION = 80
_MOST_HEAD = 8
_WRAPPED = 1.25
_CLOSE = 0.8
"""A share of the size: rows are further apart."""
_LEAST_LEAVES = 2
_REMARK = re.compile(r"(?:注|备注|说明)\d?[:：]")
_SENTENCE = re.compile(r"[。；]")


@attrs.frozen(eq=False)
class Announced:
    """What a page holds of a table: rows of all that are known below its headings, from ``start``."""

    lines: tuple[Line, ...]
    known: Known
    mark: Mark
    depth: int
    start: int
    count: int

    @property
    def heads(self) -> Heads:
        """Its headings, which may stand on a page before."""
        return self.known.heads[self.mark]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows with the column of each piece; only to be asked for when all pages are known."""
        return self.known.placed(self.mark)[self.start : self.start + self.count]

    @property
    def height(self) -> int:
        """How many rows there are, those of the headings included."""
        return self.depth + self.count

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._columns)

    def cells(self) -> list[Box]:
        """Return row, column, spans and runs of each cell."""
        at = {place: n for n, place in enumerate(self._columns)}
        found = list(self._heads(at)) if self.depth else list[Box]()
        for row, parts in enumerate(self.rows, self.depth):
            for column in dict.fromkeys(at[place] for _, place in parts):
                runs = [run for one, place in parts if at[place] == column for run in one.runs]
                found.append((row, column, 1, 1, runs))
        return found

    def _heads(self, at: Mapping[Place, int]) -> Iterator[Box]:
        own = {id(leaf): at[n, HEADED] for n, leaf in enumerate(self.heads.leaves)}
        for one in self.heads.groups:
            first, last = own[id(one.first)], own[id(one.last)]
            yield one.row, first, 1, last - first + 1, list(one.part.runs)
        for leaf in self.heads.leaves:
            if leaf.is_told:
                row = min(leaf.row, self._levels)
                yield row, own[id(leaf)], self.depth - row, 1, list(leaf.part.runs)

    @property
    def _levels(self) -> int:
        """How many headings stand above each other besides the lowest."""
        return min(max((one.row + 1 for one in self.heads.groups), default=0), self.depth - 1)

    @cached_property
    def _columns(self) -> list[Place]:
        headed = {(n, HEADED) for n in range(len(self.heads.leaves))}
        return sorted(headed | {place for row in self.rows for _, place in row})


def announced(lines: Sequence[Line], known: Known) -> Iterator[Announced | Line]:
    """Yield the lines of a page, those of tables that a unit announces put together.

    ``known`` is given their headings and rows; what goes on with a table of the page before belongs to it.
    """
    n = 0
    table = _continued(lines, _next_unit(lines, 0), known)
    known.last = None
    while n < len(lines) or table is not None:
        if table is not None:
            yield table
            n += len(table.lines)
            known.last = table.mark if n == len(lines) else None
            table = None
            continue
        yield lines[n]
        n += 1
        if _is_unit(lines[n - 1]):
            table = _table(lines[n : _next_unit(lines, n)], known)


def _next_unit(lines: Sequence[Line], first: int) -> int:
    return next((n for n in range(first, len(lines)) if _is_unit(lines[n])), len(lines))


def _is_unit(line: Line) -> bool:
    text = "".join(run.text for run in line)
    return len(text) <= _LONGEST_CAPTION and _UNIT.search(text) is not None


def _table(lines: Sequence[Line], known: Known) -> Announced | None:
    """The table that begins with the first of some lines."""
    parts = [segments_of(line) for line in lines]
    depth = _depth(parts)
    heads = heads_of(parts[:depth]) if depth else Heads(())
    if len(heads.leaves) < _LEAST_LEAVES:
        return None
    end = next((n for n in range(depth, len(parts)) if _ends(parts[n], heads)), len(parts))
    rows = rows_of(parts[depth:end])
    has_labels = any(leaf.is_label for leaf in heads.leaves)
    if not has_labels and not any(one.is_number for row in rows for one in row):
        return None
    mark, start = known.add(parts[:depth], heads, rows)
    return Announced(tuple(lines[:end]), known, mark, depth, start, len(rows))


def _continued(lines: Sequence[Line], unit: int, known: Known) -> Announced | None:
    """What goes on at the top of a page with the last table of the one before, with headings or without."""
    if known.last is None or not unit:
        return None
    mark, parts = known.last, [segments_of(line) for line in lines[:unit]]
    depth = known.depth[mark] if mark_of(parts[: known.depth[mark]]) == mark else 0
    heads = known.heads[mark]
    end = next((n for n in range(depth, len(parts)) if _ends(parts[n], heads)), len(parts))
    begin = set[int]() if unit < len(lines) else known.begin(mark)
    while end > depth and _is_behind(parts[depth:end], begin):
        end -= 1
    rows = rows_of(parts[depth:end])
    if not rows or not (depth or go_on(known.rows[mark], rows)):
        return None
    start = known.go_on(mark, rows)
    return Announced(tuple(lines[:end]), known, mark, depth, start, len(rows))


def _is_behind(lines: Sequence[Cells], begin: AbstractSet[int]) -> bool:
    """Whether the last line is text behind a table: it begins elsewhere and stands not close below."""
    *above, last = lines
    if any(one.is_number for one in last) or round(last[0].left) in begin:
        return False
    return not above or last[0].base - above[-1][0].base >= _WRAPPED * last[0].size


def _depth(lines: Sequence[Cells]) -> int:
    """How many lines are headings: down to those of the labels, and those beside them that are set lower."""
    first = next((n for n, line in enumerate(lines) if any(one.is_number for one in line)), len(lines))
    top = min(first, _MOST_HEAD)
    labels = [n for n in range(top) if any(is_label(one.text) for one in lines[n])]
    if not labels:
        return first if first <= _MOST_HEAD and first < len(lines) else 0
    depth = labels[-1] + 1
    right = min(one.right for one in lines[labels[-1]] if is_label(one.text))
    while depth < top and _is_lower_head(lines[depth], lines[depth - 1], right):
        depth += 1
    return depth


def _is_lower_head(line: Cells, above: Cells, right: float) -> bool:
    """Whether a line below the headings of the labels is one of headings: several, or close below others."""
    is_close = line[0].base - above[0].base < _CLOSE * line[0].size
    return line[0].left > right and (len(line) > 1 or is_close)


def _ends(line: Cells, heads: Heads) -> bool:
    """Whether a line is text below the table: a remark, a sentence, or what reaches over several columns."""
    first, *others = line
    if others or first.is_number:
        return False
    over = sum(first.overlaps(leaf.left, leaf.right) for leaf in heads.leaves)
    return bool(_REMARK.match(first.text) or _SENTENCE.search(first.text)) or over > _LEAST_LEAVES
