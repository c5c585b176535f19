"""From budgets to the rows of the frames."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.lines import cell_rows, table_row
from gov_budget.bulk.places import MOST_COLUMNS, MOST_LINES, MOST_TABLES
from gov_budget.bulk.values import to_json
from gov_budget.model import Role
from gov_budget.rules.forms.conditions import only_agencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.model import Claim, DepartmentBudget, Statement, Table

__all__ = ["LARGEST", "PREFIXES", "Rows", "flatten"]

Rows = dict[str, list[dict[str, Any]]]

PREFIXES = (3, 5)
"""How many digits the subjects of a balance have; documents with others are not regular."""

LARGEST = 2**53
"""In 分; sums of larger amounts could leave int64, so documents that have some are not regular."""


def flatten(budgets: Iterable[tuple[int, DepartmentBudget]]) -> Rows:
    """Return the rows of every frame for budgets with their numbers."""
    rows: Rows = defaultdict(list)
    for number, budget in budgets:
        about = _about(number, budget)
        own = [row for n in range(len(budget.tables)) for row in cell_rows(budget, n)]
        fits = all(map(_fits, own)) and len(budget.tables) <= MOST_TABLES
        claims = budget.statement.claims if budget.statement else ()
        regular = fits and all(map(_is_regular, budget.tables)) and all(map(_is_plain, claims))
        rows["documents"].append(_document(about, budget, regular=regular))
        rows["cells"] += [{**about, **row} for row in own]
        rows["tables"] += [{"document": number, **table_row(budget, n)} for n in range(len(budget.tables))]
        rows["indicators"] += [row for n, t in enumerate(budget.tables) for row in _indicators(number, n, t)]
        if budget.statement is not None:
            _add_statement(rows, number, budget.statement)
    return rows


def _about(number: int, budget: DepartmentBudget) -> dict[str, Any]:
    return {
        "document": number,
        "year": budget.year,
        "stage": budget.stage.value,
        "scope": budget.scope.value,
        "profile": budget.profile,
        "institution_code": budget.institution.code,
        "institution_name": budget.institution.name,
    }


def _document(about: Mapping[str, Any], budget: DepartmentBudget, *, regular: bool) -> dict[str, Any]:
    nature = budget.institution.nature
    return {
        **about,
        "source": budget.source,
        "title": budget.title,
        "nature": nature.value if nature else None,
        "agencies": only_agencies(budget.institution),
        "regular": regular,
        "value": to_json(
            _without_frames(budget), "tables", "source", "title", "year", "stage", "scope", "profile"
        ),
    }


def _without_frames(budget: DepartmentBudget) -> DepartmentBudget:
    statement = budget.statement
    if statement is None:
        return budget
    bare = tuple(attrs.evolve(section, title="", paragraphs=()) for section in statement.sections or ())
    sections = None if statement.sections is None else bare
    return attrs.evolve(budget, statement=attrs.evolve(statement, sections=sections, claims=(), listings=()))


def _fits(row: Mapping[str, Any]) -> bool:
    return row["fen"] is None or abs(row["fen"]) < LARGEST


def _is_regular(table: Table) -> bool:
    cells = [cell for line in table.lines for cell in line.cells]
    same_unit = all(cell.figure is None or cell.figure.unit is table.unit for cell in cells)
    same_columns = all(line.columns == table.columns for line in table.lines)
    fits = len(table.lines) <= MOST_LINES and len(table.columns) <= MOST_COLUMNS
    balanced = table.kind.rows != "balance" or _has_classes(table)
    return same_unit and same_columns and fits and balanced and not table.unresolved


def _is_plain(claim: Claim) -> bool:
    """Whether a claim has an amount of certain column that is not too large, or none."""
    figure = claim.cell.figure
    return not claim.cell.candidates and (figure is None or abs(figure.fen) < LARGEST)


def _has_classes(table: Table) -> bool:
    """Whether every subject of a balance is a class or a section: the two that the engine looks below."""
    return all(len(line.code) in PREFIXES for line in table.lines if line.role is Role.SUBJECT)


def _indicators(number: int, n: int, table: Table) -> list[dict[str, Any]]:
    return [
        {
            "document": number,
            "table": n,
            "indicator": i,
            "project": each.project,
            "level1": each.level1,
            "level2": each.level2,
            "name": each.name,
            "operator": each.operator,
            "target": each.value,
            "measure": each.measure,
            "weight": each.weight,
            "value": to_json(each),
        }
        for i, each in enumerate(table.indicators)
    ]


def _add_statement(rows: Rows, number: int, statement: Statement) -> None:
    rows["claims"] += [_claim(number, i, claim) for i, claim in enumerate(statement.claims)]
    rows["listings"] += [
        {
            "document": number,
            "listing": i,
            "indicator": each.indicator,
            "year": each.year,
            "names": "|".join(each.names),
            "value": to_json(each),
        }
        for i, each in enumerate(statement.listings)
    ]
    for i, section in enumerate(statement.sections or ()):
        texts = enumerate((section.title, *section.paragraphs), -1)
        rows["texts"] += [
            {"document": number, "section": i, "paragraph": p, "text": text} for p, text in texts
        ]


def _claim(number: int, i: int, claim: Claim) -> dict[str, Any]:
    figure = claim.cell.figure
    return {
        "document": number,
        "claim": i,
        "indicator": claim.indicator,
        "year": claim.year,
        "aspect": claim.aspect.value,
        "scope": claim.scope.value if claim.scope else None,
        "subject": claim.subject,
        "change": claim.change,
        "text": claim.cell.text,
        "fen": figure.fen if figure and abs(figure.fen) < LARGEST else None,
        "quantum": figure.quantum if figure else None,
        "unit": figure.unit.value if figure else None,
        "certain": not claim.candidates,
        "value": to_json(claim),
    }
