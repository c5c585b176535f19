"""From an equation to a verdict, with half-open rounding intervals (docs/rounding.md)."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

import attrs

from gov_budget.money import Figure, Interval, Mark, Rounding
from gov_budget.rules.equation import Relation
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.model import Address, Cell, DepartmentBudget
    from gov_budget.rules.equation import Equation

__all__ = ["Outcome", "agree", "evaluate", "largest_rounding", "unusable"]

ZERO = Interval.exact(0)


@attrs.frozen
class Outcome:
    """A verdict with its arithmetic in 分: what the parts add up to, and the residual.

    ``addends`` is how many printed parts there are; ``reason`` why nothing was compared.  For a
    percentage ``places`` is how many decimals it is printed with, and all else, the ``bound`` too, is
    in units of the last of them.
    """

    verdict: Verdict
    sum: int = 0
    residual: int = 0
    addends: int = 0
    reason: str = ""
    bound: int = 0
    places: int | None = None


@attrs.frozen
class _Sides:
    """The printed figures on both sides of an equation; a part with its sign."""

    total: Figure | None
    parts: tuple[tuple[Figure, int], ...]

    @property
    def left(self) -> int:
        return self.total.fen if self.total else 0

    @property
    def right(self) -> int:
        return sum(sign * part.fen for part, sign in self.parts)

    @property
    def figures(self) -> list[Figure]:
        return [*([self.total] if self.total else []), *(part for part, _ in self.parts)]

    @property
    def apart(self) -> int:
        """By how much two prints of one figure differ when each was rounded by itself: one quantum.

        Nothing where a side is blank, printed to the 分, or printed to other places than the other.
        """
        quanta = {figure.quantum for figure in self.figures}
        two = self.total is not None and len(self.parts) == 1
        return quanta.pop() if two and len(quanta) == 1 and quanta != {1} else 0

    def intervals(self, rounding: Rounding) -> tuple[Interval, Interval]:
        ours = self.total.interval_by(rounding) if self.total else ZERO
        theirs = ((part.interval_by(rounding), sign) for part, sign in self.parts)
        return ours, Interval.sum(interval if sign > 0 else -interval for interval, sign in theirs)


def evaluate(equation: Equation, budget: DepartmentBudget) -> Outcome | None:
    """Evaluate an equation; ``None`` when none of its cells prints anything."""
    cells = [budget.cell(address) for address in equation.operands]
    for cell, address in zip(cells, equation.operands, strict=True):
        reason = "" if cell.figure and not cell.candidates else unusable(cell, address, budget)
        if reason:
            return Outcome(Verdict.UNCHECKED, reason=reason) if any(c.is_printed for c in cells) else None
    sides = _sides(equation, cells)
    if sides.total is None and not sides.parts:
        return None
    added = sides.right
    residual = sides.left - added
    verdict = _verdict(equation.relation, sides, residual, sides.apart if equation.apart else 0)
    return Outcome(verdict, added, residual, len(sides.parts))


def agree(total: Figure, parts: Sequence[Figure], *, apart: bool = False) -> bool:
    """Return whether a figure can be the sum of others, all of them rounded by themselves.

    ``apart`` as in :class:`Equation`.
    """
    sides = _Sides(total, tuple((part, 1) for part in parts))
    relation = Relation.SAME if len(parts) == 1 else Relation.SUM
    slack = sides.apart if apart else 0
    return _verdict(relation, sides, sides.left - sides.right, slack) is not Verdict.BROKEN


def largest_rounding(equation: Equation, budget: DepartmentBudget, residual: int) -> int:
    """Return the largest difference, in 分 and in the direction of ``residual``, that rounding explains."""
    sides = _sides(equation, [budget.cell(address) for address in equation.operands])
    quanta = {figure.quantum for figure in sides.figures}
    if equation.apart and sides.apart:
        return sides.apart
    if len(quanta) == 0 or (equation.relation is Relation.SAME and len(quanta) == 1):
        return 0
    left, right = sides.intervals(Rounding.HALF_UP)
    if residual >= 0:
        slack = (2 * sides.left - left.low) + (right.high - 2 * sides.right)
        closed = left.low_closed and right.high_closed
    else:
        slack = (left.high - 2 * sides.left) + (2 * sides.right - right.low)
        closed = left.high_closed and right.low_closed
    step = 2 * gcd(*quanta)
    steps = slack // step if closed or slack % step else slack // step - 1
    return max(0, steps) * step // 2


def _sides(equation: Equation, cells: Sequence[Cell]) -> _Sides:
    signed = zip(cells[1:], equation.parts, strict=True)
    return _Sides(cells[0].figure, tuple((c.figure, term.sign) for c, term in signed if c.figure))


def unusable(cell: Cell, address: Address, budget: DepartmentBudget) -> str:
    """Return the reason (a key of messages.toml) why a cell without an amount cannot be compared, or ""."""
    if cell.is_ambiguous:
        return "ambiguous"
    if cell.mark is Mark.TEXT:
        return "unreadable"
    in_table = address.table >= 0
    return "" if in_table and budget.tables[address.table].kind.blank_is_zero else "blank_unknown"


def _verdict(relation: Relation, sides: _Sides, residual: int, apart: int) -> Verdict:
    if residual == 0 or _on_the_right_side(relation, residual):
        return Verdict.HOLDS
    if abs(residual) <= apart:
        return Verdict.ROUNDED
    if relation is Relation.SAME and len({figure.quantum for figure in sides.figures}) == 1:
        return Verdict.BROKEN
    if not any(_agree(relation, *sides.intervals(regime)) for regime in _regimes(sides)):
        return Verdict.BROKEN
    return Verdict.HOLDS if _prints_as(sides) else Verdict.ROUNDED


def _on_the_right_side(relation: Relation, residual: int) -> bool:
    return residual < 0 if relation is Relation.AT_MOST else relation is Relation.AT_LEAST and residual > 0


def _regimes(sides: _Sides) -> tuple[Rounding, ...]:
    """Between two units both regimes are seen; within one table's unit only half-up."""
    units = {figure.unit for figure in sides.figures}
    return (Rounding.HALF_UP,) if len(units) == 1 else (Rounding.HALF_UP, Rounding.TRUNCATED)


def _agree(relation: Relation, left: Interval, right: Interval) -> bool:
    if relation is Relation.AT_MOST:
        return left.starts_below(right)
    if relation is Relation.AT_LEAST:
        return right.starts_below(left)
    return left.meets(right)


def _prints_as(sides: _Sides) -> bool:
    """Whether the one coarser figure is just the other side printed in its own unit."""
    if sides.total is None or not sides.parts:
        return False
    ours, theirs = sides.total.quantum, {part.quantum for part, _ in sides.parts}
    if ours > max(theirs):
        return Rounding.HALF_UP.apply(sides.right, ours) * ours == sides.left
    one = len(sides.parts) == 1 and ours < min(theirs)
    return one and Rounding.HALF_UP.apply(sides.left, min(theirs)) * min(theirs) == sides.right
