"""From the rows of a sheet to codes with names, and what is wrong with rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.official.columns import columns_of, is_header
from gov_budget.codes.official.numbering import NothingAbove, joined_code, split_code

if TYPE_CHECKING:
    from gov_budget.codes.official.columns import Columns
    from gov_budget.codes.official.grid import Sheet

__all__ = ["Entry", "Problem", "Reading", "read_sheet"]

_NOTE = "注"


@attrs.frozen
class Entry:
    """A subject as a row has it."""

    sheet: str
    row: int
    code: str
    name: str
    meaning: str


@attrs.frozen(order=True)
class Problem:
    """What is wrong with a row."""

    sheet: str
    row: int
    said: str


@attrs.define
class Reading:
    """What was read of a sheet so far; ``above`` are the parts of the last code.

    ``lost`` says that the last code could not be read, and ``above`` is what is sure of it: rows that
    lean on the rest are then passed over, because they are wrong for the same reason.
    """

    sheet: str
    entries: list[Entry] = attrs.field(factory=list[Entry])
    problems: list[Problem] = attrs.field(factory=list[Problem])
    above: tuple[str, ...] = ()
    lost: bool = False

    def refuse(self, row: int, said: str) -> None:
        """Note that a row is wrong."""
        self.problems.append(Problem(self.sheet, row, said))


def read_sheet(sheet: Sheet) -> Reading | None:
    """Return what a sheet holds, or None when it has no header."""
    reading = Reading(sheet.title)
    try:
        columns = columns_of(sheet)
    except ValueError as error:
        reading.refuse(sheet.rows[0][0], str(error))
        return reading
    if columns is None:
        return None
    for row, cells in sheet.rows:
        if row > columns.below and not is_header(cells) and not _is_note(cells):
            _read_row(reading, columns, row, cells)
    return reading


def _is_note(cells: tuple[str, ...]) -> bool:
    filled = [one for one in cells if one]
    return len(filled) == 1 and filled[0].startswith(_NOTE)


def _read_row(reading: Reading, columns: Columns, row: int, cells: tuple[str, ...]) -> None:
    codes, name, meaning = columns.codes(cells), columns.named(cells), columns.said(cells)
    if not any(codes):
        _read_rest(reading, row, name, meaning)
        return
    code = _code(reading, columns, row, codes)
    if code is None:
        return
    problem = _wrong_name(name, code)
    if problem:
        reading.refuse(row, problem)
    reading.entries.append(Entry(reading.sheet, row, code, name, meaning))


def _read_rest(reading: Reading, row: int, name: str, meaning: str) -> None:
    """Read a row without a code: a 说明 that goes on from the row above."""
    if name:
        reading.refuse(row, f"no code beside {name!r}")
    elif meaning and reading.entries:
        last = reading.entries[-1]
        reading.entries[-1] = attrs.evolve(last, meaning=f"{last.meaning} {meaning}".strip())
    elif meaning:
        reading.refuse(row, "说明 without a subject above it")


def _code(reading: Reading, columns: Columns, row: int, cells: tuple[str, ...]) -> str | None:
    try:
        parts = split_code(cells, reading.above) if columns.levels else (joined_code(cells[0]),)
    except ValueError as error:
        if not (reading.lost and isinstance(error, NothingAbove)):
            reading.refuse(row, str(error))
        first = next(place for place, cell in enumerate(cells) if cell)
        reading.above, reading.lost = reading.above[:first], True
        return None
    reading.above, reading.lost = parts, False
    return "".join(parts)


def _wrong_name(name: str, code: str) -> str:
    if not name:
        return f"no name beside {code}"
    if name.isdigit():
        return f"the name of {code} is the number {name}: columns are shifted"
    return "" if name.isprintable() else f"the name of {code} holds characters that cannot be printed"
