"""Basic expenditure by function against the same by economic class: Equal, Against and Relieved.

Both forms compare the items of a document with its sections; what differs is which side is the total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.compiled.conditions import allowed, may_hold
from gov_budget.bulk.compiled.parts import as_terms, named, number_of, places, unchecked
from gov_budget.bulk.compiled.relieved import relieving
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, TOTAL
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Against, Equal, Relieved
from gov_budget.rules.forms.function import ALL, ECONOMIC, FUNCTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["by_function"]

_ON = ("document", "statement")
_UNTOLD = REASONS.index("missing_operand")
_LINES = 100_000
"""Operands are ranked by code, then by line."""


def by_function(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of the forms Equal, Against and Relieved, and what cannot be told."""
    nw = needs("narwhals")
    c = nw.col
    keep = columnar.engine.keep
    found = [s for s in statements if isinstance(s.form, Equal | Against | Relieved)]
    if not found:
        return
    items, sections = keep(_items(columnar, found)), keep(_sections(columnar, found))
    asked = keep(_asked(columnar, found, items, sections))
    yield _not_told(asked.filter(c("untold")), sections)
    both = nw.concat([_on_side(items, left=True), _on_side(sections, left=False)])
    both = keep(both.join(_stated(asked.filter(~c("untold"))), on=list(_ON), how="inner"))
    left = c("is_left") != c("flipped")
    first = both.filter(left).group_by(*_ON).agg(least=c("rank").min())
    ranked = both.join(first, on=list(_ON), how="inner")
    total = left & (c("rank") == c("least"))
    sign = nw.when(left).then(nw.lit(-1, nw.Int64)).otherwise(nw.lit(1, nw.Int64))
    last = nw.when(left).then(nw.lit(10**9, nw.Int64)).otherwise(nw.lit(0, nw.Int64))
    terms = as_terms(ranked.filter(~total), {n: n for n in _ON}, sign=sign, order=c("rank") + last)
    relieved = [s for s in found if isinstance(s.form, Relieved)]
    yield from relieving(columnar, relieved, keep(ranked.filter(total)), keep(terms))


def _on_side(cells: LazyFrame, *, left: bool) -> LazyFrame:
    return cells.with_columns(is_left=needs("narwhals").lit(left))


def _asked(columnar: Columnar, found: list[Statement], items: LazyFrame, sections: LazyFrame) -> LazyFrame:
    """Return each document with each statement, what it prints of both sides, and whether that is told."""
    nw = needs("narwhals")
    c = nw.col
    asked = columnar.documents.select("document", "document_kind").join(
        columnar.spec(map(_form, found)), how="cross"
    )
    asked = allowed(columnar, asked, found)
    for name, of in (("n_items", items), ("n_sections", sections)):
        many = of.group_by(*_ON).agg(nw.len().cast(nw.Int64).alias(name))
        asked = asked.join(many, on=list(_ON), how="left").with_columns(c(name).fill_null(0))
    for name, of in (
        ("function", columnar.having(FUNCTION)),
        ("economic", columnar.having(ECONOMIC)),
        ("basic", columnar.having(FUNCTION, "basic")),
    ):
        asked = asked.join(_marked(of, name), on="document", how="left")
    asked = asked.join(_marked(_projects(columnar, found), "projects"), on=list(_ON), how="left")
    marks = [c(name).fill_null(value=False) for name in ("function", "economic", "basic", "projects")]
    untold = c("function") & ~c("basic") & c("projects")
    both = c("function") & c("economic")
    told = nw.when(c("equal")).then(both).otherwise(~untold | ~c("reverse") | (c("n_sections") > 0))
    return asked.with_columns(*marks).with_columns(untold=untold, both=both).filter(told)


def _marked(frame: LazyFrame, name: str) -> LazyFrame:
    return frame.unique().with_columns(needs("narwhals").lit(value=True).alias(name))


def _stated(told: LazyFrame) -> LazyFrame:
    """Return the documents and statements that are equations, and whether the sections are the left side."""
    nw = needs("narwhals")
    c = nw.col
    one, other = c("n_items") == 1, c("n_sections") == 1
    several = (c("n_items") > 1) | ((c("n_items") == 0) & ~c("where_printed"))
    right = nw.when(c("reverse")).then(c("n_items")).otherwise(c("n_sections"))
    compared = (right > 0) | (c("empty") & c("both"))
    flipped = nw.when(c("equal")).then(~one).otherwise(c("reverse"))
    return (
        told.filter((c("equal") & (one | (several & other))) | (~c("equal") & compared))
        .with_columns(flipped=flipped)
        .with_columns(single=nw.when(c("flipped")).then(nw.lit(-1, nw.Int64)).otherwise(c("single")))
        .select(*_ON, "flipped", "relation", "single")
    )


def _form(statement: Statement) -> dict[str, Any]:
    form, against = statement.form, _against(statement)
    return {
        "statement": statement.number,
        "equal": against is None,
        "where_printed": isinstance(form, Equal) and form.where_printed,
        "reverse": against is not None and against.reverse,
        "empty": against is not None and against.empty,
        "relation": number_of(against.relation if against else Relation.SUM),
        "single": number_of(None if against else Relation.SAME),
    }


def _codes(statement: Statement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the items and of the sections."""
    form, against = statement.form, _against(statement)
    if isinstance(form, Equal):
        return (form.function,), (form.economic,)
    return (against.functions, against.sections) if against else ((), ())


def _against(statement: Statement) -> Against | None:
    form = statement.form.form if isinstance(statement.form, Relieved) else statement.form
    return form if isinstance(form, Against) else None


def _ranked(columnar: Columnar, found: list[Statement], kind: str, side: int, *columns: str) -> LazyFrame:
    """Return the cells of the codes of one side of the statements, in some columns of a kind of table."""
    nw = needs("narwhals")
    c = nw.col
    rows = [
        row
        for s in found
        for n, code in enumerate(_codes(s)[side])
        for row in places(s, kind, key=code, position=n)
    ]
    cells = named(columnar, columnar.cells.filter(c("column").is_in(columns)), rows, ("kind", "key"))
    rank = c("position") * _LINES + c("line").cast(nw.Int64)
    return cells.filter(c("role") != "local").select(*TOTAL, "statement", rank=rank)


def _items(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    """Return the basic expenditure of items, or their whole where the table does not tell basic apart."""
    nw = needs("narwhals")
    cells = _ranked(columnar, found, FUNCTION, 0, "basic", "total")
    apart = columnar.having(FUNCTION, "basic")
    basic = cells.filter(nw.col("column") == "basic")
    whole = cells.filter(nw.col("column") == "total").join(apart, on="document", how="anti")
    return nw.concat([basic, whole])


def _sections(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    return _ranked(columnar, found, ECONOMIC, 1, "total")


def _projects(columnar: Columnar, found: list[Statement]) -> LazyFrame:
    """Return the documents and statements of which an item may have projects."""
    return _ranked(columnar, found, ALL, 0, "project").filter(may_hold()).select(*_ON)


def _not_told(asked: LazyFrame, sections: LazyFrame) -> LazyFrame:
    """Return as unchecked the first section of each document, or the document where it prints none."""
    nw = needs("narwhals")
    first = sections.group_by(*_ON).agg(least=nw.col("rank").min())
    cells = sections.join(first, on=list(_ON), how="inner").filter(nw.col("rank") == nw.col("least"))
    cells = cells.drop("document_kind")
    some = asked.select(*_ON, "document_kind").join(cells, on=list(_ON), how="left")
    return unchecked(some, _UNTOLD)
