"""What is printed, apart from any format: paragraphs, and sheets of boxes in rows and columns."""

import attrs

from gov_budget.errors import UnknownProfile
from gov_budget.profiles import load
from rendering.bodies import body_of
from rendering.forms import project_form, whole_form
from rendering.heads import head_of
from rendering.shanghai import shanghai_projects

__all__ = ["Box", "Plan", "Sheet", "as_printed", "plan_of"]

from rendering.boxes import Box, Sheet


@attrs.frozen
class Plan:
    """A document: its title, its prose as (heading, paragraphs), and its sheets."""

    title: str
    institution: str
    prose: tuple[tuple[str, tuple[str, ...]], ...]
    sheets: tuple[Sheet, ...]


def plan_of(budget, look):
    """Return what is printed of a budget."""
    printed = as_printed(budget)
    sections = (printed.statement and printed.statement.sections) or ()
    return Plan(
        title=printed.title,
        institution=printed.institution.name,
        prose=tuple((section.title, section.paragraphs) for section in sections),
        sheets=tuple(sheet for table in printed.tables for sheet in _sheets(table, look)),
    )


def as_printed(budget):
    """Return a budget with the titles and numbers that its profile prints."""
    try:
        profile = load(budget.profile)
    except UnknownProfile:
        return budget
    return attrs.evolve(budget, tables=tuple(_titled(table, profile) for table in budget.tables))


def _titled(table, profile):
    if profile.table(table.title) is not None:
        return table
    own = next((one for one in profile.tables if one.kind == table.kind.key), None)
    return table if own is None else attrs.evolve(table, title=own.titles[0])


def _sheets(table, look):
    if table.kind.key == "project_performance" and "whole" in table.columns:
        return shanghai_projects(table)
    return [_sheet(table, look)]


def _sheet(table, look):
    if table.kind.key == "whole_performance":
        return whole_form(table)
    if table.kind.key == "project_performance":
        return project_form(table)
    lead, head, height = head_of(table, look)
    body = body_of(table, lead, look)
    width = len(lead) + len(table.columns) + (table.kind.rows == "balance")
    return Sheet(
        title=table.title,
        number=table.number,
        unit=table.unit.value,
        head_height=height,
        boxes=(*head, *(attrs.evolve(box, row=box.row + height) for box in body)),
        width=max([width, *(box.column + box.across for box in head)]),
        notes=table.notes,
    )
