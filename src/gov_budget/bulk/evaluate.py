"""The rule book over the columns of many budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.across import across
from gov_budget.bulk.compiled.each import classes, each, paired
from gov_budget.bulk.compiled.function import by_function
from gov_budget.bulk.compiled.relate import related
from gov_budget.bulk.compiled.within import below, repeated, within
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import columnar
from gov_budget.bulk.statements import by_column, statements
from gov_budget.rules.book import book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.bulk.engines import Engine
    from gov_budget.bulk.statements import Statement
    from gov_budget.rules import Rule

__all__ = ["judgements"]

_SHAPES = (within, below, repeated, across, related, each, classes, paired, by_function)


def judgements(
    engine: Engine,
    documents: LazyFrame,
    tables: LazyFrame,
    cells: LazyFrame,
    rules: Iterable[Rule] | None = None,
) -> list[LazyFrame]:
    """Return what the rules that are data say of regular documents, as lazy frames to be computed.

    Rules that are no data, and documents that are not regular, are left out: see :mod:`gov_budget.bulk.run`.
    """
    frames = columnar(engine, documents, tables, cells)
    stated = statements(by_column(book() if rules is None else rules))
    return [_named(found, stated) for shape in _SHAPES for found in shape(frames, stated)]


def _named(found: LazyFrame, stated: Sequence[Statement]) -> LazyFrame:
    nw = needs("narwhals")
    return found.filter(_in_force(stated)) if stated else found.filter(nw.lit(value=True))


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
