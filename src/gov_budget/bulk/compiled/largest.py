"""That a sum is at least its largest part: Largest, from the terms that within and across gather anyway.

The largest term of a sum is the first of those with the largest amount.  Where it stands among the
terms, its quantum and whether it can be used are packed into one number, so that the least of these
numbers is found along with the sum itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.parts import summed
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.verdicts import GATHERED, NEVER
from gov_budget.rules.forms import Largest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.bulk.statements import Statement

__all__ = ["bounded", "of_largest", "summed_with_largest"]

_REASONS, _QUANTA = 8, 2**37
"""More than there are reasons, and than one 亿元 in 分."""


def of_largest(statements: Iterable[Statement]) -> list[int]:
    """Return the numbers of the statements that a sum is at least its largest part."""
    return [s.number for s in statements if isinstance(s.form, Largest)]


def summed_with_largest(
    totals: LazyFrame, terms: LazyFrame, on: tuple[str, ...], numbers: Sequence[int]
) -> LazyFrame:
    """Return what :func:`parts.summed` does and, where some statements ask, which term is the largest."""
    if not numbers:
        return summed(totals, terms, on)
    nw = needs("narwhals")
    c = nw.col
    packed = (c("order") * _QUANTA + c("quantum")) * _REASONS + c("unusable").cast(nw.Int64)
    amount = c("fen") * c("sign")
    terms = terms.with_columns(top=nw.when(amount == amount.max().over(*on)).then(packed))
    return summed(totals, terms, on, v_least=c("v").min(), v_most=c("v").max(), top=c("top").min())


def bounded(sides: LazyFrame, numbers: Sequence[int]) -> LazyFrame:
    """Return sums, those of some statements with their largest part alone on the right side."""
    if not numbers:
        return sides
    nw = needs("narwhals")
    c = nw.col
    ours = c("statement").is_in(numbers)
    compared = (c("v_least") >= 0) & (c("v_most") > 0) & (c("unusable") == 0) & (c("top") % _REASONS == 0)
    kept = sides.filter(~ours | compared.fill_null(value=False))
    alone = _alone()
    return kept.with_columns(nw.when(ours).then(alone[name]).otherwise(c(name)).alias(name) for name in alone)


def _alone() -> dict[str, Expr]:
    """What one term, the largest, comes to: the columns of :data:`GATHERED`."""
    nw = needs("narwhals")
    c = nw.col
    quantum = c("top") // _REASONS % _QUANTA
    values = {"terms": 1, "counted": 1, "addends": 1, "any_printed": 1, "why": NEVER}
    found = {name: nw.lit(values.get(name, 0), nw.Int64) for name in GATHERED}
    inexact = nw.when(quantum == 1).then(nw.lit(0, nw.Int64)).otherwise(quantum)
    unit = {"u_least": c("unit_fen"), "u_most": c("unit_fen")}
    return {**found, **unit, "right": c("v_most"), "q_above": inexact, "q_least": quantum, "q_most": quantum}
