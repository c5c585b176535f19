"""What a table counts under a subject, as terms of equations, and what it may leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gov_budget.model import Role
from gov_budget.profiles import folded
from gov_budget.readers.constraints import System
from gov_budget.readers.spans import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.readers.constraints import Equation, Term
    from gov_budget.readers.sheets import Sheet
    from gov_budget.readers.spans import Span

    Counted: TypeAlias = "tuple[list[Term], Span]"

__all__ = ["counted_under", "rows_by_code", "system_of", "terms_of", "together"]

_SECTION_DIGITS = 5


def rows_by_code(sheet: Sheet) -> dict[tuple[str, str], list[int]]:
    """Return the rows that count the same subject; a local sub-item goes by its section and its own name."""
    found: dict[tuple[str, str], list[int]] = {}
    for row, draft in enumerate(sheet.drafts, sheet.first):
        line = draft.line
        if line.role is Role.SUBJECT:
            found.setdefault((line.code, ""), []).append(row)
        elif line.role is Role.LOCAL:
            found.setdefault((line.code[:_SECTION_DIGITS], folded(line.name)), []).append(row)
    return found


def counted_under(table: Sheet, code: str, column: str) -> Counted | None:
    """Return what a table counts under a code, and what it may leave out; ``None`` when it cannot tell."""
    rows = table.under(code)
    if rows is None or column not in table.columns or (table.missing is None and not rows):
        return None
    return terms_of(rows, column, -1), table.missing or NOTHING


def together(counted: Iterable[Counted]) -> Counted:
    """Return the sum of what several tables count."""
    terms: list[Term] = []
    low = high = 0
    for some, missing in counted:
        terms += some
        low, high = low + missing[0], high + missing[1]
    return terms, (low, high)


def terms_of(rows: Iterable[int], column: str, sign: int = 1) -> list[Term]:
    """Return the cells of rows in a column."""
    return [(row, column, sign) for row in rows]


def system_of(*sides: tuple[list[Term], Counted]) -> System:
    """Return that each left is its right, and what the right may leave out."""
    equations: list[Equation] = [(*left, *right) for left, (right, _) in sides]
    return System(tuple(equations), tuple((-high, -low) for _, (_, (low, high)) in sides))
