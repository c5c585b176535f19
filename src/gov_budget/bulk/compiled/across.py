"""Sums across the columns of one line: Columns and Across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.parts import as_terms, named, number_of, stated, summed, unchecked
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, TOTAL, answering
from gov_budget.bulk.places import cell_of
from gov_budget.model import TableKind
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Across, Columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["across"]

_ON = ("spot",)


@attrs.frozen
class _Sum:
    """One declared sum of one kind of table: the columns with their signs, and those that must be printed."""

    kind: TableKind
    via: str
    total: str
    parts: tuple[tuple[str, int], ...]
    needed: frozenset[str]
    judges: bool


def across(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of columns, and the sums that cannot be checked for want of a column."""
    nw = needs("narwhals")
    c = nw.col
    asked = [(s, each) for s in statements if isinstance(s.form, Columns | Across) for each in _sums(s)]
    if not asked:
        return
    numbers = _numbered(dict.fromkeys(each for _, each in asked))
    parts = columnar.spec(row for each in numbers for row in _parts(each, numbers[each]))
    totals = _totals(columnar, asked, numbers).join(
        _printed(columnar, parts), on=["document", "table", "sum_number"], how="inner"
    )
    complete = c("found") >= c("asked")
    beside = _beside(columnar, totals.filter(complete), parts)
    yield stated(summed(beside, _terms(columnar, parts), _ON))
    first = totals.filter(~complete, c("judges"), c("line") == 0)
    yield unchecked(first, REASONS.index("missing_operand"))


def _sums(statement: Statement) -> Iterator[_Sum]:
    form = statement.form
    if isinstance(form, Across):
        signed = (*((column, 1) for column in form.added), *((column, -1) for column in form.taken))
        for kind, via in answering(form.kind):
            yield _Sum(kind, via, form.total, signed, frozenset(c for c, _ in signed), judges=False)
    elif isinstance(form, Columns):
        for kind, via in answering(form.kind):
            for column in kind.columns:
                if form.total in ("", column.key):
                    for parts in column.parts:
                        if not form.part or form.part in parts:
                            yield _declared(kind, via, column.key, parts)


def _declared(kind: TableKind, via: str, total: str, parts: tuple[str, ...]) -> _Sum:
    needed = frozenset(part for part in parts if not kind.column(part).optional)
    return _Sum(kind, via, total, tuple((part, 1) for part in parts), needed, judges=True)


def _numbered(sums: Iterable[_Sum]) -> dict[_Sum, int]:
    """Number the sums of each kind of table for itself: there are fewer than columns."""
    found: dict[_Sum, int] = {}
    for each in sums:
        found[each] = sum(other.kind is each.kind for other in found)
    return found


def _parts(each: _Sum, number: int) -> Iterator[dict[str, Any]]:
    for position, (column, sign) in enumerate(each.parts):
        yield {
            "kind": each.kind.key,
            "column": column,
            "sum_number": number,
            "sign": sign,
            "needed": int(column in each.needed),
            "position": position,
        }


def _terms(columnar: Columnar, parts: LazyFrame) -> LazyFrame:
    """Return each cell that matters once for each sum that it is a part of."""
    nw = needs("narwhals")
    c = nw.col
    cells = columnar.active.join(parts, on=["kind", "column"], how="inner")
    spot = cell_of(c("row"), "sum_number")
    return as_terms(cells.with_columns(spot=spot), {"spot": "spot"}, sign=c("sign"), order=c("position"))


def _printed(columnar: Columnar, parts: LazyFrame) -> LazyFrame:
    """Return how many parts of each sum a table prints, and how many of those that it must print."""
    nw = needs("narwhals")
    c = nw.col
    columns = columnar.cells.filter(c("line") == 0).join(parts, on=["kind", "column"], how="inner")
    return columns.group_by("document", "table", "sum_number").agg(
        terms=nw.len().cast(nw.Int64), found=c("needed").sum().cast(nw.Int64)
    )


def _beside(columnar: Columnar, totals: LazyFrame, parts: LazyFrame) -> LazyFrame:
    """Return the totals without those of lines that stand on another side than one of the parts."""
    nw = needs("narwhals")
    c = nw.col
    aside = columnar.cells.filter(~c("sided")).join(parts, on=["kind", "column"], how="inner")
    aside = aside.select(spot=cell_of(c("row"), "sum_number")).unique()
    return totals.join(aside, on="spot", how="anti")


def _totals(
    columnar: Columnar, asked: Sequence[tuple[Statement, _Sum]], numbers: Mapping[_Sum, int]
) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    rows = [
        {
            "kind": each.kind.key,
            "column": each.total,
            "via_first": each.via == "first",
            "statement": s.number,
            "sum_number": numbers[each],
            "asked": len(each.needed),
            "judges": each.judges,
        }
        for s, each in asked
    ]
    cells = named(columnar, columnar.cells, rows, ("kind", "column"))
    totals = cells.select(
        *TOTAL,
        "asked",
        "judges",
        "sum_number",
        spot=cell_of(c("row"), "sum_number"),
        statement=c("statement").cast(nw.Int32),
        relation=nw.lit(number_of(Relation.SUM), nw.Int32),
        single=nw.lit(-1, nw.Int32),
    )
    return allowed(columnar, totals, [s for s, _ in asked])
