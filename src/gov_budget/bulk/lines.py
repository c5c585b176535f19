"""The rows of one table: one a cell, blanks of printed columns included, with what is known of the line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from gov_budget.bulk.values import to_json
from gov_budget.model import Cell, Locus, Role, Table
from gov_budget.rules.forms.pairs import identities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import DepartmentBudget, Line

__all__ = ["cell_rows", "table_row"]


def table_row(budget: DepartmentBudget, n: int) -> dict[str, Any]:
    """Return the row of a table without its document."""
    table = budget.tables[n]
    return {
        "table": n,
        **_standing(budget, n),
        "number": table.number,
        "title": table.title,
        "unit": table.unit.value,
        "columns": _barred(table.columns),
        "lines": len(table.lines),
        "institutions": len(table.role(Role.INSTITUTION)),
        "nested": any(table.lines[i].role is Role.SUBJECT for i in table.children),
        "owners": _barred(sorted({owner for *_, owner in identities(table)})),
        "value": to_json(table, "lines", "indicators", "kind", "number", "title", "unit", "columns"),
    }


def cell_rows(budget: DepartmentBudget, n: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table without its document."""
    table = budget.tables[n]
    standing = _standing(budget, n)
    alone = {i: identity for identity, i in identities(table).items()}
    same = Counter(line.key for line in table.lines if line.role is not Role.LOCAL)
    for i, line in enumerate(table.lines):
        about = {
            "table": n,
            **standing,
            **_line(table, i),
            "same_key": same[line.key],
            "identity": _barred(alone[i]) if i in alone else None,
        }
        for cell in _cells(table, line):
            yield {**about, **cell}


def _standing(budget: DepartmentBudget, n: int) -> dict[str, Any]:
    kind = budget.tables[n].kind
    stands = bool(kind.stands_for) and budget.by_kind[kind.stands_for] == n
    return {"kind": kind.key, "first": budget.by_kind[kind.key] == n, "stands": stands}


def _line(table: Table, i: int) -> dict[str, Any]:
    line, above = table.lines[i], _above(table, i)
    owner_line = next((a for a in above if table.lines[a].role is Role.INSTITUTION), None)
    return {
        "line": i,
        "role": line.role.value,
        "code": line.code,
        "key": line.key,
        "name": line.name,
        "institution": line.institution,
        "printed_code": line.printed_code,
        "own_columns": None if line.columns == table.columns else _barred(line.columns),
        "owner": table.owner(i),
        "owner_line": owner_line,
        "parent": table.parents[i],
        "level": len(above),
        "leaf": i in table.leaves,
        "sole": table.index(line.key) == i,
        **_place(line.locus, "line_"),
    }


def _above(table: Table, i: int) -> list[int]:
    found: list[int] = []
    above = table.parents[i]
    while above is not None:
        found.append(above)
        above = table.parents[above]
    return found


def _cells(table: Table, line: Line) -> Iterator[dict[str, Any]]:
    answered: set[str] = set()
    for n, cell in enumerate(line.cells):
        for column in dict.fromkeys(
            (cell.column, *cell.candidates) if cell.column else cell.candidates or ("",)
        ):
            row = _cell(table, cell, column)
            yield {**row, "cell": n, "printed_column": cell.column, "shadowed": column in answered}
            answered.add(column)
    missing = [column for column in table.columns if column not in answered]
    blanks: list[str | None] = [*missing] if missing or answered else [None]
    for blank in blanks:
        yield {
            **_cell(table, Cell(blank or ""), blank),
            "cell": None,
            "printed_column": None,
            "shadowed": False,
        }


def _cell(table: Table, cell: Cell, column: str | None) -> dict[str, Any]:
    figure = cell.figure
    mark = "zero" if figure is not None and figure.fen == 0 else cell.mark.value
    printed = column in table.columns
    return {
        "column": column,
        "column_index": table.columns.index(column) if column is not None and printed else None,
        "fen": figure.fen if figure else None,
        "quantum": figure.quantum if figure else None,
        "places": figure.places if figure else None,
        "unit": (figure.unit if figure else table.unit).value,
        "mark": mark,
        "ambiguous": cell.is_ambiguous,
        "candidates": "|".join(cell.candidates),
        "text": cell.text,
        **_place(cell.locus),
    }


def _place(locus: Locus | None, prefix: str = "") -> dict[str, int | None]:
    at = locus or Locus()
    return {f"{prefix}page": at.page, f"{prefix}row": at.row, f"{prefix}ordinal": at.column}


def _barred(parts: tuple[str, ...] | list[str]) -> str:
    """Return parts between bars; no part at all is one bar, so that it differs from one empty part."""
    return "|" + "".join(f"{part}|" for part in parts)
