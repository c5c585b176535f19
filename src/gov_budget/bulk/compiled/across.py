"""Sums across the columns of one line: Columns, Across, and the largest part of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.balances import SIDES
from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.largest import bounded, of_largest, summed_with_largest
from gov_budget.bulk.compiled.parts import as_terms, named, number_of, stated, unchecked
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, TOTAL, answering
from gov_budget.bulk.places import cell_of, column_of
from gov_budget.model import TableKind
from gov_budget.model.kinds import kinds
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Across, Columns, Largest

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
    total: str
    parts: tuple[tuple[str, int], ...]
    needed: frozenset[str]
    declared: bool


def across(columnar: Columnar, statements: Iterable[Statement]) -> Iterator[LazyFrame]:
    """Yield the equations of columns, and the sums that cannot be checked for want of a column."""
    nw = needs("narwhals")
    c = nw.col
    asked = [(s, via, each) for s in statements for via, each in _sums(s)]
    if not asked:
        return
    numbers = _numbered(dict.fromkeys(each for *_, each in asked))
    parts = columnar.spec(row for each in numbers for row in _parts(each, numbers[each]))
    here = _totals(columnar, numbers).join(_printed(columnar, parts), on="whole", how="inner")
    complete = c("found") >= c("asked")
    one_side = (c("most") == 0) | ((c("least") == c("side")) & (c("most") == c("side")))
    rows = [_row(*each, numbers) for each in asked]
    found = [s for s, *_ in asked]
    largest = of_largest(found)
    sides = summed_with_largest(here.filter(complete, one_side), _terms(columnar, parts), _ON, largest)
    yield stated(bounded(_said(columnar, sides, rows, found), largest))
    first = _said(columnar, here.filter(c("line") == 0, ~complete), rows, found).filter(c("judges"))
    yield unchecked(first, REASONS.index("missing_operand"))


def _said(
    columnar: Columnar, sums: LazyFrame, rows: list[dict[str, Any]], found: Sequence[Statement]
) -> LazyFrame:
    """Return sums once for each statement that is about them."""
    nw = needs("narwhals")
    said = named(columnar, sums, rows, ("kind", "column", "sum_number"))
    numbers = (nw.col(name).cast(nw.Int32) for name in ("statement", "relation"))
    return allowed(columnar, said.with_columns(*numbers, single=nw.lit(-1, nw.Int32)), found)


def _sums(statement: Statement) -> Iterator[tuple[str, _Sum]]:
    """Yield the sums that a statement is about, each with the column that says of which tables."""
    form = statement.form
    if isinstance(form, Across):
        signed = (*((column, 1) for column in form.added), *((column, -1) for column in form.taken))
        for kind, via in answering(form.kind):
            yield via, _Sum(kind, form.total, signed, frozenset(c for c, _ in signed), declared=False)
    elif isinstance(form, Columns):
        for kind, via in answering(form.kind):
            yield from ((via, each) for each in _declared(kind, form.total, form.part))
    elif isinstance(form, Largest):
        yield from (("first", each) for kind in kinds().values() for each in _declared(kind))


def _declared(kind: TableKind, total: str = "", part: str = "") -> Iterator[_Sum]:
    for column in kind.columns:
        for parts in column.parts if total in ("", column.key) else ():
            if not part or part in parts:
                needed = frozenset(key for key in parts if not kind.column(key).optional)
                yield _Sum(kind, column.key, tuple((key, 1) for key in parts), needed, declared=True)


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
            "of_side": SIDES.index(each.kind.column(column).side) if each.declared else 0,
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


def _totals(columnar: Columnar, numbers: Mapping[_Sum, int]) -> LazyFrame:
    """Return every cell that is declared to be a sum, once for each sum."""
    nw = needs("narwhals")
    c = nw.col
    sums = columnar.spec(
        {"kind": s.kind.key, "column": s.total, "sum_number": n, "asked": len(s.needed)}
        for s, n in numbers.items()
    )
    kinds_asked = sorted({s.kind.key for s in numbers})
    columns = sorted({s.total for s in numbers})
    cells = columnar.cells.filter(c("kind").is_in(kinds_asked), c("column").is_in(columns))
    return cells.join(sums, on=["kind", "column"], how="inner").select(
        *TOTAL,
        "first",
        "stands",
        "asked",
        "sum_number",
        "side",
        terms=nw.lit(0, nw.Int64),
        spot=cell_of(c("row"), "sum_number"),
        whole=column_of("sum_number"),
    )


def _row(statement: Statement, via: str, each: _Sum, numbers: Mapping[_Sum, int]) -> dict[str, Any]:
    largest = isinstance(statement.form, Largest)
    return {
        "kind": each.kind.key,
        "column": each.total,
        "sum_number": numbers[each],
        "via_first": via == "first",
        "statement": statement.number,
        "judges": isinstance(statement.form, Columns),
        "relation": number_of(Relation.AT_LEAST if largest else Relation.SUM),
    }
