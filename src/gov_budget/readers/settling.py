"""Applying all evidence until nothing more is learned."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

import attrs

from gov_budget.readers.constraints import Spread, System, narrowed
from gov_budget.readers.spans import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.readers.placing import Placement

__all__ = ["Network"]

MAX_NODES = 20_000
"""What one application of a system may cost."""
MAX_TOTAL = 600_000
"""What all of them may cost in one document."""


@attrs.define
class Network:
    """The rows of a document and what they may still be, with the evidence about them."""

    spreads: list[Spread]
    _systems: list[System] = attrs.field(factory=list["System"])
    _watching: defaultdict[int, list[int]] = attrs.field(factory=lambda: defaultdict[int, list[int]](list))
    _failed: set[int] = attrs.field(factory=set[int])
    _queue: deque[int] = attrs.field(factory=deque[int])
    _waiting: set[int] = attrs.field(factory=set[int])
    _spent: int = 0

    def settle(self, systems: Iterable[System] = ()) -> None:
        """Narrow the rows by systems of equations until nothing changes.

        A system without solution is dropped: the document has an error, and says nothing by it.
        """
        self._add(systems)
        while self._queue and self._spent < MAX_TOTAL:
            n = self._queue.popleft()
            self._waiting.discard(n)
            if n not in self._failed:
                self._apply(n)

    def assume(self, empty: Mapping[int, str], system: System) -> None:
        """Take a custom of the place for granted in a group of rows, where their sums bear it out.

        ``empty`` says of each row in which column it has nothing.  Sums whose own columns are not
        certain bear out anything.
        """
        sums = [row for row in system.rows if row not in empty]
        if any(len(self.spreads[row].placements) > 1 for row in sums):
            return
        narrow = {row: self._without(row, column) for row, column in empty.items()}
        narrow = {row: kept for row, kept in narrow.items() if kept}
        trial = list(self.spreads)
        for row, kept in narrow.items():
            trial[row] = attrs.evolve(trial[row], placements=kept)
        now, then = (narrowed(system, spreads, MAX_NODES) for spreads in (self.spreads, trial))
        self._spent += now.nodes + then.nodes
        if then.solved or not now.solved:
            self._keep(narrow)
            self.settle()

    def _without(self, row: int, column: str) -> tuple[Placement, ...]:
        spread = self.spreads[row]
        at = spread.columns.index(column)
        return tuple(one for one in spread.placements if at not in one.columns)

    def _add(self, systems: Iterable[System]) -> None:
        for system in systems:
            n = len(self._systems)
            self._systems.append(system)
            self._enqueue(n)
            for row in system.rows:
                self._watching[row].append(n)

    def _apply(self, n: int) -> None:
        system = self._systems[n]
        if not any(len(self.spreads[row].placements) > 1 for row in system.rows):
            return
        if system.empty is not None and not self._is_empty(*system.empty):
            return
        outcome = narrowed(system, self.spreads, min(MAX_NODES, MAX_TOTAL - self._spent))
        self._spent += outcome.nodes
        if outcome.solved:
            self._keep(outcome.kept)
        else:
            self._failed.add(n)
            self._add(system.or_else)

    def _is_empty(self, row: int, column: str) -> bool:
        return self.spreads[row].choices(column) == frozenset({NOTHING})

    def _keep(self, kept: Mapping[int, tuple[Placement, ...]]) -> None:
        for row, placements in kept.items():
            if len(placements) < len(self.spreads[row].placements):
                self.spreads[row] = attrs.evolve(self.spreads[row], placements=placements)
                for n in self._watching[row]:
                    self._enqueue(n)

    def _enqueue(self, n: int) -> None:
        if n not in self._waiting:
            self._waiting.add(n)
            self._queue.append(n)
