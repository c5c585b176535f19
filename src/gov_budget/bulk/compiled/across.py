"""Sums across the columns of one line: Columns and Across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.balances import SIDES
from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.parts import as_terms, named, number_of, stated, summed, unchecked
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, TOTAL, answering
from gov_budget.bulk.places import cell_of, column_of
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
    totals, printed = _totals(columnar, asked, numbers), _printed(columnar, parts)
    complete = c("found") >= c("asked")
    one_side = (c("most") == 0) | ((c("least") == c("side")) & (c("most") == c("side")))
    sides = summed(totals, _terms(columnar, parts), _ON)
    yield stated(_in_tables(sides, printed).filter(complete, one_side))
    first = _in_tables(totals.filter(c("line") == 0, c("judges")), printed).filter(~complete)
    yield unchecked(first, REASONS.index("missing_operand"))


def _in_tables(totals: LazyFrame, printed: LazyFrame) -> LazyFrame:
    """Return totals of tables that print some part, with what is known of the parts printed."""
    return totals.with_columns(whole=column_of("sum_number")).join(printed, on="whole", how="inner")


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
            "of_side": SIDES.index(each.kind.column(column).side) if each.judges else 0,
        }


def _terms(columnar: Columnar, parts: LazyFrame) -> LazyFrame:
    """Return each cell that matters once for each sum that it is a part of."""
    nw = needs("narwhals")
    c = nw.col
    cells = columnar.active.join(parts, on=["kind", "column"], how="inner")
    spot = cell_of(c("row"), "sum_number")
    return as_terms(cells.with_columns(spot=spot), {"spot": "spot"}, sign=c("sign"), order=c("position"))


def _printed(columnar: Columnar, parts: LazyFrame) -> LazyFrame:
    """Return how many needed parts of each sum a table prints, where it prints any, and their sides."""
    nw = needs("narwhals")
    c = nw.col
    columns = columnar.cells.filter(c("line") == 0).join(parts, on=["kind", "column"], how="inner")
    return (
        columns.select("needed", "of_side", whole=column_of("sum_number"))
        .with_columns(some_side=nw.when(c("of_side") > 0).then(c("of_side")))
        .group_by("whole")
        .agg(found=c("needed").sum().cast(nw.Int64), least=c("some_side").min(), most=c("of_side").max())
    )


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
        "side",
        terms=nw.lit(0, nw.Int64),
        spot=cell_of(c("row"), "sum_number"),
        statement=c("statement").cast(nw.Int32),
        relation=nw.lit(number_of(Relation.SUM), nw.Int32),
        single=nw.lit(-1, nw.Int32),
    )
    return allowed(columnar, totals, [s for s, _ in asked])
