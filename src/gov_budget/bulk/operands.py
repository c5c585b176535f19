"""The cells as operands: what of a cell an equation needs, on every engine alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.balances import line_side, sided
from gov_budget.bulk.engines import Engine
from gov_budget.bulk.extras import Expr, LazyFrame, needs
from gov_budget.bulk.places import cell_of, row_of
from gov_budget.model.kinds import kinds
from gov_budget.money import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.model import TableKind

__all__ = ["FRAMES", "OPERAND", "REASONS", "TOTAL", "Columnar", "answering", "columnar", "means"]

FRAMES = ("documents", "tables", "cells", "claims")
"""The frames of a dataset that equations need."""

REASONS = ("", "ambiguous", "unreadable", "blank_unknown", "missing_operand")
"""Why an operand cannot be used, by its number in the column ``unusable``."""

OPERAND = ("fen", "quantum", "unit_fen", "printed", "unusable")
"""The columns that an equation needs of each of its cells."""

TOTAL = ("document", "document_kind", "table", "kind", "line", "key", "column", *OPERAND)
"""The columns that are kept of the cell that stands for an equation."""

_LINE = ("document", "document_kind", "table", "kind", "first", "stands", "line", "row", "role", "code",
         "digits", "key", "owner", "same_key", "identity", "leaf", "sole", "parent_row", "owner_row",
         "final")  # fmt: skip
"""What is known of a line."""

_CELL = (*_LINE, "side", "column", "column_index", "cell", "sided", *OPERAND)
_TERM = ("document", "table", "kind", "line", "row", "role", "digits", "key", "leaf", "sole", "parent_row",
         "owner_row", "column", "column_index", *OPERAND)  # fmt: skip

_TEXTS = ("document_kind", "kind", "role", "code", "key", "owner", "identity", "column")
"""Texts that are compared and joined, never looked into."""

_READ = ("document", "stage", "scope", "table", "kind", "first", "stands", "line", "role", "code", "key",
         "owner", "owner_line", "parent", "leaf", "sole", "same_key", "identity", "column", "column_index",
         "fen", "quantum", "unit", "mark", "ambiguous", "shadowed")  # fmt: skip
"""The columns of the frame ``cells`` that equations need: all others stay in the file."""

_LABELLED = ("local", "project")
_SPACES = "[\\s\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""What ``str.split`` takes for spaces, on every engine."""

_CLAIM = ("document", "claim", "indicator", "year", "aspect", "certain", "fen", "quantum", "unit")
"""What is known of a claim of the prose."""

_MOST_DIGITS = 12
"""A longer code counts as one of so many digits: no form asks for as many."""


@attrs.frozen(eq=False)
class Columnar:
    """The frames that equations are compiled to: regular documents, their tables, lines and operands.

    ``cells`` has a row for every cell of a printed column, blank ones too, so that the existence of an
    operand is the existence of a row; ``active`` has those of them that can matter to a sum, because
    they print something or cannot be used; ``lines`` has a row for every line of a table that has columns.
    Texts of ``_TEXTS`` are in the engine's own codes: compare them with texts, and join them with
    frames that :meth:`spec` made.
    """

    engine: Engine
    documents: LazyFrame
    tables: LazyFrame
    lines: LazyFrame
    cells: LazyFrame
    active: LazyFrame
    labelled: LazyFrame
    claims: LazyFrame

    _kept: dict[Any, LazyFrame] = attrs.field(factory=dict, init=False)

    def of(self, kind: str) -> LazyFrame:
        """Return the cells of the tables that rules mean by a kind: kept, for many forms ask for them."""
        return self.once(kind, self.cells.filter(means(kind)))

    def once(self, name: Any, frame: LazyFrame) -> LazyFrame:  # noqa: ANN401 - whatever can be a key
        """Return a frame that several forms ask for by a name: computed for the first, kept for all."""
        if name not in self._kept:
            self._kept[name] = self.engine.keep(frame)
        return self._kept[name]

    def names(self) -> LazyFrame:
        """Return the names, without spaces, of the lines that have no code of their own."""
        return self.once("names", self.labelled)

    def having(self, kind: str, *columns: str) -> LazyFrame:
        """Return the documents whose table of a kind prints some columns."""
        nw = needs("narwhals")
        found = self.tables.filter(means(kind))
        for column in columns:
            found = found.filter(nw.col("columns").str.contains(f"|{column}|", literal=True))
        return found.select("document")

    def spec(self, rows: Iterable[dict[str, Any]]) -> LazyFrame:
        """Return rows of what statements ask for as a small frame that joins with the others."""
        table = needs("pyarrow").Table.from_pylist(list(rows))
        return self.engine.coded(self.engine.load(table), [n for n in _TEXTS if n in table.column_names])


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


def columnar(engine: Engine, frames: Mapping[str, LazyFrame]) -> Columnar:
    """Return the frames that equations are compiled to, made from those of a dataset."""
    nw = needs("narwhals")
    documents, tables, cells, claims = (frames[name] for name in FRAMES)
    regular = documents.filter(nw.col("regular")).with_columns(document_kind=_document_kind())
    final = nw.col("stage") == "final_account"
    regular = regular.select("document", "document_kind", "year", "profile", "agencies", final=final)
    regular = engine.keep(engine.coded(regular, ["document_kind"]))
    others = engine.keep(documents.filter(~nw.col("regular")).select("document"))
    if engine.collect([others.head(1)])[0].num_rows:
        tables, cells = (each.join(others, on="document", how="anti") for each in (tables, cells))
    tables = tables.select(
        "document", "table", "kind", "first", "stands", "columns", "institutions", "nested", "owners"
    )
    operands = engine.keep(_operands(engine, cells))
    return Columnar(
        engine,
        regular,
        engine.keep(engine.coded(tables, ["kind"])),
        engine.keep(operands.filter(nw.col("column_index") == 0).select(*_LINE)),
        operands,
        engine.keep(operands.filter(nw.col("printed") | (nw.col("unusable") > 0)).select(*_TERM)),
        _labelled(cells),
        claims.select(*_CLAIM).with_columns(unit_fen=_unit_fen()),
    )


def _labelled(cells: LazyFrame) -> LazyFrame:
    c = needs("narwhals").col
    lines = cells.filter(c("role").is_in(_LABELLED), c("column_index") == 0, ~c("shadowed"))
    return lines.select(row=row_of(), name=c("name").str.replace_all(_SPACES, ""))


def _operands(engine: Engine, cells: LazyFrame) -> LazyFrame:
    nw = needs("narwhals")
    c = nw.col
    digits = nw.min_horizontal(c("code").str.len_chars().cast(nw.Int64), nw.lit(_MOST_DIGITS, nw.Int64))
    found = (
        cells.select(*_READ)
        .filter(~c("column_index").is_null(), ~c("shadowed"))
        .with_columns(
            final=c("stage") == "final_account",
            document_kind=_document_kind(),
            digits=digits,
            unit_fen=_unit_fen(),
            printed=c("mark").is_in(["number", "zero", "text"]),
            unusable=_unusable(),
            row=row_of(),
            cell=cell_of(),
            parent_row=row_of("parent"),
            owner_row=row_of("owner_line"),
        )
    )
    return (
        engine.coded(found, list(_TEXTS))
        .with_columns(side=line_side())
        .with_columns(sided=sided())
        .select(*_CELL)
    )


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
