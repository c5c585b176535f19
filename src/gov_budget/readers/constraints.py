"""Narrowing the placements of rows by equations between their columns.

A :class:`System` is a set of equations over the same rows.  Rows are taken one by one; what has
been added up so far is a state, and equal states are one.  A placement stays if some way through
all rows uses it and every equation comes out.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.readers.placing import Placement
from gov_budget.readers.spans import ANYTHING, NOTHING, SOMETHING, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


__all__ = ["Equation", "Outcome", "Spread", "System", "Term", "narrowed"]

Term: TypeAlias = tuple[int, str, int]
"""A row, its column, and the sign with which it counts."""
Equation: TypeAlias = tuple[Term, ...]
"""Terms that add up to nothing."""

State: TypeAlias = tuple[int, ...]
"""First and last 分 of what each equation has added up."""


@attrs.frozen
class Spread:
    """A row whose amounts have no columns yet: what they can stand for, and where.

    Nothing is known of a row without placements: anything can stand in any column.
    """

    columns: tuple[str, ...]
    values: tuple[Span, ...]
    placements: tuple[Placement, ...]

    def value(self, placement: Placement | None, column: str) -> Span:
        """Return what stands in a column under a placement."""
        if placement is None:
            return ANYTHING
        at = self.columns.index(column)
        if at not in placement.columns:
            return NOTHING
        n = placement.columns.index(at)
        return SOMETHING if n in placement.doubtful else self.values[n]

    def choices(self, column: str) -> frozenset[Span]:
        """Return what can stand in a column."""
        return frozenset(self.value(placement, column) for placement in self.placements or (None,))


@attrs.frozen
class System:
    """Equations that must hold together.

    ``slack`` is what may be missing from each: none at all, if not given.  ``or_else`` are systems
    to try where these have no solution: the document has an error.  A system with ``empty`` says
    something only once it is sure that nothing stands there.
    """

    equations: tuple[Equation, ...]
    slack: tuple[Span, ...] = ()
    or_else: tuple[System, ...] = ()
    empty: tuple[int, str] | None = None

    @cached_property
    def by_row(self) -> Mapping[int, tuple[tuple[tuple[str, int], ...], ...]]:
        """For each row that occurs: its columns and signs in each equation."""
        found: dict[int, list[list[tuple[str, int]]]] = {}
        for n, equation in enumerate(self.equations):
            for row, column, sign in equation:
                found.setdefault(row, [[] for _ in self.equations])[n].append((column, sign))
        return MappingProxyType({row: tuple(map(tuple, terms)) for row, terms in found.items()})

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that occur, in order."""
        return tuple(self.by_row)


@attrs.frozen
class Outcome:
    """What a system says: placements by row; ``solved`` is false when it has no solution.

    ``nodes`` is what it cost.  Nothing is said when the cost went over the limit.
    """

    solved: bool
    kept: dict[int, tuple[Placement, ...]]
    nodes: int


@attrs.frozen
class _Step:
    """One row: what it can add to the equations, and by which placements."""

    row: int
    ways: tuple[tuple[State, tuple[Placement | None, ...]], ...]


def narrowed(system: System, spreads: Sequence[Spread], limit: int) -> Outcome:
    """Return the placements of the system's rows that occur in a solution."""
    size = sum(len(spreads[row].placements) for row in system.rows)
    if size > limit:
        return Outcome(solved=True, kept={}, nodes=len(system.rows))
    steps = _steps(system, spreads)
    bounds = _bounds(steps, len(system.equations))
    layers: list[dict[State, list[tuple[State, int]]]] = []
    slack = system.slack or (NOTHING,) * len(system.equations)
    states: Iterable[State] = [tuple(end for span in slack for end in span)]
    nodes = 0
    for step, bound in zip(steps, bounds, strict=True):
        layer: defaultdict[State, list[tuple[State, int]]] = defaultdict(list)
        for state in states:
            for way, (added, _) in enumerate(step.ways):
                nodes += 1
                after = tuple(map(int.__add__, state, added))
                if _can_end(after, bound):
                    layer[after].append((state, way))
            if nodes > limit:
                return Outcome(solved=True, kept={}, nodes=nodes)
        layers.append(layer)
        states = layer
    if not layers or not layers[-1]:
        return Outcome(solved=not steps, kept={}, nodes=nodes)
    return Outcome(solved=True, kept=_used(steps, layers), nodes=nodes)


def _steps(system: System, spreads: Sequence[Spread]) -> list[_Step]:
    """The rows, those first that leave no choice, then the large ones."""
    steps = [_step(row, system, spreads[row]) for row in system.rows]
    return sorted(steps, key=lambda step: (len(step.ways) > 1, -_size(step)))


def _step(row: int, system: System, spread: Spread) -> _Step:
    ways: defaultdict[State, list[Placement | None]] = defaultdict(list)
    for placement in spread.placements or (None,):
        added: list[int] = []
        for terms in system.by_row[row]:
            low = high = 0
            for column, sign in terms:
                first, last = spread.value(placement, column)
                low, high = (low + first, high + last) if sign > 0 else (low - last, high - first)
            added += (low, high)
        ways[tuple(added)].append(placement)
    return _Step(row, tuple((added, tuple(by)) for added, by in ways.items()))


def _size(step: _Step) -> int:
    return max((abs(end) for added, _ in step.ways for end in added), default=0)


def _bounds(steps: Sequence[_Step], equations: int) -> list[State]:
    """After each row: the least and the most that the rows below it can still add."""
    bound = [0] * (2 * equations)
    found: list[State] = []
    for step in reversed(steps):
        found.append(tuple(bound))
        for i in range(equations):
            bound[2 * i] += min(added[2 * i] for added, _ in step.ways)
            bound[2 * i + 1] += max(added[2 * i + 1] for added, _ in step.ways)
    return found[::-1]


def _can_end(state: State, bound: State) -> bool:
    return all(state[i] + bound[i] <= 0 <= state[i + 1] + bound[i + 1] for i in range(0, len(state), 2))


def _used(
    steps: Sequence[_Step], layers: Sequence[dict[State, list[tuple[State, int]]]]
) -> dict[int, tuple[Placement, ...]]:
    """Walk back from the ends: the placements on some way to an end."""
    alive: set[State] = set(layers[-1])
    kept: dict[int, tuple[Placement, ...]] = {}
    for step, layer in zip(reversed(steps), reversed(layers), strict=True):
        edges = [edge for state in alive for edge in layer[state]]
        ways = {way for _, way in edges}
        used = (one for way in sorted(ways) for one in step.ways[way][1])
        kept[step.row] = tuple(one for one in used if one is not None)
        alive = {before for before, _ in edges}
    return kept
