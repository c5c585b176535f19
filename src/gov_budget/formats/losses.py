"""What a budget holds beyond figures under headings: what formats made for other programs may leave out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Cell, DepartmentBudget, Table

__all__ = ["Loss", "losses"]


class Loss(StrEnum):
    """Something that a format may leave out."""

    PROSE = "prose"
    CLAIMS = "claims"
    INDICATORS = "indicators"
    NOTES = "notes"
    PLACES = "places"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    INSTITUTION = "institution"
    PRINTED_CODES = "printed_codes"


def losses(budget: DepartmentBudget) -> tuple[Loss, ...]:
    """Return what of this a budget really holds, in the order of :class:`Loss`."""
    held = set(_held(budget))
    return tuple(loss for loss in Loss if loss in held)


def _held(budget: DepartmentBudget) -> Iterator[Loss]:
    statement, institution = budget.statement, budget.institution
    if statement and statement.sections:
        yield Loss.PROSE
    if statement and (statement.claims or statement.listings or statement.vehicles):
        yield Loss.CLAIMS
    if institution.units or institution.staff or institution.nature:
        yield Loss.INSTITUTION
    for table in budget.tables:
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[Loss]:
    if table.indicators:
        yield Loss.INDICATORS
    if table.notes:
        yield Loss.NOTES
    for line in table.lines:
        if line.printed_code:
            yield Loss.PRINTED_CODES
        if line.locus:
            yield Loss.PLACES
        for cell in line.cells:
            yield from _of_cell(cell)


def _of_cell(cell: Cell) -> Iterator[Loss]:
    if cell.locus:
        yield Loss.PLACES
    if cell.is_ambiguous:
        yield Loss.AMBIGUOUS
    if cell.is_printed and cell.figure is None:
        yield Loss.UNREADABLE
