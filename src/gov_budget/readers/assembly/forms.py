"""The two performance forms: of the whole department, and of its projects."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.model import Indicator, Line, Role
from gov_budget.profiles import folded
from gov_budget.readers.assembly.cells import is_figure
from gov_budget.readers.assembly.columns import assign
from gov_budget.readers.assembly.heads import head_of
from gov_budget.readers.assembly.targets import Targets, fields_of
from gov_budget.readers.source import GridCell
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_budget.model import TableKind
    from gov_budget.readers.assembly.body import Body

__all__ = ["Filled", "Form", "form_of"]

Stray: TypeAlias = "tuple[int, tuple[tuple[str, GridCell], ...]]"

_NAMED = re.compile(r"(?P<code>\d{3,12})(?:[-－](?P<name>.+))?")
_PROJECT = re.compile(r"项目名称")
_UNIT = re.compile(r"单位名称|主管部门|预算单位")
_AMOUNT = re.compile(r"预算数|金额|预算金额")
_ANNUAL = re.compile(r"年度")
_LABELS = {
    "年度资金申请总额": "amount",
    "年度资金总额": "amount",
    "年度预算": "amount",
    "当年财政拨款": "appropriation",
    "上年结转资金": "carry_over",
    "项目资金总额": "whole",
    "财政资金": "whole_fiscal",
}
_OTHER = "其他资金"
_NEAR_ROWS = 2


@attrs.frozen
class Filled:
    """A line of a form, its amounts by column, and those that no label explains.

    ``later`` are amounts of rows below, each with its column where one is headed: of what, nobody can tell.
    """

    line: Line
    amounts: tuple[tuple[str, GridCell], ...] = ()
    loose: tuple[GridCell, ...] = ()
    later: tuple[tuple[str, GridCell], ...] = ()


@attrs.frozen
class Form:
    """What a form says: lines with amounts, and indicators."""

    lines: tuple[Filled, ...]
    indicators: tuple[Indicator, ...]
    columns: tuple[str, ...]


def form_of(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """Return what the performance form of a kind says."""
    if kind.key == "whole_performance":
        return _whole(kind, bodies)
    listed = [body for body in bodies if _lists_projects(body)]
    return _list_of_projects(kind, bodies) if listed else _sheets_of_projects(kind, bodies)


def _whole(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """The money in one row below its headings, the indicators below theirs."""
    first = bodies[0]
    head = head_of(first)
    keys = assign(kind, [column for column in head.columns if column.path])
    at = _money_row(first, head.data)
    cells = first.by_row.get(at, ()) if at else ()
    amounts = tuple((keys[cell.column], cell) for cell in cells if cell.column in keys)
    loose = tuple(c for c in cells if c.column not in keys and is_figure(c.text.strip()))
    targets = Targets()
    for body in bodies:
        for row in body.rows:
            _take(targets, body, row)
    later = tuple(_later(bodies, head.data, at, keys)) if at else ()
    lines = (Filled(Line(Role.TOTAL, (), locus=cells[0].locus), amounts, loose, later),) if cells else ()
    return Form(lines, tuple(targets.found), _ordered(kind, keys.values()))


def _later(
    bodies: Sequence[Body], rows: Sequence[int], at: int, keys: Mapping[int, str]
) -> Iterator[tuple[str, GridCell]]:
    """The amounts below the row of the money and above the indicators."""
    for n, body in enumerate(bodies):
        for row in body.rows if n else [one for one in rows if one > at]:
            if fields_of(body, row):
                return
            for cell in body.by_row[row]:
                if is_figure("".join(cell.text.split())):
                    yield "" if n else keys.get(cell.column, ""), cell


def _money_row(body: Body, rows: Sequence[int]) -> int | None:
    """The row of the amounts; a row that only says 合计 below merged headings is not taken for it."""
    until = next((n for n, row in enumerate(rows) if fields_of(body, row)), len(rows))
    filled = (row for row in rows[:until] if any(is_figure(c.text.strip()) for c in body.by_row[row]))
    return next(filled, rows[0] if rows else None)


def _take(targets: Targets, body: Body, row: int, project: str = "") -> None:
    fields = fields_of(body, row)
    if fields:
        targets.fields = fields
    elif targets.fields:
        targets.take(body, row, project)


def _ordered(kind: TableKind, keys: Iterable[str]) -> tuple[str, ...]:
    known = set(keys)
    return tuple(column.key for column in kind.columns if column.key in known)


def _lists_projects(body: Body) -> bool:
    return any(fields_of(body, row) and _column(body, row, _PROJECT) is not None for row in body.rows[:4])


def _column(body: Body, row: int, pattern: re.Pattern[str]) -> int | None:
    return next((c.column for c in body.by_row[row] if pattern.fullmatch(folded(c.text))), None)


def _list_of_projects(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """A row for each indicator, the project beside them merged."""
    wanted = {"unit": _UNIT, "project": _PROJECT, **_amount_heads(kind)}
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
    return Form(tuple(lines), tuple(targets.found), _ordered(kind, keys))


def _strays(body: Body, row: int, places: dict[str, int | None], above: int) -> Iterator[Stray]:
    """The amounts of a row that names no project, and how many lines stand above it."""
    own = tuple(
        (key, cell)
        for key, at in places.items()
        if at is not None and (cell := body.at(row, at)) is not None and cell.row == row
        if key not in {"unit", "project"} and is_figure("".join(cell.text.split()))
    )
    if own:
        yield above, own


def _take_unheaded(body: Body, row: int, unheaded: Sequence[int], lines: list[Filled]) -> None:
    """Keep the amounts under no heading with the line that they stand beside or below."""
    cells = [cell for cell in body.by_row[row] if cell.column in unheaded]
    loose = tuple(cell for cell in cells if is_figure("".join(cell.text.split())))
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


def _sheets_of_projects(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """A sheet for each project: labels with their values beside them."""
    lines, targets = list[Filled](), Targets()
    project = ""
    for body in bodies:
        names = [cell for cell in body.cells if _PROJECT.fullmatch(folded(cell.text))]
        if names:
            targets.fields = {}
            value = _beside(body, names[0])
            project = joined([value.text]) if value else ""
            amounts = list(_labelled(body))
            placed = {id(cell) for _, cell in amounts}
            line = Line(Role.PROJECT, (), name=project, locus=names[0].locus)
            loose = tuple(cell for cell in _money(body) if id(cell) not in placed)
            lines.append(Filled(line, tuple(amounts), loose))
        for row in body.rows:
            _take(targets, body, row, project)
    keys = {key for one in lines for key, _ in one.amounts} | {"amount"}
    return Form(tuple(lines), tuple(targets.found), _ordered(kind, keys))


def _money(body: Body) -> Iterator[GridCell]:
    """The numbers above the indicators."""
    for row in body.rows:
        if fields_of(body, row):
            return
        yield from (cell for cell in body.by_row[row] if is_figure(cell.text.strip()))


def _labelled(body: Body) -> Iterator[tuple[str, GridCell]]:
    """The amounts beside the labels of the money: left for the whole project, right for the year."""
    annual: dict[int, bool] = {}
    for row in body.rows:
        if fields_of(body, row):
            return
        for cell in body.by_row[row]:
            label = folded(cell.text).removeprefix("其中:")
            key = _LABELS.get(label, "")
            if key:
                annual[cell.column] = bool(_ANNUAL.search(label)) or annual.get(cell.column, False)
            elif label == _OTHER and cell.column in annual:
                key = "other" if annual[cell.column] else "whole_other"
            value = _beside(body, cell) if key else None
            if value is not None and any(letter.isdigit() for letter in value.text):
                yield key, value


def _beside(body: Body, cell: GridCell) -> GridCell | None:
    return body.at(cell.row, cell.column + cell.column_span)
