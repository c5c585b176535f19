"""A list of projects with their performance indicators, one row an indicator."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.model import Line, Role
from gov_budget.profiles import folded
from gov_budget.readers.assembly.cells import holds_figure
from gov_budget.readers.assembly.filled import Filled, Form, ordered
from gov_budget.readers.assembly.targets import Targets, fields_of
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.model import TableKind
    from gov_budget.readers.assembly.body import Body
    from gov_budget.readers.source import GridCell

__all__ = ["PROJECT", "list_of_projects", "lists_projects"]

Stray: TypeAlias = "tuple[int, tuple[tuple[str, GridCell], ...]]"
"""How many lines stand above the amounts of a row that names no project, and these by column."""

PROJECT = re.compile(r"项目名称")
_NAMED = re.compile(r"(?P<code>\d{3,12})(?:[-－](?P<name>.+))?")
_UNIT = re.compile(r"单位名称|主管部门|预算单位")
_AMOUNT = re.compile(r"预算数|金额|预算金额")
_NEAR_ROWS = 2


def lists_projects(body: Body) -> bool:
    """Whether one of the first rows heads projects beside their indicators."""
    return any(fields_of(body, row) and _column(body, row, PROJECT) is not None for row in body.rows[:4])


def list_of_projects(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """Return what a list says that has a row for each indicator, the project beside them merged."""
    wanted = {"unit": _UNIT, "project": PROJECT, **_amount_heads(kind)}
    targets, lines, strays = Targets(), list[Filled](), list[Stray]()
    places: dict[str, int | None] = {}
    project, unheaded = "", list[int]()
    for body in bodies:
        for row in body.rows:
            fields = fields_of(body, row)
            if fields:
                targets.fields = fields
                places = {key: _column(body, row, one) for key, one in wanted.items()}
                unheaded = [at for at in body.columns if at < min(fields.values()) and not body.at(row, at)]
                continue
            filled = _project_row(body, row, places, lines)
            if filled is not None:
                lines.append(filled)
                project = filled.line.name if filled.line.role is Role.PROJECT else ""
            else:
                strays += _strays(body, row, places, len(lines))
            _take_unheaded(body, row, unheaded, lines)
            targets.take(body, row, project)
    lines = _with_strays(lines, strays)
    keys = {key for one in lines for key, _ in one.amounts} | {"amount"}
    return Form(tuple(lines), tuple(targets.found), ordered(kind, keys))


def _strays(body: Body, row: int, places: dict[str, int | None], above: int) -> Iterator[Stray]:
    """The amounts of a row that names no project, and how many lines stand above it."""
    own = tuple(
        (key, cell)
        for key, at in places.items()
        if at is not None and (cell := body.at(row, at)) is not None and cell.row == row
        if key not in {"unit", "project"} and holds_figure(cell)
    )
    if own:
        yield above, own


def _take_unheaded(body: Body, row: int, unheaded: Sequence[int], lines: list[Filled]) -> None:
    """Keep the amounts under no heading with the line that they stand beside or below."""
    cells = [cell for cell in body.by_row[row] if cell.column in unheaded]
    loose = tuple(cell for cell in cells if holds_figure(cell))
    if lines and loose:
        lines[-1] = attrs.evolve(lines[-1], loose=(*lines[-1].loose, *loose))


def _with_strays(lines: Sequence[Filled], strays: Sequence[Stray]) -> list[Filled]:
    """The lines with the amounts that stand below them, at the foot of a project's targets.

    They are its own where below each line without amounts there is one such row, and no other.
    """
    bare = [n for n, one in enumerate(lines, 1) if not one.amounts]
    if [above for above, _ in strays] == bare:
        below = dict(strays)
        return [attrs.evolve(one, amounts=below.get(n, one.amounts)) for n, one in enumerate(lines, 1)]
    if any(_are_torn(a, b) for a, b in itertools.pairwise(lines)):
        lines = [attrs.evolve(one, amounts=(), later=(*one.amounts, *one.later)) for one in lines]
    found = list(lines)
    for above, own in strays:
        if not above:
            found.append(Filled(Line(Role.ITEM, (), key="?", locus=own[0][1].locus), later=own))
        else:
            found[above - 1] = attrs.evolve(found[above - 1], later=(*found[above - 1].later, *own))
    return found


def _are_torn(one: Filled, other: Filled) -> bool:
    """Whether two lines are so close, and only one has amounts, that a name of the other may be its own."""
    a, b = one.line.locus, other.line.locus
    if a is None or b is None or a.page != b.page or bool(one.amounts) == bool(other.amounts):
        return False
    bare = other if one.amounts else one
    return bare.line.role is Role.PROJECT and abs((a.row or 0) - (b.row or 0)) <= _NEAR_ROWS


def _amount_heads(kind: TableKind) -> dict[str, re.Pattern[str]]:
    """How the columns of amounts of such a list are headed."""
    own = {column.key: re.compile(re.escape(folded(column.zh))) for column in kind.columns}
    return own | {"amount": _AMOUNT}


def _project_row(
    body: Body, row: int, places: dict[str, int | None], before: Sequence[Filled]
) -> Filled | None:
    cells = {key: body.at(row, at) for key, at in places.items() if at is not None}
    own = {key: cell for key, cell in cells.items() if cell is not None and cell.row == row}
    if not own:
        return None
    unit, project = own.get("unit"), own.get("project")
    named = _NAMED.fullmatch("".join(unit.text.split())) if unit else None
    code = named["code"] if named else ""
    if project is not None:
        line = Line(Role.PROJECT, (), name=joined([project.text]), institution=code, locus=project.locus)
    elif unit is not None:
        name = (named["name"] or "") if named else joined([unit.text])
        role = Role.INSTITUTION if any(one.line.role is Role.TOTAL for one in before) else Role.TOTAL
        line = Line(role, (), name=name, institution=code, locus=unit.locus)
    else:
        return None
    return Filled(line, tuple((key, cell) for key, cell in own.items() if key not in {"unit", "project"}))


def _column(body: Body, row: int, pattern: re.Pattern[str]) -> int | None:
    return next((c.column for c in body.by_row[row] if pattern.fullmatch(folded(c.text))), None)
