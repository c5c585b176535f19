"""Typed immutable objects for a published budget."""

from gov_budget.model.building import Row
from gov_budget.model.cell import Cell
from gov_budget.model.document import HEAD, INDICATOR, PARAGRAPH, STATEMENT, Address, DepartmentBudget
from gov_budget.model.institution import Institution, InstitutionNature, Staff, StaffKind
from gov_budget.model.kinds import BalanceLine, Column, TableKind, kind, kinds
from gov_budget.model.line import Line, Role
from gov_budget.model.locus import Locus
from gov_budget.model.performance import Indicator
from gov_budget.model.statement import (
    Aspect,
    Claim,
    Listing,
    Section,
    Span,
    Statement,
    Vehicles,
    VehicleType,
)
from gov_budget.model.table import Table

__all__ = [
    "HEAD",
    "INDICATOR",
    "PARAGRAPH",
    "STATEMENT",
    "Address",
    "Aspect",
    "BalanceLine",
    "Cell",
    "Claim",
    "Column",
    "DepartmentBudget",
    "Indicator",
    "Institution",
    "InstitutionNature",
    "Line",
    "Listing",
    "Locus",
    "Role",
    "Row",
    "Section",
    "Span",
    "Staff",
    "StaffKind",
    "Statement",
    "Table",
    "TableKind",
    "VehicleType",
    "Vehicles",
    "kind",
    "kinds",
]
