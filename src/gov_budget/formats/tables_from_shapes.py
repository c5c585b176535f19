"""From the shape of a table to the model; what no single key can say is checked here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gov_budget.errors import InvalidDocument
from gov_budget.formats.plain import shown, step
from gov_budget.model import Cell, Indicator, Line, Locus, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gov_budget.formats.shapes import (
        AmbiguousShape,
        CellShape,
        IndicatorShape,
        LineShape,
        TableShape,
    )

__all__ = ["locus_of", "table_of"]


class _Placed(Protocol):
    @property
    def page(self) -> int | None: ...
    @property
    def row(self) -> int | None: ...
    @property
    def column(self) -> int | None: ...


def locus_of(placed: _Placed) -> Locus | None:
    """Return where something stands, or ``None`` when nothing is said about it."""
    at = Locus(placed.page, placed.row, placed.column)
    return None if at == Locus() else at


def table_of(shape: TableShape, path: str) -> Table:
    """Return the table that a shape holds; ``path`` is where the shape stands.

    Raises:
        InvalidDocument: it names a column that its kind does not have, or a line one that the
            table does not print.
    """
    for i, column in enumerate(shape.columns):
        if column in shape.columns[:i]:
            raise InvalidDocument(f"the column {column!r} stands twice", f"{path}.columns[{i}]")
    _check(shape.columns, shape.kind.by_key, f"{path}.columns")
    return Table(
        kind=shape.kind,
        unit=shape.unit,
        columns=shape.columns,
        lines=tuple(_line(line, shape, f"{path}.lines[{i}]") for i, line in enumerate(shape.lines)),
        title=shape.title,
        number=shape.number,
        indicators=tuple(_indicator(indicator) for indicator in shape.indicators),
        headings=shape.headings,
        notes=shape.notes,
        locus=locus_of(shape),
    )


def _check(columns: Iterable[str], known: Collection[str], path: str) -> None:
    for i, column in enumerate(columns):
        if column not in known:
            problem = f"unknown column {shown(column)}: expected one of {', '.join(known)}"
            raise InvalidDocument(problem, f"{path}[{i}]")


def _line(shape: LineShape, table: TableShape, path: str) -> Line:
    return Line(
        role=shape.role,
        columns=table.columns,
        cells=_cells(shape, table, path),
        code=shape.code,
        key=shape.key,
        name=shape.name,
        institution=shape.institution,
        printed_code=shape.printed_code,
        locus=locus_of(shape),
    )


def _cells(shape: LineShape, table: TableShape, path: str) -> tuple[Cell, ...]:
    named: list[Cell] = []
    for column, cell in shape.cells.items():
        where = step(f"{path}.cells", column)
        if column not in table.columns:
            problem = f"the table does not print this column, only {', '.join(table.columns)}"
            raise InvalidDocument(problem, where)
        named.append(_cell(column, cell, table, where))
    lone = [_cell("", a, table, f"{path}.ambiguous[{i}]") for i, a in enumerate(shape.ambiguous)]
    first = [cell for a, cell in zip(shape.ambiguous, lone, strict=True) if a.position is None]
    return _placed(first + named, shape.ambiguous, lone, path)


def _placed(
    cells: list[Cell], shapes: Iterable[AmbiguousShape], lone: Iterable[Cell], path: str
) -> tuple[Cell, ...]:
    for i, (shape, cell) in enumerate(zip(shapes, lone, strict=True)):
        if shape.position is None:
            continue
        if shape.position > len(cells) + 1:
            problem = f"expected a position of at most {len(cells) + 1}"
            raise InvalidDocument(problem, f"{path}.ambiguous[{i}].position")
        cells.insert(shape.position - 1, cell)
    return tuple(cells)


def _cell(column: str, shape: CellShape | AmbiguousShape, table: TableShape, path: str) -> Cell:
    _check(shape.candidates, table.kind.by_key, f"{path}.candidates")
    return Cell.read(
        column, shape.text, table.unit,
        places=shape.places, locus=locus_of(shape), candidates=shape.candidates,
    )  # fmt: skip


def _indicator(shape: IndicatorShape) -> Indicator:
    return Indicator(
        name=shape.name,
        level1=shape.level1,
        level2=shape.level2,
        operator=shape.operator,
        value=shape.value,
        measure=shape.measure,
        weight=shape.weight,
        direction=shape.direction,
        project=shape.project,
        locus=locus_of(shape),
    )
