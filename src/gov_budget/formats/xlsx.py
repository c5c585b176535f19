"""Budgets as workbooks that look as they are published: a sheet for each table, and one for the prose.

Reading such a workbook gives the tables again; what it does not carry is told by :func:`lost_in_xlsx`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gov_budget.formats.losses import Loss, losses
from gov_budget.formats.printed_rows import printed_rows
from gov_budget.formats.workbook import Sheet, letters_of, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.formats.files import PathLike
    from gov_budget.formats.workbook import SheetValue
    from gov_budget.model import DepartmentBudget, Statement, Table

__all__ = ["lost_in_xlsx", "write_xlsx"]

NARROWEST, WIDEST = 14, 52
"""Widths of columns, in letters."""
_CARRIED = frozenset({Loss.NOTES, Loss.INDICATORS, Loss.PROSE})


def write_xlsx(budget: DepartmentBudget, path: PathLike) -> None:
    """Write a budget to a workbook.

    Raises:
        MissingExtra: openpyxl is not installed (extra ``xlsx``).
        OSError: the system refuses to write.
    """
    content = workbook_bytes(
        [
            _cover(budget),
            *(_table(table, budget.institution.name) for table in budget.tables),
            *_prose(budget.statement),
        ]
    )
    Path(path).write_bytes(content)


def lost_in_xlsx(budget: DepartmentBudget) -> tuple[Loss, ...]:
    """Return what of a budget a workbook does not carry."""
    return tuple(loss for loss in losses(budget) if loss not in _CARRIED)


def _cover(budget: DepartmentBudget) -> Sheet:
    stage = "部门决算" if budget.stage.value == "final_account" else "预算"
    title = budget.title or f"{budget.institution.name}{budget.year}年{stage}"
    return Sheet("封面", [[title], [budget.institution.name]], frozenset({0}), (60,))


def _table(table: Table, institution: str) -> Sheet:
    title = " ".join(part for part in (table.number, table.title or table.kind.zh) if part)
    body = printed_rows(table)
    width = max(map(len, body.rows))
    unit: list[SheetValue] = [f"部门：{institution}", *[""] * (width - 2), f"金额单位：{table.unit.value}"]
    heads = frozenset({0, *range(2, 2 + body.head)})
    merged = (
        (0, 0, 0, width - 1),
        *((top + 2, left, bottom + 2, right) for top, left, bottom, right in body.merged),
    )
    return Sheet(
        title,
        [[title], unit, *body.rows, *([n] for n in table.notes)],
        heads,
        tuple(_width(row[n] for row in body.rows if n < len(row)) for n in range(width)),
        merged,
        ruled=range(2, 2 + len(body.rows)),
    )


def _width(column: Iterable[SheetValue]) -> int:
    """How wide a column is: as wide as its longest text, where a Chinese letter takes two places."""
    longest = max((letters_of(str(getattr(value, "text", value))) for value in column), default=0)
    return min(max(longest + 3, NARROWEST), WIDEST)


def _prose(statement: Statement | None) -> list[Sheet]:
    sections = (statement.sections or ()) if statement else ()
    rows = [[text] for section in sections for text in (section.title, *section.paragraphs) if text]
    return [Sheet("情况说明", rows, frozenset(), (100,), is_wrapped=True)] if rows else []
