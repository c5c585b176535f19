"""From ruling lines to the lattice of a table: rows, columns and merged cells."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_budget.readers.pdf.glyphs import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.limits import Watch

__all__ = ["Box", "Lattice", "lattices_of"]

_NEAR = 2.5
"""Points: lines so close are one line, and ends so close meet."""
_OPEN = 8.0
"""Points: lines that reach so far beyond the last crossing line show a border that is not drawn."""


class Box(NamedTuple):
    """A cell of a lattice, by rows and columns from 0."""

    row: int
    column: int
    row_span: int
    column_span: int


@attrs.frozen
class Lattice:
    """The edges of rows (from the top) and columns (from the left), and the cells between them."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    boxes: tuple[Box, ...]
    owner: dict[tuple[int, int], int] = attrs.field(eq=False)

    @property
    def area(self) -> float:
        """Return how much of the page the table takes."""
        return (self.rows[-1] - self.rows[0]) * (self.columns[-1] - self.columns[0])

    def box_at(self, x: float, y: float) -> int | None:
        """Return the index of the cell in which a point lies; ``None`` outside."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        return self.owner.get((row, column))


def lattices_of(rules: Sequence[Rule], watch: Watch, where: str = "") -> list[Lattice]:
    """Return the tables that ruling lines draw, from the top; frames of one column are none.

    Raises:
        LimitExceeded: there are too many lines, or places between them.
    """
    merged = _merged(rules)
    watch.count("lines", len(merged), where)
    found = [_lattice(group, watch, where) for group in _connected(merged)]
    return sorted((one for one in found if one), key=lambda one: (one.rows[0], one.columns[0]))


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Lines drawn in pieces or twice, as one line each."""
    found: list[Rule] = []
    for is_horizontal in (True, False):
        chosen = sorted(rule for rule in rules if rule.is_horizontal is is_horizontal)
        for level in _levels(chosen):
            found += _joined(level)
    return found


def _levels(rules: Sequence[Rule]) -> list[list[Rule]]:
    levels: list[list[Rule]] = []
    for rule in rules:
        if levels and rule.at - levels[-1][0].at < _NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def _joined(level: Sequence[Rule]) -> list[Rule]:
    at = sum(rule.at for rule in level) / len(level)
    found: list[Rule] = []
    for rule in sorted(level, key=lambda rule: rule.start):
        if found and rule.start <= found[-1].end + _NEAR:
            found[-1] = found[-1]._replace(end=max(found[-1].end, rule.end))
        else:
            found.append(rule._replace(at=at))
    return found


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of lines that cross or meet each other."""
    across = [rule for rule in rules if rule.is_horizontal]
    down = [rule for rule in rules if not rule.is_horizontal]
    group = {id(rule): [rule] for rule in rules}
    for one in across:
        for other in down:
            if _meet(one, other) and group[id(one)] is not group[id(other)]:
                union = group[id(one)] + group[id(other)]
                group.update((id(rule), union) for rule in union)
    return list({id(one): one for one in group.values()}.values())


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _lattice(rules: Sequence[Rule], watch: Watch, where: str) -> Lattice | None:
    across = [rule for rule in rules if rule.is_horizontal]
    down = [rule for rule in rules if not rule.is_horizontal]
    if not across or not down:
        return None
    rows, columns = _edges(across, down), _edges(down, across)
    watch.count("cells", len(rows) * len(columns), where)
    across = _border(across, rows, columns, is_horizontal=True)
    down = _border(down, columns, rows, is_horizontal=False)
    if len(rows) < 2 or len(columns) < 3:  # noqa: PLR2004 - a table has two columns at least
        return None
    owner, boxes = _boxes(
        len(rows) - 1, len(columns) - 1, _drawn(across, rows, columns), _drawn(down, columns, rows)
    )
    return Lattice(tuple(rows), tuple(columns), boxes, owner) if len(boxes) > 1 else None


def _edges(lines: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Where lines stand, and where crossing lines end far beyond the first or last of them."""
    edges = sorted({line.at for line in lines})
    edges = [edge for n, edge in enumerate(edges) if not n or edge - edges[n - 1] >= _NEAR]
    start, end = min(line.start for line in crossing), max(line.end for line in crossing)
    before = [start] if start < edges[0] - _OPEN else []
    after = [end] if end > edges[-1] + _OPEN else []
    return [*before, *edges, *after]


def _border(
    lines: list[Rule], edges: Sequence[float], crossing: Sequence[float], *, is_horizontal: bool
) -> list[Rule]:
    """The lines, with the outer border that open tables leave out."""
    return [*lines, *(Rule(is_horizontal, edge, crossing[0], crossing[-1]) for edge in (edges[0], edges[-1]))]


def _drawn(lines: Sequence[Rule], edges: Sequence[float], crossing: Sequence[float]) -> set[tuple[int, int]]:
    """The pieces (edge, gap between crossing edges) of the lattice that are drawn."""
    found: set[tuple[int, int]] = set()
    middles = [(a + b) / 2 for a, b in itertools.pairwise(crossing)]
    for line in lines:
        edge = _nearest(edges, line.at)
        found.update((edge, gap) for gap, at in enumerate(middles) if line.start <= at <= line.end)
    return found


def _nearest(edges: Sequence[float], at: float) -> int:
    n = bisect_right(edges, at)
    return n - 1 if n == len(edges) or (n and at - edges[n - 1] <= edges[n] - at) else n


def _boxes(
    height: int, width: int, across: set[tuple[int, int]], down: set[tuple[int, int]]
) -> tuple[dict[tuple[int, int], int], tuple[Box, ...]]:
    """Cells: what no drawn line parts is one, when it is a rectangle."""
    owner: dict[tuple[int, int], int] = {}
    boxes: list[Box] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in owner:
                continue
            for box in _rectangles(_flood(row, column, (height, width), across, down)):
                owner.update(
                    ((row, column), len(boxes))
                    for row in range(box.row, box.row + box.row_span)
                    for column in range(box.column, box.column + box.column_span)
                )
                boxes.append(box)
    return owner, tuple(boxes)


def _flood(
    row: int, column: int, size: tuple[int, int], across: set[tuple[int, int]], down: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """All places that can be reached without crossing a drawn line."""
    seen = {(row, column)}
    todo = [(row, column)]
    while todo:
        i, j = todo.pop()
        ways = (
            ((i + 1, j), (i + 1, j) in across), ((i - 1, j), (i, j) in across),
            ((i, j + 1), (j + 1, i) in down), ((i, j - 1), (j, i) in down),
        )  # fmt: skip
        for place, is_parted in ways:
            inside = 0 <= place[0] < size[0] and 0 <= place[1] < size[1]
            if inside and not is_parted and place not in seen:
                seen.add(place)
                todo.append(place)
    return seen


def _rectangles(places: set[tuple[int, int]]) -> list[Box]:
    """One cell for a rectangle; for another shape the pieces of its rows."""
    rows = sorted({row for row, _ in places})
    columns = sorted({column for _, column in places})
    if len(places) == len(rows) * len(columns):
        return [Box(rows[0], columns[0], len(rows), len(columns))]
    found: list[Box] = []
    for row, column in sorted(places):
        last = found[-1] if found else None
        if last and last.row == row and last.column + last.column_span == column:
            found[-1] = last._replace(column_span=last.column_span + 1)
        else:
            found.append(Box(row, column, 1, 1))
    return found
