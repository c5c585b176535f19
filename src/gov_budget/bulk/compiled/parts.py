"""What every compiled shape has in common: terms in one layout, and the join of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import OPERAND, TOTAL
from gov_budget.bulk.verdicts import gathered, judged
from gov_budget.model.kinds import kinds
from gov_budget.rules.equation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement
    from gov_budget.model import TableKind

__all__ = [
    "JUDGED",
    "RELATIONS",
    "as_terms",
    "evaluated",
    "finished",
    "kept",
    "named",
    "number_of",
    "on_one_side",
    "sided",
    "tagged",
    "unchecked",
]

RELATIONS: tuple[Relation, ...] = tuple(Relation)
JUDGED = (
    "document",
    "document_kind",
    "year",
    "statement",
    "table",
    "kind",
    "line",
    "key",
    "column",
    "relation",
    "verdict",
    "reason",
    "sum",
    "residual",
    "bound",
    "addends",
)
"""The columns of what is judged, before statements and relations get their names."""


def number_of(relation: Relation | None) -> int:
    """Return the number that stands for a relation in a column; -1 for none."""
    return -1 if relation is None else RELATIONS.index(relation)


def as_terms(  # noqa: PLR0913 - a term is all of these
    cells: LazyFrame,
    keys: dict[str, str],
    *,
    sign: int | Expr = 1,
    order: Expr | None = None,
    counted: int = 1,
    needed: int | Expr = 0,
) -> LazyFrame:
    """Return cells as terms; ``keys`` renames their columns to those of the equations."""
    nw = needs("narwhals")
    return cells.select(
        *(nw.col(own).alias(name) for name, own in keys.items()),
        *(nw.col(name) for name in OPERAND),
        sign=_int(sign),
        order=nw.col("line").cast(nw.Int64) if order is None else order.cast(nw.Int64),
        counted=_int(counted),
        needed=_int(needed),
    )


def _int(value: int | Expr) -> Expr:
    nw = needs("narwhals")
    return nw.lit(value, nw.Int64) if isinstance(value, int) else value.cast(nw.Int64)


def tagged(
    totals: LazyFrame,
    statement: Statement,
    *,
    relation: Relation = Relation.SUM,
    single: Relation | None = None,
    keys: Iterable[str] = (),
) -> LazyFrame:
    """Return cells as the totals of a statement's equations."""
    nw = needs("narwhals")
    return totals.select(
        *TOTAL,
        *(key for key in keys if key not in TOTAL),
        statement=nw.lit(statement.number, nw.Int32),
        relation=nw.lit(number_of(relation), nw.Int32),
        single=nw.lit(number_of(single), nw.Int32),
    )


def named(columnar: Columnar, cells: LazyFrame, rows: list[dict[str, Any]], on: tuple[str, ...]) -> LazyFrame:
    """Return cells once for each row of a small table that names them.

    A row tells the values of ``on``, and ``via_first``: whether a table must be the first of its kind or
    stand for another.
    """
    nw = needs("narwhals")
    c = nw.col
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    spec = columnar.engine.load(needs("pyarrow").table(columns))
    found = cells.join(spec, on=list(on), how="inner")
    return found.filter((c("via_first") & c("first")) | (~c("via_first") & c("stands")))


def sided() -> Expr:
    """Whether a cell's line stands on the side of its table that its column belongs to, for every kind."""
    nw = needs("narwhals")
    found = nw.lit(value=True)
    for kind in kinds().values():
        if any(column.side for column in kind.columns):
            found &= (nw.col("kind") != kind.key) | on_one_side(kind)
    return found


def evaluated(
    totals: LazyFrame,
    terms: LazyFrame,
    on: tuple[str, ...],
    *,
    empty: bool = False,
    extra: Expr | None = None,
) -> LazyFrame:
    """Return the judged equations of totals and terms that agree in ``on``.

    Where ``empty``, a total without terms is an equation too; ``extra`` filters both sides joined.
    """
    sides = totals.join(gathered(terms, on), on=list(on), how="left" if empty else "inner")
    if extra is not None:
        sides = sides.filter(extra)
    return finished(sides)


def finished(sides: LazyFrame) -> LazyFrame:
    """Return the judged equations of both sides joined."""
    nw = needs("narwhals")
    return judged(sides).with_columns(reason=nw.col("reason").cast(nw.Int32)).select(*JUDGED)


def unchecked(totals: LazyFrame, reason: int) -> LazyFrame:
    """Return totals of statements as what could not be checked, for a reason by its number."""
    nw = needs("narwhals")
    return totals.with_columns(
        relation=nw.lit(-1, nw.Int32),
        verdict=nw.lit("unchecked"),
        reason=nw.lit(reason, nw.Int32),
        sum=nw.lit(None, nw.Int64),
        residual=nw.lit(None, nw.Int64),
        bound=nw.lit(None, nw.Int64),
        addends=nw.lit(None, nw.Int32),
    ).select(*JUDGED)


def on_one_side(kind: TableKind) -> Expr:
    """Whether the line of a cell stands on the side of the table that its column belongs to."""
    nw = needs("narwhals")
    found = nw.lit(value=True)
    for column in kind.columns:
        if column.side:
            there = [line.key for line in kind.lines if line.side == column.side]
            others = [line.key for line in kind.lines if line.side != column.side]
            declared = nw.col("key").is_in(there)
            side = declared if column.side == "income" else ~nw.col("key").is_in(others)
            found &= (nw.col("column") != column.key) | side
    return found


def kept(cells: LazyFrame, statement: Statement, columnar: Columnar) -> LazyFrame:
    """Return rows of the documents that meet the conditions of a statement."""
    from gov_budget.bulk.compiled.conditions import meeting  # noqa: PLC0415

    for condition, met in statement.given:
        cells = cells.join(meeting(condition, columnar), on="document", how="semi" if met else "anti")
    return cells
