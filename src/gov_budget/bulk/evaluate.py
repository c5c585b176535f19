"""The rule book over the columns of many budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.across import across
from gov_budget.bulk.compiled.classes import classes
from gov_budget.bulk.compiled.each import each
from gov_budget.bulk.compiled.function import by_function
from gov_budget.bulk.compiled.listed import listed
from gov_budget.bulk.compiled.matching import matching
from gov_budget.bulk.compiled.paired import paired
from gov_budget.bulk.compiled.relate import related
from gov_budget.bulk.compiled.restated import restated
from gov_budget.bulk.compiled.within import below, repeated, within
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import columnar
from gov_budget.bulk.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_budget.bulk.engines import Engine
    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["JUDGED", "judgements"]

JUDGED = ("document", "statement", "table", "kind", "line", "key", "column", "relation", "verdict", "reason",
          "sum", "residual", "bound", "addends")  # fmt: skip
"""The columns of what is judged; statement, relation, verdict and reason are numbers yet."""

_SHAPES = (
    (within,),
    (below,),
    (across,),
    (repeated, related, each, matching, classes, listed, restated, paired, by_function),
)
"""What is judged together: as few groups as fit in memory, for both sides are much wider than verdicts."""


def judgements(
    engine: Engine, frames: Mapping[str, LazyFrame], stated: Sequence[Statement]
) -> list[LazyFrame]:
    """Return what the forms of rules say of regular documents: the columns of :data:`JUDGED`.

    ``frames`` are those of a dataset that :data:`operands.FRAMES` names.
    Documents that are not regular are left out: see :mod:`gov_budget.bulk.run`.
    All shapes find their equations first, and all equations are judged together.
    """
    data = columnar(engine, frames)
    groups = ([found for shape in shapes for found in shape(data, stated)] for shapes in _SHAPES)
    return [_judged(data, sides, stated) for sides in groups if sides]


def _judged(columnar: Columnar, sides: list[LazyFrame], stated: Sequence[Statement]) -> LazyFrame:
    in_force = needs("narwhals").concat(sides).filter(_in_force(stated))
    return columnar.engine.keep(judged(_in_years(columnar, in_force, stated)).select(*JUDGED))


def _in_force(stated: Sequence[Statement]) -> Expr:
    """Whether the rule of a statement covers the document's kind."""
    nw = needs("narwhals")
    scopes: dict[frozenset[str], list[int]] = {}
    for s in stated:
        scopes.setdefault(frozenset(kind.value for kind in s.rule.kinds), []).append(s.number)
    found = nw.lit(value=False)
    for kinds, numbers in scopes.items():
        found |= nw.col("statement").is_in(numbers) & nw.col("document_kind").is_in(sorted(kinds))
    return found


def _in_years(columnar: Columnar, sides: LazyFrame, stated: Sequence[Statement]) -> LazyFrame:
    """Return the equations without those of rules that do not cover the document's year."""
    nw = needs("narwhals")
    limited = [s for s in stated if s.rule.first_year or s.rule.last_year]
    if not limited:
        return sides
    found = ~nw.col("statement").is_in([s.number for s in limited])
    for s in limited:
        within = (nw.col("year") >= (s.rule.first_year or 0)) & (nw.col("year") <= (s.rule.last_year or 9999))
        found |= (nw.col("statement") == s.number) & within
    years = columnar.documents.select("document", "year")
    return sides.join(years, on="document", how="inner").filter(found)
