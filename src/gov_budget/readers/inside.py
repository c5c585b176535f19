"""Evidence inside one table: the total printed twice, parts that add up, local custom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gov_budget.model import Role
from gov_budget.model.nesting import parents_of
from gov_budget.readers.constraints import System

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.profiles import Conventions
    from gov_budget.readers.constraints import Equation
    from gov_budget.readers.sheets import Sheet

__all__ = ["customs", "repeats", "sums"]

_SECTION_DIGITS = 5
_PERSONNEL_CLASSES = ("301", "303")
_PUBLIC_USE_CLASSES = ("302", "310")


def repeats(sheet: Sheet) -> Iterator[System]:
    """The total that is printed again stands in the same columns."""
    total = sheet.by_key.get("total")
    for row in sheet.rows(Role.REPEAT):
        if total is not None:
            yield System(tuple(((total, key, 1), (row, key, -1)) for key in sheet.columns))


def sums(sheet: Sheet) -> Iterator[System]:
    """In every column the lines below a line add up to it."""
    yield from _by_parent(sheet).values()


def _by_parent(sheet: Sheet) -> dict[int, System]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for row, parent in enumerate(parents_of(sheet.kind, [d.line for d in sheet.drafts]), sheet.first):
        if parent is not None:
            children[parent + sheet.first].append(row)
    return {parent: _sum(sheet, parent, below) for parent, below in children.items()}


def _sum(sheet: Sheet, parent: int, below: list[int]) -> System:
    equations: dict[str, Equation] = {}
    for column in sheet.draft(parent).columns:
        parts = tuple((row, column, -1) for row in below if column in sheet.draft(row).columns)
        equations[column] = ((parent, column, 1), *parts)
    alone = tuple(System((one,), empty=(parent, column)) for column, one in equations.items())
    return System(tuple(equations.values()), or_else=alone)


def customs(sheet: Sheet, conventions: Conventions) -> Iterator[tuple[dict[int, str], System]]:
    """What custom says of 人员经费 and 公用经费: rows with a column that is empty, and their sums."""
    if not {"personnel", "public_use"} <= set(sheet.columns) or sheet.kind.rows != "economic":
        return
    for parent, system in _by_parent(sheet).items():
        rows = [row for row in system.rows if row != parent]
        empty = {row: column for row in rows if (column := _empty(sheet, row, conventions))}
        if empty:
            yield empty, system


def _empty(sheet: Sheet, row: int, conventions: Conventions) -> str:
    code = sheet.draft(row).line.code
    if code.startswith(_PERSONNEL_CLASSES) or code.startswith(conventions.personnel_codes_in_302):
        return "public_use"
    of_public_use = len(code) >= _SECTION_DIGITS and code.startswith(_PUBLIC_USE_CLASSES)
    return "personnel" if of_public_use else ""
