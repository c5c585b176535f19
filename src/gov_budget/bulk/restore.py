"""From the rows of the frames back to budgets."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.values import from_json
from gov_budget.errors import UnreadableFigure
from gov_budget.model import (
    Cell,
    Claim,
    DepartmentBudget,
    Indicator,
    Line,
    Listing,
    Locus,
    Role,
    Section,
    Statement,
    Table,
    kind,
)
from gov_budget.money import Figure, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_budget.bulk.flatten import Rows

__all__ = ["restore"]

Row = dict[str, Any]


def restore(rows: Rows) -> Iterator[tuple[int, DepartmentBudget]]:
    """Yield the budgets, with their numbers, that rows hold; each frame in the order of its documents."""
    parts = {frame: _by_document(rows.get(frame, ())) for frame in rows}
    for row in rows["documents"]:
        number = row["document"]
        of = {frame: found.get(number, []) for frame, found in parts.items()}
        yield number, _budget(row, of)


def _by_document(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["document"], []).append(row)
    return found


def _budget(row: Row, of: Mapping[str, list[Row]]) -> DepartmentBudget:
    cells = {n: list(some) for n, some in groupby(of.get("cells", []), itemgetter("table"))}
    indicators = {n: list(some) for n, some in groupby(of.get("indicators", []), itemgetter("table"))}
    budget = from_json(
        DepartmentBudget,
        row["value"],
        year=row["year"],
        title=row["title"],
        profile=row["profile"],
        source=row["source"],
        tables=tuple(
            _table(t, cells.get(t["table"], []), indicators.get(t["table"], [])) for t in of.get("tables", [])
        ),
    )
    return _with_prose(attrs.evolve(budget, **_stage_and_scope(row)), of)


def _stage_and_scope(row: Row) -> dict[str, Any]:
    from gov_budget.fiscal import Scope, Stage  # noqa: PLC0415

    return {"stage": Stage(row["stage"]), "scope": Scope(row["scope"])}


def _with_prose(budget: DepartmentBudget, of: Mapping[str, list[Row]]) -> DepartmentBudget:
    if budget.statement is None:
        return budget
    statement: Statement = attrs.evolve(
        budget.statement,
        claims=tuple(from_json(Claim, row["value"]) for row in of.get("claims", [])),
        listings=tuple(from_json(Listing, row["value"]) for row in of.get("listings", [])),
        sections=_sections(budget.statement.sections, of.get("texts", [])),
    )
    return attrs.evolve(budget, statement=statement)


def _sections(bare: tuple[Section, ...] | None, texts: list[Row]) -> tuple[Section, ...] | None:
    if bare is None:
        return None
    said = {n: [row["text"] for row in some] for n, some in groupby(texts, itemgetter("section"))}
    return tuple(
        attrs.evolve(section, title=said[n][0], paragraphs=tuple(said[n][1:]))
        for n, section in enumerate(bare)
    )


def _table(row: Row, cells: list[Row], indicators: list[Row]) -> Table:
    columns = _keys(row["columns"])
    lines = tuple(_line(columns, list(some)) for _, some in groupby(cells, itemgetter("line")))
    return from_json(
        Table,
        row["value"],
        kind=kind(row["kind"]),
        number=row["number"],
        title=row["title"],
        unit=Unit(row["unit"]),
        columns=columns,
        lines=lines,
        indicators=tuple(from_json(Indicator, each["value"]) for each in indicators),
    )


def _keys(barred: str) -> tuple[str, ...]:
    return () if barred == "|" else tuple(barred[1:-1].split("|"))


def _line(columns: tuple[str, ...], rows: list[Row]) -> Line:
    row = rows[0]
    own = row["own_columns"]
    printed = {each["cell"]: each for each in reversed(rows) if each["cell"] is not None}
    return Line(
        role=Role(row["role"]),
        columns=columns if own is None else _keys(own),
        cells=tuple(_cell(printed[n]) for n in sorted(printed)),
        code=row["code"],
        key=row["key"],
        name=row["name"],
        institution=row["institution"],
        printed_code=row["printed_code"],
        locus=_locus(row, "line_"),
    )


def _cell(row: Row) -> Cell:
    candidates = tuple(row["candidates"].split("|")) if row["candidates"] else ()
    return Cell(row["printed_column"], row["text"], _figure(row), _locus(row), candidates)


def _figure(row: Row) -> Figure | None:
    if row["mark"] not in ("number", "zero"):
        return None
    if row["fen"] is not None:
        return Figure(row["fen"], Unit(row["unit"]), row["places"], row["text"])
    try:
        return Figure.read(row["text"], Unit(row["unit"]), places=row["places"])
    except UnreadableFigure:
        return None


def _locus(row: Row, prefix: str = "") -> Locus | None:
    page, line, ordinal = (row[f"{prefix}{part}"] for part in ("page", "row", "ordinal"))
    return None if page is line is ordinal is None else Locus(page, line, ordinal)
