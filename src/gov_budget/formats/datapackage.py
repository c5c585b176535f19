"""Budgets as Frictionless data packages: ``datapackage.json`` and one CSV file a table, with its schema.

Amounts are decimal numbers in the unit that their field names; what is printed and is no number is left
blank there, and :func:`lost_in_datapackage` tells of it. Specification: Data Package 1, Table Schema 1.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_budget.formats.losses import Loss, losses
from gov_budget.money import print_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_budget.formats.files import PathLike
    from gov_budget.model import Cell, DepartmentBudget, Table

__all__ = ["datapackage", "lost_in_datapackage", "write_datapackage"]

_FIXED = (
    ("role", "what the row is: total, subject, institution, project, item, sum …"),
    ("key", "what the row is found by: the code, or the key of a line of a balance"),
    ("code", "code of the subject"),
    ("name", "name as printed"),
    ("institution", "code of the institution, where the row belongs to one"),
)
_CLAIMS = (
    ("indicator", "string", "what is stated"),
    ("year", "integer", "fiscal year"),
    ("aspect", "string", "amount, change, rate, share, completion or count"),
    ("text", "string", "as printed"),
    ("unit", "string", "unit of an amount, or what a percentage or count is in"),
    ("change", "string", "direction word"),
)
_CARRIED = frozenset({Loss.CLAIMS, Loss.NOTES})


def write_datapackage(budget: DepartmentBudget, directory: PathLike) -> None:
    """Write a budget to a directory as a data package; the directory is made when it is not there.

    Raises:
        OSError: the system refuses to write.
    """
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in _contents(budget).items():
        stream = io.StringIO(newline="")
        csv.writer(stream).writerows(rows)
        (folder / f"{name}.csv").write_text(stream.getvalue(), "utf-8", newline="")
    text = json.dumps(datapackage(budget), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(f"{text}\n", "utf-8", newline="\n")


def datapackage(budget: DepartmentBudget) -> dict[str, Any]:
    """Return the descriptor of the data package: its resources, their fields, and the document."""
    resources = [_resource(_name(n, table), table) for n, table in enumerate(budget.tables, 1)]
    if budget.statement and budget.statement.claims:
        fields = [{"name": n, "type": kind, "description": words} for n, kind, words in _CLAIMS]
        resources.append(_described("claims", "情况说明", fields))
    return {
        "name": f"gov-budget-{budget.year}-{budget.stage.value.replace('_', '-')}",
        "title": budget.title or budget.institution.name,
        "profile": "tabular-data-package",
        "resources": resources,
        "gov_budget": {
            "title": budget.title,
            "year": budget.year,
            "stage": budget.stage.value,
            "scope": budget.scope.value,
            "profile": budget.profile,
            "institution": {"code": budget.institution.code, "name": budget.institution.name},
        },
    }


def lost_in_datapackage(budget: DepartmentBudget) -> tuple[Loss, ...]:
    """Return what of a budget a data package does not carry."""
    return tuple(loss for loss in losses(budget) if loss not in _CARRIED)


def _contents(budget: DepartmentBudget) -> Mapping[str, Sequence[Sequence[str]]]:
    files = {_name(n, table): list(_rows(table)) for n, table in enumerate(budget.tables, 1)}
    claims = budget.statement.claims if budget.statement else ()
    if claims:
        head = [name for name, _, _ in _CLAIMS]
        files["claims"] = [head, *(
            [c.indicator, str(c.year), c.aspect.value, c.cell.text,
             c.cell.figure.unit.value if c.cell.figure else c.measure, c.change]
            for c in claims
        )]  # fmt: skip
    return files


def _name(n: int, table: Table) -> str:
    return f"{n:02d}-{table.kind.key.replace('_', '-')}"


def _resource(name: str, table: Table) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        {"name": key, "type": "string", "description": words} for key, words in _FIXED
    ]
    fields += [
        {"name": key, "type": "number", "title": table.kind.column(key).zh, "unit": table.unit.value}
        for key in table.columns
    ]
    made = _described(name, f"{table.number} {table.title}".strip() or table.kind.zh, fields)
    return {
        **made,
        "kind": table.kind.key,
        "unit": table.unit.value,
        "notes": list(table.notes),
        "number": table.number,
        "printed": table.title,
    }


def _described(name: str, title: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _rows(table: Table) -> Iterator[list[str]]:
    yield [*(key for key, _ in _FIXED), *table.columns]
    for line in table.lines:
        fixed = [line.role.value, line.key, line.code, line.name, line.institution]
        cells = {cell.column: cell for cell in line.cells}
        yield [*fixed, *(_number(cells.get(key)) for key in table.columns)]


def _number(cell: Cell | None) -> str:
    figure = cell.figure if cell and not cell.is_ambiguous else None
    if figure is None:
        return ""
    return print_numeral(figure.fen * 10**figure.places // figure.unit.fen, figure.places)
