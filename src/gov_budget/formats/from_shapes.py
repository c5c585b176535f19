"""From the shape of a document to the model; see :mod:`.tables_from_shapes` for its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.formats.tables_from_shapes import locus_of, table_of
from gov_budget.model import (
    Cell,
    Claim,
    DepartmentBudget,
    Institution,
    Listing,
    Locus,
    Section,
    Span,
    Staff,
    Statement,
    Vehicles,
    VehicleType,
)

if TYPE_CHECKING:
    from gov_budget.formats.document_shapes import (
        ClaimShape,
        DocumentShape,
        InstitutionShape,
        ListingShape,
        SectionShape,
        SpanShape,
        StatementShape,
        VehiclesShape,
    )

__all__ = ["budget_of"]


def budget_of(shape: DocumentShape, source: str) -> DepartmentBudget:
    """Return the budget that a shape holds.

    Raises:
        InvalidDocument: a table is not what its kind allows; see :func:`.table_of`.
    """
    return DepartmentBudget(
        year=shape.year,
        institution=_institution(shape.institution),
        tables=tuple(table_of(table, f"$.tables[{i}]") for i, table in enumerate(shape.tables)),
        statement=None if shape.statement is None else _statement(shape.statement),
        title=shape.title,
        stage=shape.stage,
        scope=shape.scope,
        profile=shape.profile,
        source=source,
    )


def _institution(shape: InstitutionShape) -> Institution:
    return Institution(
        name=shape.name,
        code=shape.code,
        nature=shape.nature,
        units=tuple(_institution(unit) for unit in shape.units),
        staff=tuple(Staff(s.unit, s.kind, s.count) for s in shape.staff),
    )


def _statement(shape: StatementShape) -> Statement:
    return Statement(
        sections=_sections(shape.sections),
        claims=tuple(_claim(claim) for claim in shape.claims),
        vehicles=None if shape.vehicles is None else _vehicles(shape.vehicles),
        listings=tuple(_listing(listing) for listing in shape.listings),
    )


def _sections(shapes: tuple[SectionShape, ...] | None) -> tuple[Section, ...] | None:
    if shapes is None:
        return None
    return tuple(Section(s.title, s.paragraphs, locus_of(s), _loci(s)) for s in shapes)


def _loci(shape: SectionShape) -> tuple[Locus, ...]:
    return tuple(Locus(at.page, at.row, at.column) for at in shape.loci)


def _span(shape: SpanShape | None) -> Span | None:
    return None if shape is None else Span(shape.section, shape.paragraph, shape.start, shape.end)


def _listing(shape: ListingShape) -> Listing:
    return Listing(shape.indicator, shape.year, shape.names, shape.is_open, shape.scope, _span(shape.span))


def _claim(shape: ClaimShape) -> Claim:
    return Claim(
        shape.indicator, shape.year, _claimed(shape), shape.change, shape.reason, shape.aspect, shape.measure,
        shape.scope, shape.subject, shape.base_year, shape.indicators, _span(shape.span),
    )  # fmt: skip


def _claimed(shape: ClaimShape) -> Cell:
    column = shape.indicator if shape.cell is None else shape.cell
    if shape.unit is None:  # nobody can say how much it is
        return Cell(column, shape.text, locus=locus_of(shape), candidates=shape.candidates)
    return Cell.read(
        column, shape.text, shape.unit,
        places=shape.places, locus=locus_of(shape), candidates=shape.candidates,
    )  # fmt: skip


def _vehicles(shape: VehiclesShape) -> Vehicles:
    return Vehicles(
        total=shape.total,
        types=tuple(VehicleType(t.name, t.count) for t in shape.types),
        planned_purchases=shape.planned_purchases,
        large_equipment=shape.large_equipment,
        asset_total=shape.asset_total,
    )
