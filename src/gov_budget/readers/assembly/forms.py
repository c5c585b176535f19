"""The two performance forms: of the whole department, and of its projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import Line, Role
from gov_budget.profiles import folded
from gov_budget.readers.assembly.cells import holds_figure, is_figure
from gov_budget.readers.assembly.columns import assign
from gov_budget.readers.assembly.filled import Filled, Form, ordered
from gov_budget.readers.assembly.heads import head_of
from gov_budget.readers.assembly.project_list import PROJECT, list_of_projects, lists_projects
from gov_budget.readers.assembly.targets import Targets, fields_of
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_budget.model import TableKind
    from gov_budget.readers.assembly.body import Body
    from gov_budget.readers.source import GridCell

__all__ = ["form_of"]

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


def form_of(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """Return what the performance form of a kind says."""
    if kind.key == "whole_performance":
        return _whole(kind, bodies)
    listed = [body for body in bodies if lists_projects(body)]
    return list_of_projects(kind, bodies) if listed else _sheets_of_projects(kind, bodies)


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
    return Form(lines, tuple(targets.found), ordered(kind, keys.values()))


def _later(
    bodies: Sequence[Body], rows: Sequence[int], at: int, keys: Mapping[int, str]
) -> Iterator[tuple[str, GridCell]]:
    """The amounts below the row of the money and above the indicators."""
    for n, body in enumerate(bodies):
        for row in body.rows if n else [one for one in rows if one > at]:
            if fields_of(body, row):
                return
            for cell in body.by_row[row]:
                if holds_figure(cell):
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


def _sheets_of_projects(kind: TableKind, bodies: Sequence[Body]) -> Form:
    """A sheet for each project: labels with their values beside them."""
    lines, targets = list[Filled](), Targets()
    project = ""
    for body in bodies:
        names = [cell for cell in body.cells if PROJECT.fullmatch(folded(cell.text))]
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
    return Form(tuple(lines), tuple(targets.found), ordered(kind, keys))


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
