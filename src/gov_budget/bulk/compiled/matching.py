"""Each line of one table against the one line of another that answers to it: Matching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed, nonzero
from gov_budget.bulk.compiled.parts import (
    as_terms,
    evaluated,
    having,
    integers,
    named,
    number_of,
    places,
    problem,
    unchecked,
    untold,
)
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, TOTAL
from gov_budget.rules.forms import Matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["matching"]

_ON = ("part_row", "statement")
_AMBIGUOUS = REASONS.index("ambiguous")


def matching(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of lines with what answers to them, and the lines to which nothing does."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Matching)]
    if not found:
        return
    keep = columnar.engine.keep
    parts = keep(_parts(columnar, found))
    joined = keep(_joined(columnar, parts, found))
    own = joined.filter((c("same_key") == 1) | (c("owner") == c("their_owner")))
    counted = keep(own.group_by(*_ON).agg(answers=nw.len()))
    several = counted.filter(c("answers") > 1).select(*_ON)
    whole = [row for s in found for row in _places(s, whole=True)]
    apart = untold(columnar, joined.filter(c("same_key") > 1), whole).select(*_ON).unique()
    doubtful = keep(nw.concat([several, apart]))
    yield unchecked(parts.join(doubtful, on=list(_ON), how="semi"), _AMBIGUOUS)
    yield evaluated(
        own.join(counted.filter(c("answers") == 1), on=list(_ON), how="inner"),
        as_terms(parts, {name: name for name in _ON}),
        _ON,
    )
    answered = nw.concat([counted.select(*_ON), doubtful])
    alone = parts.join(answered, on=list(_ON), how="anti").filter(nonzero())
    yield problem(alone)


def _parts(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    """Return the finest lines of the tables that are parts, in documents that have the whole."""
    c = needs("narwhals").col
    rows = [row for s in found for row in _places(s, whole=False)]
    there = having(columnar, [row for s in found for row in _places(s, whole=True)])
    cells = named(columnar, columnar.cells.filter(c("leaf")), rows, ("kind", "column"))
    cells = cells.select(
        *TOTAL, "owner", "same_key", *integers("statement", "relation", "single"), part_row=c("row")
    )
    return allowed(columnar, cells, found).join(there, on=["document", "statement"], how="semi")


def _joined(columnar: Columnar, parts: LazyFrame, found: list[Statement]) -> LazyFrame:
    """Return every part with each line of the whole that has its key: the cells of the latter."""
    c = needs("narwhals").col
    rows = [row for s in found for row in _places(s, whole=True)]
    others = named(columnar, columnar.cells.filter(c("role") != "local"), rows, ("kind", "column"))
    others = others.select(*TOTAL, *integers("statement", "relation", "single"), their_owner=c("owner"))
    mine = parts.select("document", "key", *_ON, "owner", "same_key")
    return others.join(mine, on=["document", "statement", "key"], how="inner")


def _places(statement: Statement, *, whole: bool) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Matching):
        kind, column = form.whole if whole else form.part
        yield from places(statement, kind, column=column, relation=number_of(form.relation), single=-1)
