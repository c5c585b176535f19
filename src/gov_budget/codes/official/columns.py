"""Which columns of a sheet hold the code, the name and the 说明."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.scheme import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.codes.official.grid import Sheet

__all__ = ["LEVELS", "Columns", "columns_of", "is_header"]

LEVELS = tuple(level.zh for level in Level)

_WORDS = {
    "code": ("科目编码", "科目代码", "科目编号", "编码", "代码"),
    "name": ("科目名称", "名称", "预算科目名称", "科目"),
    "meaning": ("说明", "科目说明", "使用说明", "内容说明"),
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words} | {zh: zh for zh in LEVELS}


@attrs.frozen
class Columns:
    """The places of the columns; ``below`` is the row of the header.

    A table has a column ``code``, or one for each of its ``levels`` from 类 down.
    """

    below: int
    name: int
    code: int | None
    levels: tuple[int, ...]
    meaning: int | None

    def codes(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row that hold its code."""
        places = self.levels or (() if self.code is None else (self.code,))
        return tuple(cell(cells, place) for place in places)

    def named(self, cells: Sequence[str]) -> str:
        """Return the name in a row; names have no spaces, what is there is indentation."""
        return "".join(cell(cells, self.name).split())

    def said(self, cells: Sequence[str]) -> str:
        """Return the 说明 in a row, on one line."""
        return " ".join(cell(cells, self.meaning).split())


def cell(cells: Sequence[str], place: int | None) -> str:
    """Return a cell, empty beyond the end of the row."""
    return cells[place] if place is not None and place < len(cells) else ""


def columns_of(sheet: Sheet) -> Columns | None:
    """Return the columns that the header names; None when the sheet has no header.

    The header is the first row that names the name and the code; 类 款 项 may stand in a second row
    below 科目编码.

    Raises:
        ValueError: the header names a column twice, or levels without those above them.
    """
    blank: tuple[int, tuple[str, ...]] = (0, ())
    for (number, cells), (below, more) in pairwise([*sheet.rows, blank]):
        found = _roles(cells)
        if is_header(more):
            found, number = found + _roles(more), below  # noqa: PLW2901 - the header ends there
        roles = {role for role, _ in found}
        if "name" in roles and roles & {"code", *LEVELS}:
            return _columns(number, found)
    return None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row holds nothing but names of columns."""
    filled = sum(1 for one in cells if one)
    return filled > 1 and len(_roles(cells)) == filled


def _roles(cells: Sequence[str]) -> list[tuple[str, int]]:
    words = ["".join(one.split()) for one in cells]
    return [(_ROLES[word], place) for place, word in enumerate(words) if word in _ROLES]


def _columns(number: int, found: list[tuple[str, int]]) -> Columns:
    places = dict(found)
    twice = [role for role in places if sum(role == one for one, _ in found) > 1]
    if twice:
        raise ValueError(f"the header names {twice[0]} twice: put one table below the other")
    levels = [zh for zh in LEVELS if zh in places]
    if tuple(levels) != LEVELS[: len(levels)]:
        raise ValueError(f"the header has {levels[-1]} without all levels above it")
    ordered = tuple(places[zh] for zh in levels)
    return Columns(number, places["name"], places.get("code"), ordered, places.get("meaning"))
