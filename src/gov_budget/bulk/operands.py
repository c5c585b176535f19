"""The cells as operands: what of a cell an equation needs, on every engine alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.engines import Engine
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.model.kinds import kinds
from gov_budget.money import Unit

if TYPE_CHECKING:
    from gov_budget.model import TableKind

__all__ = ["OPERAND", "REASONS", "TOTAL", "Columnar", "answering", "columnar", "means", "spot"]

REASONS = ("", "ambiguous", "unreadable", "blank_unknown", "missing_operand")
"""Why an operand cannot be used, by its number in the column ``unusable``."""

OPERAND = ("fen", "quantum", "unit_fen", "printed", "unusable")
"""The columns that an equation needs of each of its cells."""

_ABOUT = ("document", "document_kind", "year", "final", "table", "kind", "line", "key", "column")
TOTAL = (*_ABOUT, *OPERAND)
"""The columns that are kept of the cell that stands for an equation."""

_CELLS = (
    "document",
    "year",
    "stage",
    "scope",
    "table",
    "kind",
    "first",
    "stands",
    "line",
    "role",
    "code",
    "key",
    "owner",
    "owner_line",
    "parent",
    "leaf",
    "sole",
    "same_key",
    "identity",
    "column",
    "column_index",
    "fen",
    "quantum",
    "unit",
    "mark",
    "ambiguous",
)


@attrs.frozen(eq=False)
class Columnar:
    """The frames that equations are compiled to: regular documents, their tables and operands."""

    engine: Engine
    documents: LazyFrame
    tables: LazyFrame
    cells: LazyFrame

    _kept: dict[str, LazyFrame] = attrs.field(factory=dict, init=False)

    def of(self, kind: str) -> LazyFrame:
        """Return the cells of the tables that rules mean by a kind: kept, for many forms ask for them."""
        if kind not in self._kept:
            self._kept[kind] = self.engine.keep(self.cells.filter(means(kind)))
        return self._kept[kind]

    def having(self, kind: str, *columns: str) -> LazyFrame:
        """Return the documents whose table of a kind prints some columns."""
        nw = needs("narwhals")
        found = self.tables.filter(means(kind))
        for column in columns:
            found = found.filter(nw.col("columns").str.contains(f"|{column}|", literal=True))
        return found.select("document")


def answering(kind: str) -> tuple[tuple[TableKind, str], ...]:
    """Return the kinds of table that rules mean by a kind, each with the column that says so."""
    return tuple(
        (each, "first" if each.key == kind else "stands")
        for each in kinds().values()
        if kind in (each.key, each.stands_for)
    )


def means(kind: str) -> Expr:
    """Return whether rules that name a kind mean the table of a row."""
    nw = needs("narwhals")
    own, *others = [(nw.col("kind") == each.key) & nw.col(flag) for each, flag in answering(kind)]
    for other in others:
        own |= other
    return own


def columnar(engine: Engine, documents: LazyFrame, tables: LazyFrame, cells: LazyFrame) -> Columnar:
    """Return the frames that equations are compiled to, made from those of a dataset."""
    nw = needs("narwhals")
    regular = documents.filter(nw.col("regular")).with_columns(document_kind=_document_kind())
    regular = engine.keep(regular.select("document", "document_kind", "year", "profile"))
    tables = tables.select(
        "document", "table", "kind", "first", "stands", "columns", "institutions", "nested", "owners"
    )
    kept = (
        cells.filter(~nw.col("column_index").is_null(), ~nw.col("shadowed"))
        .select(*_CELLS)
        .join(regular.select("document"), on="document", how="semi")
        .with_columns(
            document_kind=_document_kind(),
            final=nw.col("stage") == "final_account",
            unit_fen=_unit_fen(),
            printed=nw.col("mark").is_in(["number", "zero", "text"]),
            unusable=_unusable(),
        )
        .drop("stage", "scope", "unit", "mark", "ambiguous")
    )
    return Columnar(
        engine, regular, engine.keep(tables.join(regular, on="document", how="semi")), engine.keep(kept)
    )


def spot(line: str, column: str = "column_index") -> Expr:
    """Return table, line and column as one number: engines group by numbers faster than by texts."""
    nw = needs("narwhals")
    table, row = nw.col("table").cast(nw.Int64) * 2**40, nw.col(line).cast(nw.Int64) * 2**16
    return table + row + nw.col(column).cast(nw.Int64)


def _document_kind() -> Expr:
    nw = needs("narwhals")
    budget = nw.when(nw.col("scope") == "unit").then(nw.lit("B")).otherwise(nw.lit("D"))
    return nw.when(nw.col("stage") == "final_account").then(nw.lit("F")).otherwise(budget)


def _unit_fen() -> Expr:
    nw = needs("narwhals")
    found = nw.lit(Unit.YUAN.fen, nw.Int64)
    for unit in (Unit.WAN, Unit.YI):
        found = nw.when(nw.col("unit") == unit.value).then(nw.lit(unit.fen, nw.Int64)).otherwise(found)
    return found


def _unusable() -> Expr:
    """Return the number of the reason why a cell cannot be used, 0 where it can."""
    nw = needs("narwhals")
    unknown = [key for key, each in kinds().items() if not each.blank_is_zero]
    blank = nw.col("fen").is_null() & nw.col("kind").is_in(unknown) if unknown else nw.lit(value=False)
    found = nw.when(blank).then(nw.lit(3, nw.Int32)).otherwise(nw.lit(0, nw.Int32))
    found = nw.when(nw.col("mark") == "text").then(nw.lit(2, nw.Int32)).otherwise(found)
    return nw.when(nw.col("ambiguous")).then(nw.lit(1, nw.Int32)).otherwise(found)
