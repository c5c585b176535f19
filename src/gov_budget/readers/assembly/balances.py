"""The lines of a balance: each side is a strip of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Line, Role
from gov_budget.profiles import folded
from gov_budget.readers.assembly.coded import Coded
from gov_budget.readers.assembly.labels import EMPTY, labels_of
from gov_budget.readers.balance import balance_line
from gov_budget.readers.roles import Draft

if TYPE_CHECKING:
    from gov_budget.model import TableKind
    from gov_budget.readers.assembly.strips import Row, Strip

__all__ = ["SIDES", "balance_of"]

SIDES = ("income", "expenditure")
_ORDINAL = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]{1,4}[、.．]|\d{1,2}\s*[、.．)）](?!\d))\s*"
)


def balance_of(kind: TableKind, strip: Strip, side: str, year: int) -> list[Coded]:
    """Return the lines of one side, in printed order."""
    own = attrs.evolve(kind, lines=tuple(line for line in kind.lines if line.side == side))
    drafts: list[Draft] = []
    found: list[Coded] = []
    for row in strip.rows:
        one = _line(own, row, drafts, year)
        if one is not None:
            drafts.append(Draft(one.line))
            found.append(one)
    return found


def _line(kind: TableKind, row: Row, before: list[Draft], year: int) -> Coded | None:
    labels = labels_of(row)
    name = _ORDINAL.sub("", labels.name)
    printed = bool(row.amounts or row.loose)
    if folded(name) in EMPTY:
        if not printed:
            return None
        nameless = Line(Role.ITEM, (), key=labels.name or "?", name=labels.name, locus=labels.locus)
        return Coded(row, nameless, "no label")
    line = balance_line(kind, name, before, year)
    if line is not None:
        return Coded(row, attrs.evolve(line, locus=labels.locus))
    unknown = Line(Role.ITEM, (), key=name, name=name, locus=labels.locus)
    return Coded(row, unknown, f"unknown line {name}" if printed else "")
