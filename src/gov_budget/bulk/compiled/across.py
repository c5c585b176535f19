"""Sums across the columns of one line: Columns and Across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.compiled.conditions import allowed
from gov_budget.bulk.compiled.parts import as_terms, finished, named, number_of, sided, unchecked
from gov_budget.bulk.extras import LazyFrame, needs
from gov_budget.bulk.operands import REASONS, TOTAL, answering, spot
from gov_budget.bulk.verdicts import gathered
from gov_budget.model import TableKind
from gov_budget.rules.equation import Relation
from gov_budget.rules.forms import Across, Columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = ["across"]

_ON = ("document", "spot")


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
    asked = [(s, each) for s in statements if isinstance(s.form, Columns | Across) for each in _sums(s)]
    if not asked:
        return
    sums = tuple(dict.fromkeys(each for _, each in asked))
    terms = _terms(columnar, sums)
    totals = _totals(columnar, asked, sums)
    sides = totals.join(gathered(terms, _ON), on=list(_ON), how="inner")
    c = nw.col
    complete = c("needed") >= c("asked")
    aside = terms.filter(~c("beside")).select(*_ON).unique()
    yield finished(sides.filter(complete).join(aside, on=list(_ON), how="anti"))
    yield unchecked(sides.filter(~complete, c("judges"), c("line") == 0), REASONS.index("missing_operand"))


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


def _terms(columnar: Columnar, sums: tuple[_Sum, ...]) -> LazyFrame:
    """Return each cell once for each sum that it is a part of."""
    nw = needs("narwhals")
    c = nw.col
    rows: dict[str, list[object]] = {
        n: [] for n in ("kind", "column", "sum_number", "sign", "needed", "position")
    }
    for number, each in enumerate(sums):
        for position, (column, sign) in enumerate(each.parts):
            values = (each.kind.key, column, number, sign, int(column in each.needed), position)
            for name, value in zip(rows, values, strict=True):
                rows[name].append(value)
    spec = columnar.engine.load(needs("pyarrow").table(rows))
    cells = columnar.cells.join(spec, on=["kind", "column"], how="inner")
    keys = {name: name for name in _ON}
    return as_terms(
        cells.with_columns(beside=sided(), spot=spot("line", "sum_number")),
        {**keys, "beside": "beside"},
        sign=c("sign"),
        needed=c("needed"),
        order=c("position"),
    )


def _totals(columnar: Columnar, asked: Sequence[tuple[Statement, _Sum]], sums: tuple[_Sum, ...]) -> LazyFrame:
    nw = needs("narwhals")
    rows = [
        {
            "kind": each.kind.key,
            "column": each.total,
            "via_first": each.via == "first",
            "statement": s.number,
            "sum_number": sums.index(each),
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
        spot=spot("line", "sum_number"),
        statement=nw.col("statement").cast(nw.Int32),
        relation=nw.lit(number_of(Relation.SUM), nw.Int32),
        single=nw.lit(-1, nw.Int32),
    )
    return allowed(columnar, totals, [s for s, _ in asked])
