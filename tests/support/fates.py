"""What became of each figure of a budget when a file of it was read.

A figure is placed when it stands under its own line and column; open when the reader says that its line
or column cannot be told, and does not exclude its own; wrong when it stands anywhere else; lost when it
is nowhere, neither in the budget nor in the account.
"""

from collections import Counter, defaultdict
from enum import StrEnum

import attrs

from gov_budget.money import Mark, mark_of

__all__ = ["Fate", "Fates", "fates_of", "row_key"]


class Fate(StrEnum):
    """What can become of a printed figure."""

    PLACED = "placed"
    OPEN = "open"
    WRONG = "wrong"
    LOST = "lost"


@attrs.define
class Fates:
    """The fates of the figures of one document, with those that are bad by their place."""

    counts: Counter = attrs.field(factory=Counter)
    bad: list = attrs.field(factory=list)

    def add(self, fate, place=()):
        self.counts[fate] += 1
        if fate in {Fate.WRONG, Fate.LOST}:
            self.bad.append((fate, *place))


def row_key(line):
    """What a line is called, apart from what only some files print of it."""
    name = line.name if line.role.value in {"project", "institution", "local"} else ""
    return line.role.value, line.institution, line.code, name


def fates_of(printed, read, account):
    """Return what became of each figure of ``printed`` in ``read``.

    A figure in ``read`` that ``printed`` has not is wrong too.
    """
    fates = Fates()
    unplaced = Counter(one.text for table in account.tables for one in table.unplaced)
    tables = defaultdict(list)
    for table in read.tables:
        tables[table.kind.key].append(table)
    for table in printed.tables:
        own = tables[table.kind.key].pop(0) if tables[table.kind.key] else None
        _compare(table, own, unplaced, fates)
    for rest in tables.values():
        for table in rest:
            for line in table.lines:
                for cell in _figures(line):
                    fates.add(Fate.WRONG, (table.kind.key, row_key(line), cell.text, "invented"))
    return fates


def _compare(table, own, unplaced, fates):
    rows = defaultdict(list)
    for line in own.lines if own else ():
        rows[_key(table, line)].append(_Rest(line))
    stray = Counter(c.text for one in _flat(rows) for c in one.open)
    for line in table.lines:
        found = rows[_key(table, line)]
        rest = found.pop(0) if found else _Rest(None)
        for cell in _figures(line):
            place = table.kind.key, row_key(line), cell.column, cell.text
            fates.add(rest.take(cell, stray, unplaced), place)
        _invented(table, line, rest, fates)
    for rest in _flat(rows):
        _invented(table, rest.line, rest, fates)


def _key(table, line):
    if table.kind.rows == "balance":
        return line.key if line.key in table.kind.line_by_key else line.code or line.name
    return row_key(line)


def _flat(rows):
    return [one for found in rows.values() for one in found]


def _figures(line):
    return [cell for cell in line.cells if cell.text and mark_of(cell.text) is Mark.NUMBER]


def _invented(table, line, rest, fates):
    for column, texts in rest.placed.items():
        for text in texts:
            fates.add(Fate.WRONG, (table.kind.key, row_key(line), column, text, "invented"))


class _Rest:
    """The figures of a line that was read, those left that no printed one has claimed."""

    def __init__(self, line):
        self.line = line
        self.placed = defaultdict(list)
        self.open = []
        for cell in _figures(line) if line else ():
            if cell.column:
                self.placed[cell.column].append(cell.text)
            else:
                self.open.append(cell)

    def take(self, cell, stray, unplaced):
        if cell.text in self.placed[cell.column]:
            self.placed[cell.column].remove(cell.text)
            return Fate.PLACED
        own = next((c for c in self.open if c.text == cell.text and cell.column in c.candidates), None)
        if own is not None:
            self.open.remove(own)
            stray[cell.text] -= 1
            unplaced[cell.text] -= 1
            return Fate.OPEN
        for counted in (stray, unplaced):
            if counted[cell.text] > 0:
                counted[cell.text] -= 1
                if counted is stray:
                    unplaced[cell.text] -= 1
                return Fate.OPEN
        return Fate.LOST
