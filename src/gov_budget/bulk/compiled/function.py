"""Basic expenditure by function against the same by economic class: Equal and Against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.compiled.conditions import may_hold
from gov_budget.bulk.compiled.parts import as_terms, evaluated, kept, tagged, unchecked
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Against, Equal
from gov_budget.rules.forms.function import ALL, ECONOMIC, FUNCTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["by_function"]

_ON = ("document",)
_KEYS = {"document": "document"}
_UNTOLD = REASONS.index("missing_operand")


def by_function(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of each form of the shapes Equal and Against."""
    for statement in statements:
        if isinstance(statement.form, Equal):
            yield from _equal(columnar, statement, statement.form)
        elif isinstance(statement.form, Against):
            yield from _against(columnar, statement, statement.form)


def _equal(columnar: Columnar, statement: Statement, form: Equal) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    c = nw.col
    documents = _both(columnar)
    documents = kept(documents, statement, columnar)
    items, untold = _items(columnar, (form.function,))
    sections = _coded(columnar, ECONOMIC, (form.economic,), "total").join(
        documents, on="document", how="semi"
    )
    items = items.join(documents, on="document", how="semi")
    yield _not_told(documents.join(untold, on="document", how="semi"), sections, statement)
    told = documents.join(untold, on="document", how="anti")
    left = told.join(_counted(items, "n_left"), on="document", how="left")
    sizes = left.join(_counted(sections, "n_right"), on="document", how="left").with_columns(
        n_left=c("n_left").fill_null(0), n_right=c("n_right").fill_null(0)
    )
    one = items.join(sizes.filter(c("n_left") == 1), on="document", how="semi")
    totals = tagged(one, statement, single=Relation.SAME)
    yield evaluated(totals, as_terms(sections, _KEYS), _ON, empty=True)
    several = c("n_left") > 1 if form.where_printed else c("n_left") != 1
    other = sections.join(sizes.filter(several, c("n_right") == 1), on="document", how="semi")
    yield evaluated(tagged(other, statement), as_terms(items, _KEYS), _ON, empty=True)


def _against(columnar: Columnar, statement: Statement, form: Against) -> Iterator[LazyFrame]:
    nw = needs("narwhals")
    c = nw.col
    items, untold = _items(columnar, form.functions)
    sections = _coded(columnar, ECONOMIC, form.sections, "total")
    documents = kept(columnar.documents, statement, columnar)
    doubtful = documents.join(untold, on="document", how="semi")
    if form.reverse:
        doubtful = doubtful.join(sections.select("document"), on="document", how="semi")
    yield _not_told(doubtful, sections, statement)
    left, right = (sections, items) if form.reverse else (items, sections)
    stated = documents.join(untold, on="document", how="anti")
    if form.empty:
        stated = _either(stated, right.select("document"), _both(columnar).select("document"))
    else:
        stated = stated.join(right.select("document"), on="document", how="semi")
    left = left.join(stated, on="document", how="semi")
    first = left.group_by("document").agg(least=c("rank").min())
    ranked = left.join(first, on="document", how="inner")
    totals = tagged(ranked.filter(c("rank") == c("least")), statement, relation=form.relation)
    others = as_terms(ranked.filter(c("rank") != c("least")), _KEYS, sign=-1, order=c("rank") + 10**9)
    terms = nw.concat([as_terms(right, _KEYS, order=c("rank")), others])
    yield evaluated(totals, terms, _ON, empty=True)


def _either(documents: LazyFrame, one: LazyFrame, other: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    return documents.join(nw.concat([one, other]).unique(), on="document", how="semi")


def _both(columnar: Columnar) -> LazyFrame:
    documents = columnar.documents.join(columnar.having(FUNCTION), on="document", how="semi")
    return documents.join(columnar.having(ECONOMIC), on="document", how="semi")


def _coded(columnar: Columnar, kind: str, codes: tuple[str, ...], column: str) -> LazyFrame:
    """Return the cells of some codes in one column, ranked by code and line."""
    nw = needs("narwhals")
    c = nw.col
    rank = nw.lit(0, nw.Int64)
    for n, code in enumerate(codes):
        rank = nw.when(c("key") == code).then(nw.lit(n * 100_000, nw.Int64)).otherwise(rank)
    found = columnar.of(kind).filter(c("key").is_in(codes), c("role") != "local", c("column") == column)
    return found.with_columns(rank=rank + c("line").cast(nw.Int64))


def _items(columnar: Columnar, codes: tuple[str, ...]) -> tuple[LazyFrame, LazyFrame]:
    """Return the basic expenditure of some items, and the documents where it cannot be told from projects."""
    nw = needs("narwhals")
    having = columnar.having(FUNCTION, "basic")
    basic = _coded(columnar, FUNCTION, codes, "basic")
    whole = _coded(columnar, FUNCTION, codes, "total").join(having, on="document", how="anti")
    projects = _coded(columnar, ALL, codes, "project").filter(may_hold()).select("document").unique()
    untold = columnar.having(FUNCTION).join(having, on="document", how="anti")
    return nw.concat([basic, whole]), untold.join(projects, on="document", how="semi")


def _counted(cells: LazyFrame, name: str) -> LazyFrame:
    nw = needs("narwhals")
    return cells.group_by("document").agg(nw.len().alias(name))


def _not_told(documents: LazyFrame, sections: LazyFrame, statement: Statement) -> LazyFrame:
    """Return as unchecked the first section of each document, or the document where it prints none."""
    nw = needs("narwhals")
    c = nw.col
    mine = sections.join(documents, on="document", how="semi")
    first = mine.group_by("document").agg(least=c("rank").min())
    cells = mine.join(first, on="document", how="inner").filter(c("rank") == c("least"))
    some = documents.select("document").join(cells, on="document", how="left")
    return unchecked(tagged(some, statement), _UNTOLD)
