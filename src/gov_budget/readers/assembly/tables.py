"""From a printed table to a table of the budget, with the account of its reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Line, Table
from gov_budget.model import kind as kind_of
from gov_budget.money import Unit
from gov_budget.profiles import folded
from gov_budget.readers.account import Reason, Remark, TableAccount, Unplaced
from gov_budget.readers.assembly.balances import SIDES, balance_of
from gov_budget.readers.assembly.cells import Placer, columns_of, common_places, is_figure
from gov_budget.readers.assembly.coded import Coded, coded_of, counted_by
from gov_budget.readers.assembly.columns import assign
from gov_budget.readers.assembly.forms import form_of
from gov_budget.readers.assembly.headings import headings_of
from gov_budget.readers.assembly.labels import EMPTY
from gov_budget.readers.assembly.strips import Row, strips_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_budget.model import Cell, Indicator, TableKind
    from gov_budget.profiles import PrintedTable, Profile
    from gov_budget.readers.assembly.filled import Filled
    from gov_budget.readers.assembly.printed import Printed
    from gov_budget.readers.assembly.strips import Strip
    from gov_budget.readers.source import GridCell

__all__ = ["ReadTable", "read_table", "unit_in", "unread_table"]

_FORMS = ("whole_performance", "project_performance")
_UNIT = re.compile(r"单位:?(万元|亿元|元)|\((万元|亿元|元)\)")


@attrs.frozen
class ReadTable:
    """A table of the budget, and what was read for it."""

    table: Table
    account: TableAccount


@attrs.define
class _Tally:
    """Counts the amounts of a table while they are placed."""

    placed: int = 0
    unplaced: list[Unplaced] = attrs.field(factory=list[Unplaced])

    def lose(self, cell: GridCell, reason: Reason, detail: str = "") -> None:
        self.unplaced.append(Unplaced(cell.text.strip(), reason, detail, cell.locus))


def read_table(printed: Printed, kind_key: str, profile: Profile, year: int) -> ReadTable:
    """Return the table of a kind that stands in some grids."""
    declared = kind_of(kind_key)
    form = profile.table(printed.title)
    unit = unit_in(printed) or (form.unit if form else profile.unit)
    tally = _Tally()
    indicators: tuple[Indicator, ...] = ()
    if declared.key in _FORMS:
        lines, columns, indicators = _form_lines(declared, printed, unit, tally)
    else:
        strips = strips_of(printed.bodies)
        lines, columns = _lines(counted_by(declared, strips), strips, unit, form, year, tally)
    table = Table(declared, unit, columns, tuple(lines), printed.title, printed.number, indicators,
                  printed.notes, printed.bodies[0].locus)  # fmt: skip
    return ReadTable(attrs.evolve(table, headings=headings_of(printed)), _account(printed, kind_key, tally))


def _account(printed: Printed, kind: str, tally: _Tally) -> TableAccount:
    lost = sum(one.reason is not Reason.NUMBER for one in tally.unplaced)
    return TableAccount(
        printed.title, printed.number, kind, tally.placed + lost, tally.placed,
        tuple(tally.unplaced), locus=printed.bodies[0].locus,
    )  # fmt: skip


def unread_table(printed: Printed, remarks: Sequence[Remark] = ()) -> TableAccount:
    """Return the account of a table that nobody can read."""
    rows = [row for strip in strips_of(printed.bodies) for row in strip.rows]
    cells = [
        c
        for row in rows
        for c in (*(cell for _, cell in row.amounts), *row.loose)
        if is_figure(c.text.strip())
    ]
    lost = tuple(Unplaced(cell.text.strip(), Reason.TABLE, "", cell.locus) for cell in cells)
    locus = printed.bodies[0].locus
    return TableAccount(printed.title, printed.number, "", len(lost), 0, lost, tuple(remarks), locus)


def unit_in(printed: Printed) -> Unit | None:
    """Return the unit of amount that the captions of a table print, or its headings."""
    for line in printed.captions:
        found = _UNIT.search(folded(line.text))
        if found:
            return Unit(found[1] or found[2])
    for body in printed.bodies[:1]:
        for cell in body.cells[:40]:
            found = _UNIT.search(folded(cell.text))
            if found:
                return Unit(found[1] or found[2])
    return None


def _lines(  # noqa: PLR0913, PLR0917 - a table, its kind, its form, and who counts
    kind: TableKind, strips: Sequence[Strip], unit: Unit, form: PrintedTable | None, year: int, tally: _Tally
) -> tuple[list[Line], tuple[str, ...]]:  # fmt: skip
    sides = SIDES if kind.rows == "balance" and len(strips) > 1 else [""] * len(strips)
    found: list[tuple[list[Coded], Mapping[int, str]]] = []
    for strip, side in zip(strips, sides, strict=False):
        amounts = strip.amounts
        keys = assign(kind, amounts, _form(kind, form, side), side)
        rows = balance_of(kind, strip, side, year) if kind.rows == "balance" else coded_of(kind, strip, year)
        found.append((rows, keys))
    printed = tuple(dict.fromkeys(key for _, keys in found for key in columns_of(kind, keys)))
    lost = tuple(one.key for one in kind.columns if one.key not in printed)
    cells = [cell for rows, _ in found for one in rows for cell in one.row.cells]
    placer = _Placing(Placer(kind, unit, printed, lost, common_places(unit, cells)), tally)
    lines = [placer.line(one, keys) for rows, keys in found for one in rows]
    open_columns = tuple(key for key in lost if placer.opened)
    columns = (*printed, *open_columns)
    return [attrs.evolve(line, columns=columns) for line in lines], columns


def _form_lines(
    kind: TableKind, printed: Printed, unit: Unit, tally: _Tally
) -> tuple[list[Line], tuple[str, ...], tuple[Indicator, ...]]:
    """The lines of a performance form; an amount that no label explains belongs to none of them."""
    form = form_of(kind, printed.bodies)
    cells = [cell for filled in form.lines for _, cell in filled.amounts]
    placer = _Placing(Placer(kind, unit, form.columns, (), common_places(unit, cells)), tally)
    lines = [placer.filled(filled, form.columns) for filled in form.lines]
    return lines, form.columns, form.indicators


def _form(kind: TableKind, form: PrintedTable | None, side: str) -> tuple[str, ...]:
    if form is None or form.kind != kind.key:
        return ()
    return tuple(key for key in form.columns if not side or kind.column(key).side in ("", side))


@attrs.define
class _Placing:
    placer: Placer
    tally: _Tally
    opened: bool = False

    def line(self, one: Coded, keys: Mapping[int, str]) -> Line:
        """Return a line with its cells, those without a certain column first."""
        open_cells: list[Cell] = []
        placed: list[Cell] = []
        for column, cell in one.row.amounts:
            text = "".join(cell.text.split())
            if text in EMPTY and not text:
                continue
            key = keys.get(column.at, "")
            if one.unresolved and is_figure(text):
                open_cells.append(self._unresolved(one, cell, key))
            elif key:
                placed.append(self._placed(cell, key, text))
            elif is_figure(text):
                beside = () if column.path else (*self.placer.lost, *_blank(one.row, keys))
                open_cells.append(self._open(cell, Reason.HEADING, "/".join(column.path), beside))
        open_cells += [self._open(cell, Reason.POSITION) for cell in one.row.loose]
        return attrs.evolve(one.line, cells=(*open_cells, *placed))

    def filled(self, filled: Filled, columns: tuple[str, ...]) -> Line:
        """Return the line of a form with its cells."""
        loose = [self._open(cell, Reason.HEADING) for cell in filled.loose]
        cells = [self._placed(cell, key, "".join(cell.text.split())) for key, cell in filled.amounts]
        later = [self._open(cell, Reason.ROW, columns=(key,) if key else ()) for key, cell in filled.later]
        return attrs.evolve(filled.line, columns=columns, cells=(*loose, *cells, *later))

    def _placed(self, cell: GridCell, key: str, text: str) -> Cell:
        if is_figure(text):
            self.tally.placed += 1
        elif text not in EMPTY:
            self.tally.lose(cell, Reason.NUMBER, key)
        return self.placer.placed(cell, key)

    def _unresolved(self, one: Coded, cell: GridCell, key: str) -> Cell:
        self.tally.lose(cell, Reason.ROW, one.unresolved)
        return self.placer.open(cell, (key,) if key else ())

    def _open(self, cell: GridCell, reason: Reason, detail: str = "", columns: tuple[str, ...] = ()) -> Cell:
        self.opened = True
        self.tally.lose(cell, reason, detail)
        if columns:
            return self.placer.open(cell, columns)
        return self.placer.open(cell, self.placer.printed if reason is Reason.POSITION else ())


def _blank(row: Row, keys: Mapping[int, str]) -> tuple[str, ...]:
    """The columns in which a row has no amount: one under no heading at all may be theirs."""
    used = {column.at for column, cell in row.amounts if cell.text.strip()}
    return tuple(key for at, key in keys.items() if at not in used)


def text_lines(printed: Printed) -> Iterator[str]:
    """Yield the rows of a table as text, for what is kept of one that was not read."""
    for body in printed.bodies:
        for row in body.rows:
            yield " ".join("".join(cell.text.split()) for cell in body.by_row[row])
