"""Each line of one table against its counterparts in others: Each.

What the forms ask for is a small table of totals and one of matches; each way to match is one join
for all forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed, may_hold, other_money
from gov_budget.bulk.compiled.parts import (
    as_terms,
    evaluated,
    having,
    integers,
    named,
    number_of,
    places,
    unchecked,
    untold,
)
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import OPERAND, REASONS, TOTAL
from gov_budget.rules.forms import Each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["each"]

_ON = ("row", "statement")
_AMBIGUOUS = REASONS.index("ambiguous")
_LINES = 2**20
"""Terms are ordered by match, then by line; the lines of the balance that print zero come last."""


def each(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of the forms of the shape Each."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Each)]
    if not found:
        return
    totals = columnar.engine.keep(_totals(columnar, found))
    joined = columnar.engine.keep(_joined(columnar, totals, found))
    shared = c("same_key") > 1
    own = joined.filter(~shared | (c("by") == "sole") | (c("owner") == c("their_owner")))
    terms = as_terms(own, _keys(), order=c("match") * _LINES + c("line").cast(nw.Int64))
    asked = [row for s in found for row in _matches(s)]
    doubtful = untold(columnar, joined.filter(shared, c("by") != "sole", ~c("sole_part")), asked, "match")
    doubtful = doubtful.select(*_ON).unique()
    yield unchecked(totals.join(doubtful, on=list(_ON), how="semi"), _AMBIGUOUS)
    alone = c("counted").fill_null(0) == 1
    some = c("empty") | (c("terms").fill_null(0) > 0)
    yield evaluated(
        totals.join(doubtful, on=list(_ON), how="anti"),
        nw.concat([terms, _zeros(columnar, totals)]),
        _ON,
        empty=True,
        extra=(c("sole_part") & alone) | (~c("sole_part") & some),
    )


def _keys() -> dict[str, str]:
    return {name: name for name in _ON}


def _totals(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    """Return the lines that the forms are about, in documents that have a table to match."""
    nw = needs("narwhals")
    c = nw.col
    rows = [row for s in found for row in _asked(s)]
    cells = columnar.cells.filter(c("leaf") | (c("role") == "subject"))
    about = ("sole_part", "empty", "zeros")
    names = (*TOTAL, "row", "code", "owner", "same_key", *about)
    totals = named(columnar, cells, rows, ("kind", "column")).filter(
        (c("leaves") & c("leaf")) | (~c("leaves") & (c("role") == "subject"))
    )
    totals = totals.select(*names, *integers("statement", "relation", "single"))
    there = having(columnar, [row for s in found for row in _matches(s)])
    return allowed(columnar, totals, found).join(there, on=["document", "statement"], how="semi")


def _asked(statement: Statement) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Each):
        yield from places(
            statement,
            form.kind,
            column=form.column,
            leaves=form.leaves,
            sole_part=form.sole,
            empty=form.empty,
            zeros=form.zeros,
            relation=number_of(form.relation),
            single=number_of(form.single),
        )


def _matches(statement: Statement) -> Iterator[dict[str, Any]]:
    form = statement.form
    if isinstance(form, Each):
        for n, match in enumerate(form.matches):
            yield from places(statement, match.kind, match=n, column=match.column, by=match.by)


def _joined(columnar: Columnar, totals: LazyFrame, found: list[Statement]) -> LazyFrame:
    """Return every line with each line of other tables that has its code."""
    nw = needs("narwhals")
    c = nw.col
    wanted = {
        "sole": ("code", "key", c("sole")),
        "subject": ("key", "key", c("role") != "local"),
        "project": ("code", "code", c("leaf")),
    }
    ways: list[LazyFrame] = []
    for by, (mine, theirs, which) in wanted.items():
        rows = [row for s in found for row in _matches(s) if row["by"] == by]
        if rows:
            others = named(columnar, columnar.cells.filter(which), rows, ("kind", "column"))
            others = others.select("document", *integers("statement"), "match", "by", "line", *OPERAND,
                                   wanted=c(theirs), their_owner=c("owner"))  # fmt: skip
            lines = totals.select("document", *_ON, "owner", "same_key", "sole_part", wanted=c(mine))
            ways.append(lines.join(others, on=["document", "statement", "wanted"], how="inner"))
    return nw.concat(ways)


def _zeros(columnar: Columnar, totals: LazyFrame) -> LazyFrame:
    """Return as terms of lines the lines of the balance that print zero, where the form asks for them."""
    nw = needs("narwhals")
    c = nw.col
    zeros = other_money(columnar).filter(may_hold(), c("fen") == 0).select("document", "line", *OPERAND)
    concerned = totals.filter(c("zeros")).select("document", *_ON)
    joined = concerned.join(zeros, on="document", how="inner")
    return as_terms(joined, _keys(), counted=0, order=nw.lit(10**9))
