"""One amount against others anywhere in the document: all forms of the shape Relate in one join.

The places that the forms name are a small table; joining it to the cells finds every operand of
every form at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed, may_hold, other_money
from gov_budget.bulk.compiled.parts import as_terms, evaluated, named, number_of
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import TOTAL, answering
from gov_budget.rules.forms import At, Codes, Either, Leaves, Relate, Zeros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["related"]

_ON = ("document", "statement")
_SLOT = ("document", "statement", "slot")
_PLACE = ("statement", "slot", "option", "via_first", "kind", "key", "column", "every", "sign", "needed")
_SLOTS = 10_000
"""Terms are ordered by the part of the form that they belong to, then by code and line."""


def related(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of single amounts of documents."""
    nw = needs("narwhals")
    c = nw.col
    found = [s for s in statements if isinstance(s.form, Relate)]
    if not found:
        return
    operands = columnar.engine.keep(_operands(columnar, found))
    totals = columnar.engine.keep(_stated(columnar, operands.filter(c("slot") == 0), found))
    parts = [
        _as_parts(operands.filter(c("slot") > 0)),
        *_leaves(columnar, found),
        *_zeros(columnar, found, totals),
    ]
    enough = (c("needed").fill_null(0) >= c("asked")) & (c("empty") | (c("terms").fill_null(0) > 0))
    yield evaluated(totals, nw.concat(parts), _ON, empty=True, extra=enough)


def _operands(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    """Return every cell that a form names, with its form and slot; of alternatives the first printed."""
    nw = needs("narwhals")
    c = nw.col
    places: list[dict[str, Any]] = [
        dict(zip(_PLACE, values, strict=True)) for s in found for values in _places(s)
    ]
    cells = named(columnar, columnar.cells, places, ("kind", "key", "column")).filter(
        (c("every") & (c("role") != "local")) | (~c("every") & c("sole"))
    )
    cells = columnar.engine.keep(cells.select(*TOTAL, *_SLOT[1:], "option", "every", "sign", "needed"))
    alternatives = [s.number for s in found if any(isinstance(p, Either) for p in _parts(s))]
    plain = cells.filter(~c("statement").is_in(alternatives))
    chosen = cells.filter(c("statement").is_in(alternatives), ~c("every"))
    best = chosen.group_by(*_SLOT).agg(best=c("option").min())
    chosen = chosen.join(best, on=list(_SLOT), how="inner").filter(c("option") == c("best")).drop("best")
    return nw.concat([plain, chosen])


def _parts(statement: Statement) -> tuple[object, ...]:
    form = statement.form
    return (form.total, *form.parts) if isinstance(form, Relate) else ()


def _places(statement: Statement) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table of places: one a place and a kind of table that answers to it."""
    for slot, part in enumerate(_parts(statement)):
        if isinstance(part, At | Either):
            for n, at in enumerate(part.options if isinstance(part, Either) else (part,)):
                needed = int(not part.optional and slot > 0)
                for kind, via in answering(at.kind):
                    yield (statement.number, slot, n, via == "first", kind.key, at.line, at.column, False,
                           part.sign, needed)  # fmt: skip
        elif isinstance(part, Codes):
            for n, code in enumerate(part.codes):
                for kind, via in answering(part.kind):
                    yield (statement.number, slot, n, via == "first", kind.key, code, part.column, True,
                           part.sign, 0)  # fmt: skip


def _stated(columnar: Columnar, totals: LazyFrame, found: list[Statement]) -> LazyFrame:
    """Return the totals of the forms whose conditions their documents meet."""
    nw = needs("narwhals")
    about = columnar.spec(
        {
            "statement": s.number,
            "relation": number_of(s.form.relation),
            "single": number_of(s.form.single),
            "empty": s.form.empty,
            "asked": sum(isinstance(p, At | Either) and not p.optional for p in s.form.parts),
        }
        for s in found
        if isinstance(s.form, Relate)
    )
    totals = totals.select(*TOTAL, "statement").join(about, on="statement", how="inner")
    totals = allowed(columnar, totals, found)
    return totals.with_columns(
        relation=nw.col("relation").cast(nw.Int32), single=nw.col("single").cast(nw.Int32)
    )


def _as_parts(operands: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    order = (c("slot") * 100 + c("option")) * _SLOTS + c("line").cast(nw.Int64)
    keys = {name: name for name in _ON}
    return as_terms(operands, keys, sign=c("sign"), needed=c("needed"), order=order)


def _leaves(columnar: Columnar, found: list[Statement]) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    c = nw.col
    for statement in found:
        for part in statement.form.parts:  # type: ignore[union-attr]
            if isinstance(part, Leaves):
                cells = columnar.of(part.kind).filter(
                    c("leaf"),
                    c("column") == part.column,
                    c("code").cast(nw.String).str.starts_with(part.prefix),
                )
                cells = cells.with_columns(statement=nw.lit(statement.number, nw.Int64))
                yield as_terms(cells, {name: name for name in _ON})


def _zeros(columnar: Columnar, found: list[Statement], totals: LazyFrame) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    numbers = [s.number for s in found if any(isinstance(p, Zeros) for p in s.form.parts)]  # type: ignore[union-attr]
    if numbers:
        zeros = other_money(columnar).filter(may_hold(), nw.col("fen") == 0)
        concerned = totals.filter(nw.col("statement").is_in(numbers)).select(*_ON)
        yield as_terms(concerned.join(zeros, on="document", how="inner"), {name: name for name in _ON})
