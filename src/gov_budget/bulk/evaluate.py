"""The rule book over the columns of many budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.across import across
from gov_budget.bulk.compiled.classes import classes
from gov_budget.bulk.compiled.each import each
from gov_budget.bulk.compiled.function import by_function
from gov_budget.bulk.compiled.paired import paired
from gov_budget.bulk.compiled.relate import related
from gov_budget.bulk.compiled.within import below, repeated, within
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import columnar
from gov_budget.bulk.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.bulk.engines import Engine
    from gov_budget.bulk.statements import Statement

__all__ = ["JUDGED", "judgements"]

JUDGED = ("document", "statement", "table", "kind", "line", "key", "column", "relation", "verdict", "reason",
          "sum", "residual", "bound", "addends")  # fmt: skip
"""The columns of what is judged; statement, relation, verdict and reason are numbers yet."""

_SHAPES = (within, below, repeated, across, related, each, classes, paired, by_function)


def judgements(
    engine: Engine,
    documents: LazyFrame,
    tables: LazyFrame,
    cells: LazyFrame,
    stated: Sequence[Statement],
) -> LazyFrame:
    """Return what the forms of rules say of regular documents: the columns of :data:`JUDGED`.

    Documents that are not regular are left out: see :mod:`gov_budget.bulk.run`.
    All shapes find their equations first, and all equations are judged together.
    """
    nw = needs("narwhals")
    frames = columnar(engine, documents, tables, cells)
    sides = nw.concat([engine.keep(found) for shape in _SHAPES for found in shape(frames, stated)])
    about = frames.documents.with_columns(final=nw.col("stage") == "final_account")
    about = about.select("document", "document_kind", "year", "final")
    inforce = sides.join(about, on="document", how="inner").filter(_in_force(stated))
    return judged(inforce).select(*JUDGED)


def _in_force(stated: Sequence[Statement]) -> Expr:
    """Whether the rule of a statement covers the document's kind and year."""
    nw = needs("narwhals")
    c = nw.col
    scopes: dict[tuple[frozenset[str], int | None, int | None], list[int]] = {}
    for s in stated:
        kinds = frozenset(kind.value for kind in s.rule.kinds)
        scopes.setdefault((kinds, s.rule.first_year, s.rule.last_year), []).append(s.number)
    found = nw.lit(value=False)
    for (kinds, first, last), numbers in scopes.items():
        one = c("statement").is_in(numbers) & c("document_kind").is_in(sorted(kinds))
        one &= (c("year") >= (first or 0)) & (c("year") <= (last or 9999))
        found |= one
    return found
