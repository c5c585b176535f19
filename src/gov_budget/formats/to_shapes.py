"""From the model to the shapes that a file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.formats.document_shapes import (
    FORMAT,
    ClaimShape,
    DocumentShape,
    InstitutionShape,
    ListingShape,
    PlaceShape,
    SectionShape,
    SpanShape,
    StaffShape,
    StatementShape,
    VehiclesShape,
    VehicleTypeShape,
)
from gov_budget.formats.shapes import AmbiguousShape, CellShape, IndicatorShape, LineShape, TableShape
from gov_budget.model import Cell, Line, Locus

if TYPE_CHECKING:
    from gov_budget.model import (
        Claim,
        DepartmentBudget,
        Indicator,
        Institution,
        Listing,
        Section,
        Span,
        Statement,
        Table,
        Vehicles,
    )

__all__ = ["document_shape"]


def document_shape(budget: DepartmentBudget) -> DocumentShape:
    """Return the shape of a whole document."""
    return DocumentShape(
        format=FORMAT,
        title=budget.title,
        year=budget.year,
        stage=budget.stage,
        scope=budget.scope,
        profile=budget.profile,
        institution=_institution(budget.institution),
        tables=tuple(_table(table) for table in budget.tables),
        statement=None if budget.statement is None else _statement(budget.statement),
    )


def _institution(institution: Institution) -> InstitutionShape:
    return InstitutionShape(
        code=institution.code,
        name=institution.name,
        nature=institution.nature,
        units=tuple(_institution(unit) for unit in institution.units),
        staff=tuple(StaffShape(unit=s.unit, kind=s.kind, count=s.count) for s in institution.staff),
    )


def _table(table: Table) -> TableShape:
    at = table.locus or Locus()
    return TableShape(
        kind=table.kind,
        number=table.number,
        title=table.title,
        unit=table.unit,
        columns=table.columns,
        headings=table.headings,
        notes=table.notes,
        lines=tuple(_line(line, table) for line in table.lines),
        indicators=tuple(_indicator(indicator) for indicator in table.indicators),
        page=at.page, row=at.row, column=at.column,
    )  # fmt: skip


def _line(line: Line, table: Table) -> LineShape:
    at = line.locus or Locus()
    return LineShape(
        role=line.role,
        key="" if line.key == attrs.evolve(line, key="").key else line.key,
        code=line.code,
        name=line.name,
        institution=line.institution,
        printed_code=line.printed_code,
        cells={cell.column: _cell(cell, table) for cell in line.cells if cell.column},
        ambiguous=_ambiguous(line, table),
        page=at.page, row=at.row, column=at.column,
    )  # fmt: skip


def _cell(cell: Cell, table: Table) -> CellShape:
    at = cell.locus or Locus()
    return CellShape(
        text=cell.text,
        places=_places(cell, Cell.read(cell.column, cell.text, table.unit)),
        candidates=cell.candidates,
        page=at.page, row=at.row, column=at.column,
    )  # fmt: skip


def _ambiguous(line: Line, table: Table) -> tuple[AmbiguousShape, ...]:
    found = [(n, cell) for n, cell in enumerate(line.cells, 1) if not cell.column]
    leading = [n for n, _ in found] == list(range(1, len(found) + 1))
    return tuple(
        AmbiguousShape(position=None if leading else n, **attrs.asdict(_cell(cell, table)))
        for n, cell in found
    )


def _places(cell: Cell, plain: Cell) -> int | None:
    if cell.figure is None or plain.figure is None or cell.figure.places <= plain.figure.places:
        return None
    return cell.figure.places


def _indicator(indicator: Indicator) -> IndicatorShape:
    at = indicator.locus or Locus()
    printed = attrs.asdict(indicator, filter=attrs.filters.exclude("locus"))
    return IndicatorShape(**printed, page=at.page, row=at.row, column=at.column)


def _statement(statement: Statement) -> StatementShape:
    sections = statement.sections
    return StatementShape(
        sections=None if sections is None else tuple(_section(section) for section in sections),
        claims=tuple(_claim(claim) for claim in statement.claims),
        vehicles=None if statement.vehicles is None else _vehicles(statement.vehicles),
        listings=tuple(_listing(listing) for listing in statement.listings),
    )


def _section(section: Section) -> SectionShape:
    at = section.locus or Locus()
    return SectionShape(
        title=section.title, paragraphs=section.paragraphs, page=at.page, row=at.row, column=at.column,
        loci=tuple(PlaceShape(page=one.page, row=one.row, column=one.column) for one in section.loci),
    )  # fmt: skip


def _span(span: Span | None) -> SpanShape | None:
    return None if span is None else SpanShape(**attrs.asdict(span))


def _listing(listing: Listing) -> ListingShape:
    return ListingShape(
        indicator=listing.indicator, year=listing.year, names=listing.names, is_open=listing.is_open,
        scope=listing.scope, span=_span(listing.span),
    )  # fmt: skip


def _claim(claim: Claim) -> ClaimShape:
    cell, at = claim.cell, claim.cell.locus or Locus()
    unit = cell.figure.unit if cell.figure else None
    return ClaimShape(
        indicator=claim.indicator,
        aspect=claim.aspect,
        year=claim.year,
        base_year=claim.base_year,
        scope=claim.scope,
        subject=claim.subject,
        text=cell.text,
        measure=claim.measure,
        unit=unit,
        change=claim.change,
        reason=claim.reason,
        places=_places(cell, Cell.read(cell.column, cell.text, unit)) if unit else None,
        cell=None if cell.column == claim.indicator else cell.column,
        candidates=cell.candidates,
        indicators=claim.candidates,
        span=_span(claim.span),
        page=at.page, row=at.row, column=at.column,
    )  # fmt: skip


def _vehicles(vehicles: Vehicles) -> VehiclesShape:
    return VehiclesShape(
        total=vehicles.total,
        asset_total=vehicles.asset_total,
        types=tuple(VehicleTypeShape(name=t.name, count=t.count) for t in vehicles.types),
        planned_purchases=vehicles.planned_purchases,
        large_equipment=vehicles.large_equipment,
    )
