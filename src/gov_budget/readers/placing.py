"""In which columns the amounts of a row can stand, by the row's own arithmetic.

Empty cells leave no trace in a text: k amounts stand in m columns, in order.  A placement names a
column for each amount; all placements are kept that the declared sums of the columns allow.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import kind as table_kind
from gov_budget.readers.spans import NOTHING, SOMETHING, Span, meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


__all__ = ["Placement", "Placing"]

MAX_PLACEMENTS = 4_000
MAX_NODES = 40_000
MAX_TOTAL = 1_000_000
MAX_DOUBTFUL = 2


@attrs.frozen
class Placement:
    """For each amount of a row the index of its column.

    ``doubtful`` are the amounts that must be wrong for the row to add up so: they say nothing.
    """

    columns: tuple[int, ...]
    doubtful: tuple[int, ...] = ()


@attrs.frozen
class _Sum:
    total: int
    parts: tuple[int, ...]


@cache
def _sums_by_last(kind_key: str, columns: tuple[str, ...]) -> tuple[tuple[_Sum, ...], ...]:
    """For each column the sums that are complete once it is filled."""
    place = {key: i for i, key in enumerate(columns)}
    ending: list[list[_Sum]] = [[] for _ in columns]
    for column in table_kind(kind_key).columns:
        for alternative in column.parts:
            parts = tuple(place[key] for key in alternative if key in place)
            if parts and column.key in place:
                last = max(place[column.key], *parts)
                ending[last].append(_Sum(place[column.key], parts))
    return tuple(tuple(sums) for sums in ending)


@attrs.define
class Placing:
    """Finds the placements of the rows of one document, at a bounded cost."""

    _left: int = MAX_TOTAL
    _known: dict[object, tuple[Placement, ...]] = attrs.field(factory=dict[object, tuple[Placement, ...]])

    def of(self, kind_key: str, columns: tuple[str, ...], values: Sequence[Span]) -> tuple[Placement, ...]:
        """Return the placements that the row's arithmetic allows.

        Where it allows none, some amount of the row is wrong: then those are returned that allow it
        with one amount left out of account, or else with two.  None at all means that there are
        too many to tell apart, or more amounts than columns.
        """
        key = (kind_key, columns, tuple(values))
        if key not in self._known:
            self._known[key] = self._find(_sums_by_last(kind_key, columns), len(columns), tuple(values))
        return self._known[key]

    def _find(
        self, ending: tuple[tuple[_Sum, ...], ...], width: int, values: tuple[Span, ...]
    ) -> tuple[Placement, ...]:
        if len(values) > width:
            return ()
        for doubts in range(min(MAX_DOUBTFUL, len(values)) + 1):
            found: list[Placement] = []
            for doubtful in combinations(range(len(values)), doubts):
                assumed = tuple(SOMETHING if n in doubtful else span for n, span in enumerate(values))
                search = _Search(ending, width, assumed, min(MAX_NODES, self._left))
                found += (Placement(one, doubtful) for one in search.all())
                self._left -= search.nodes
                if search.is_over or len(found) > MAX_PLACEMENTS:
                    return ()
            if found:
                return tuple(found)
        only = tuple(range(width))
        return (Placement(only, only),) if len(values) == width else ()


@attrs.define
class _Search:
    ending: tuple[tuple[_Sum, ...], ...]
    width: int
    values: tuple[Span, ...]
    limit: int
    nodes: int = 0

    @property
    def is_over(self) -> bool:
        """Whether the search ended before its time."""
        return self.nodes > self.limit

    def all(self) -> Iterable[tuple[int, ...]]:
        """Return all placements in which every sum comes out."""
        return list(self._below((), [NOTHING] * self.width, 0))

    def _below(self, placed: tuple[int, ...], row: list[Span], at: int) -> Iterator[tuple[int, ...]]:
        self.nodes += 1
        if self.is_over:
            return
        if at == self.width:
            yield placed
            return
        left = len(self.values) - len(placed)
        if left:
            row[at] = self.values[len(placed)]
            if self._adds_up(row, at):
                yield from self._below((*placed, at), row, at + 1)
            row[at] = NOTHING
        if left < self.width - at and self._adds_up(row, at):
            yield from self._below(placed, row, at + 1)

    def _adds_up(self, row: Sequence[Span], at: int) -> bool:
        for one in self.ending[at]:
            low = sum(row[part][0] for part in one.parts)
            high = sum(row[part][1] for part in one.parts)
            if not meets(row[one.total], (low, high)):
                return False
        return True
