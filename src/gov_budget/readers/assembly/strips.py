"""The strips of a table: one, or two half-tables side by side, each with its labels and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.readers.assembly.cells import holds_figure
from gov_budget.readers.assembly.heads import ColumnRole, Head, HeadColumn, head_of
from gov_budget.readers.source import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.readers.assembly.body import Body

__all__ = ["Row", "Strip", "strips_of"]

_LABELS = (ColumnRole.CODE, ColumnRole.NAME, ColumnRole.LABEL)
_NAMING = {ColumnRole.NAME, ColumnRole.LABEL}


@attrs.frozen
class Row:
    """A row of a strip: the cells of its labels, and of its amounts by the column of the heading.

    ``loose`` are amounts under no column of the heading.
    """

    labels: tuple[tuple[HeadColumn, GridCell], ...]
    amounts: tuple[tuple[HeadColumn, GridCell], ...]
    loose: tuple[GridCell, ...] = ()

    @property
    def cells(self) -> tuple[GridCell, ...]:
        """All cells of the row."""
        return (*(cell for _, cell in self.labels), *(cell for _, cell in self.amounts), *self.loose)


@attrs.frozen
class Strip:
    """Columns that belong together, over all pages, and their rows."""

    columns: tuple[HeadColumn, ...]
    rows: tuple[Row, ...]

    def of(self, *roles: ColumnRole) -> tuple[HeadColumn, ...]:
        """Return the columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def amounts(self) -> tuple[HeadColumn, ...]:
        """The columns of amounts; what stands in front of the first label is none."""
        labels = [column.at for column in self.columns if column.role in _NAMING]
        first = min(labels, default=-1)
        return tuple(column for column in self.of(ColumnRole.AMOUNT) if column.at > first)


def strips_of(bodies: Sequence[Body]) -> tuple[Strip, ...]:
    """Return the strips of a table that goes over several pages; repeated headings are dropped.

    A further page whose headings stand in other columns of its grid is read by its own headings, and its
    amounts go to the columns of the first page that are headed the same.
    """
    rows: dict[int, list[Row]] = {}
    groups: list[tuple[HeadColumn, ...]] = []
    width = 0
    first: tuple[Head, Body] | None = None
    for body in bodies:
        head = head_of(body, *(first or (None, None)))
        first = first or (head, body)
        own = _groups(head)
        if groups and head.rows and _are_moved(own, groups):
            for n, (here, columns) in enumerate(zip(own, groups, strict=True)):
                rows[n].extend(_moved(row, here, columns) for row in _rows(body, head, here, here))
            continue
        if not groups or (head.rows and len(own) == len(groups) and _places(own) == _places(groups)):
            groups, width = own, body.width
            shown = groups
        else:
            shown = groups if body.width == width else []
        for n, columns in enumerate(groups):
            if shown or n == 0:
                rows.setdefault(n, []).extend(_rows(body, head, shown[n] if shown else (), columns))
    return tuple(Strip(columns, tuple(rows.get(n, ()))) for n, columns in enumerate(groups))


def _are_moved(own: Sequence[Sequence[HeadColumn]], groups: Sequence[Sequence[HeadColumn]]) -> bool:
    """Whether a page has the headings of the first one in other columns of its grid."""
    headed = [[[c.path for c in columns if c.path] for columns in some] for some in (own, groups)]
    return headed[0] == headed[1] and _places(own) != _places(groups)


def _places(groups: Sequence[Sequence[HeadColumn]]) -> list[list[int]]:
    return [[column.at for column in columns] for columns in groups]


def _moved(row: Row, here: Sequence[HeadColumn], columns: Sequence[HeadColumn]) -> Row:
    """A row with its cells below the headings of the first page; an amount below none of them is loose."""
    there = dict(zip((c.at for c in here if c.path), (c for c in columns if c.path), strict=True))
    labels = tuple((there.get(column.at, columns[0]), cell) for column, cell in row.labels)
    amounts = tuple((there[column.at], cell) for column, cell in row.amounts if column.at in there)
    loose = tuple(cell for column, cell in row.amounts if column.at not in there)
    return Row(labels, amounts, (*row.loose, *loose))


def _groups(head: Head) -> list[tuple[HeadColumn, ...]]:
    """The columns, cut where labels follow amounts that have labels."""
    found: list[list[HeadColumn]] = [[]]
    for column in head.columns:
        roles = {one.role for one in found[-1]}
        if ColumnRole.AMOUNT in roles and roles.intersection(_LABELS) and column.role in _LABELS:
            found.append([])
        found[-1].append(column)
    return [tuple(one) for one in found]


def _rows(body: Body, head: Head, here: Sequence[HeadColumn], columns: Sequence[HeadColumn]) -> Iterator[Row]:
    for at in head.data:
        cells = body.by_row[at]
        row = _row(cells, here) if here else _shifted(cells, columns)
        if row.labels or row.amounts or row.loose:
            yield row


def _row(cells: Sequence[GridCell], columns: Sequence[HeadColumn]) -> Row:
    known = {column.at: column for column in columns}
    first, last = columns[0].at, columns[-1].at
    labels: list[tuple[HeadColumn, GridCell]] = []
    amounts: list[tuple[HeadColumn, GridCell]] = []
    loose: list[GridCell] = []
    for cell in cells:
        column = known.get(cell.column)
        if column is None:
            if first <= cell.column <= last and holds_figure(cell):
                loose.append(cell)
        elif column.role in _LABELS:
            labels.append((column, cell))
        elif column.role is ColumnRole.AMOUNT:
            amounts.append((column, cell))
    return Row(tuple(labels), tuple(amounts), tuple(loose))


def _shifted(cells: Sequence[GridCell], columns: Sequence[HeadColumn]) -> Row:
    """A row of a page whose grid has other columns: its amounts are counted from the right.

    Numbers in front of its first text are codes.  Where there are not exactly as many as the heading has,
    they stay loose.
    """
    wanted = [column for column in columns if column.role is ColumnRole.AMOUNT]
    leading = next((n for n, cell in enumerate(cells) if not holds_figure(cell)), 0)
    numbers = [cell for cell in cells[leading:] if holds_figure(cell)]
    texts = [cell for cell in cells if cell not in numbers]
    labels = [column for column in columns if column.role in _LABELS]
    named = tuple((labels[0], cell) for cell in texts) if labels else ()
    if len(numbers) != len(wanted):
        return Row(named, (), tuple(numbers))
    return Row(named, tuple(zip(wanted, numbers, strict=True)))
