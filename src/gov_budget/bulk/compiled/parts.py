"""What every compiled shape has in common: terms in one layout, and the join of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.operands import OPERAND, REASONS, TOTAL, answering
from gov_budget.bulk.verdicts import GATHERED, WRONG, gathered, printing
from gov_budget.rules.equation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.bulk.operands import Columnar
    from gov_budget.bulk.statements import Statement

__all__ = [
    "RELATIONS",
    "SIDES",
    "as_terms",
    "evaluated",
    "having",
    "integers",
    "kept",
    "named",
    "number_of",
    "places",
    "problem",
    "stated",
    "summed",
    "tagged",
    "unchecked",
    "untold",
]

RELATIONS: tuple[Relation, ...] = tuple(Relation)

SIDES = (*TOTAL, "statement", "relation", "single", "refused", *GATHERED)
"""The columns of equations with both sides, which :func:`verdicts.judged` takes: every shape returns them.

``relation`` is a number, that after the last for none; ``single`` is the relation for one part, or -1;
``refused`` is the number of the reason why a statement could not even be grounded, 0, or that of
:data:`verdicts.WRONG` where it is a judgement that something is wrong.
"""


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


def places(statement: Statement, kind: str, **more: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - values
    """Yield the rows for :func:`named` that say where a statement looks: one a kind of table that answers."""
    for each, via in answering(kind):
        yield {"statement": statement.number, "kind": each.key, "via_first": via == "first", **more}


def integers(*names: str) -> list[Expr]:
    """Return columns of numbers as equations have them, where a small table had them wider."""
    nw = needs("narwhals")
    return [nw.col(name).cast(nw.Int32) for name in names]


def named(columnar: Columnar, cells: LazyFrame, rows: list[dict[str, Any]], on: tuple[str, ...]) -> LazyFrame:
    """Return cells or lines once for each row of a small table that names them.

    A row tells the values of ``on``, and ``via_first``: whether a table must be the first of its kind or
    stand for another.
    """
    c = needs("narwhals").col
    for name in on:
        cells = cells.filter(c(name).is_in(sorted({row[name] for row in rows})))
    found = cells.join(columnar.spec(rows), on=list(on), how="inner")
    return found.filter((c("via_first") & c("first")) | (~c("via_first") & c("stands")))


def having(columnar: Columnar, rows: list[dict[str, Any]]) -> LazyFrame:
    """Return for each statement the documents that have one of the tables that its rows name."""
    tables = named(columnar, columnar.tables, rows, ("kind",))
    return tables.select("document", *integers("statement")).unique()


def untold(columnar: Columnar, shared: LazyFrame, rows: list[dict[str, Any]], *by: str) -> LazyFrame:
    """Return the lines with codes that several institutions print, where whose is whose cannot be told.

    They are those whose own institution has no line in the tables that the rows name.
    """
    owners = named(columnar, columnar.lines, rows, ("kind",))
    owners = owners.select("document", *integers("statement"), *by, "owner").unique()
    return shared.join(owners, on=["document", "statement", *by, "owner"], how="anti")


def evaluated(
    totals: LazyFrame,
    terms: LazyFrame,
    on: tuple[str, ...],
    *,
    empty: bool = False,
    extra: Expr | None = None,
) -> LazyFrame:
    """Return the equations of totals and terms that agree in ``on``, with both sides.

    Terms are all operands, blank ones too.  Where ``empty``, a total without terms is an equation
    too; ``extra`` filters both sides joined.
    """
    sides = totals.join(gathered(terms, on), on=list(on), how="left" if empty else "inner")
    return stated(printing(sides if extra is None else sides.filter(extra)))


def summed(totals: LazyFrame, terms: LazyFrame, on: tuple[str, ...], **more: Expr) -> LazyFrame:
    """Return totals that know how many ``terms`` they have with what these add up to, and ``more`` of them.

    Only the terms that can matter are needed: those of :attr:`operands.Columnar.active`.
    """
    return printing(totals.join(gathered(terms, on, **more).drop("terms"), on=list(on), how="left"))


def stated(sides: LazyFrame) -> LazyFrame:
    """Return equations with both sides in the layout of all shapes."""
    return _laid_out(sides.with_columns(refused=needs("narwhals").lit(0, needs("narwhals").Int32)))


def _laid_out(sides: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    return sides.with_columns(nw.col("statement", "relation", "single").cast(nw.Int32)).select(*SIDES)


def unchecked(totals: LazyFrame, reason: int) -> LazyFrame:
    """Return totals of statements as what could not be checked, for a reason by its number."""
    nw = needs("narwhals")
    sides = totals.with_columns(
        relation=nw.lit(len(RELATIONS), nw.Int32),
        single=nw.lit(-1, nw.Int32),
        refused=nw.lit(reason, nw.Int32),
        **{name: nw.lit(None, nw.Int64) for name in GATHERED},
    )
    return _laid_out(sides)


def problem(totals: LazyFrame) -> LazyFrame:
    """Return amounts of statements as wrong by themselves; as unchecked where their column cannot be told."""
    nw = needs("narwhals")
    ambiguous = REASONS.index("ambiguous")
    sure = unchecked(totals.filter(nw.col("unusable") != ambiguous), WRONG)
    unsure = unchecked(totals.filter(nw.col("unusable") == ambiguous), ambiguous)
    return nw.concat([sure, unsure])


def kept(cells: LazyFrame, statement: Statement, columnar: Columnar) -> LazyFrame:
    """Return rows of the documents that meet the conditions of a statement."""
    from gov_budget.bulk.compiled.conditions import meeting  # noqa: PLC0415 - it compiles with these parts

    for condition, met in statement.given:
        cells = cells.join(meeting(condition, columnar), on="document", how="semi" if met else "anti")
    return cells
