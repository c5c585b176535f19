"""A table of a budget as rows under plain headings, the way documents print it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import attrs

from gov_budget.formats.printed_head import head_of
from gov_budget.formats.workbook import Number, SheetValue
from gov_budget.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.model import Cell, Indicator, Line, Table

__all__ = ["Printed", "printed_rows"]

_NAMES = {"function": "科目名称", "economic": "科目名称", "project": "项目名称", "institution": "单位名称"}
_CODED = frozenset({"function", "economic", "project"})
_INDICATOR = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "指标方向性")


@attrs.frozen
class Printed:
    """The rows of a table, how many of them are headings, and the headings that are merged."""

    rows: tuple[Sequence[SheetValue], ...]
    head: int
    merged: tuple[tuple[int, int, int, int], ...] = ()


def printed_rows(table: Table) -> Printed:
    """Return a table as rows, amounts as numbers with the places they print.

    A balance has its income on the left and its expenditure on the right; columns that add up to the
    one before them stand under a common heading; performance targets stand beside their project.
    """
    if table.kind.rows == "balance":
        return Printed(tuple(_balance(table)), 2)
    if any(one.project for one in table.indicators):
        rows = tuple(_projects(table))
        return Printed(rows, 1, tuple(_down(rows, 2 + len(table.columns))))
    lead = _lead(table)
    head = head_of(table, len(lead))
    width = len(lead) + len(table.columns)
    top = [*lead, *head.top]
    printed: list[Sequence[SheetValue]] = [top, *([[*[""] * len(lead), *head.below]] if head.merged else [])]
    printed += [[*_lead_of(line, lead), *_amounts(line, table.columns)] for line in table.lines]
    if table.indicators:
        printed += [
            ["年度绩效指标", *_INDICATOR[:-1]],
            *(["", *_fields(one)[:-1]] for one in table.indicators),
        ]
    depth = 2 if head.merged else 1
    down = [(0, n, 1, n) for n in range(width) if head.merged and not _is_across(n, head.merged)]
    return Printed(tuple(printed), depth, (*head.merged, *down))


def _is_across(n: int, merged: Iterable[tuple[int, int, int, int]]) -> bool:
    return any(left <= n <= right for _, left, _, right in merged)


def _lead(table: Table) -> list[SheetValue]:
    rows = _rows(table)
    codes = ["科目编码"] if rows in _CODED and any(line.code for line in table.lines) else []
    units = ["单位代码"] if any(line.institution for line in table.lines) else []
    if table.indicators:
        return ["总体资金情况"]
    name = _NAMES.get(rows, "项目")
    nested = rows in _CODED and any(line.role is Role.INSTITUTION for line in table.lines)
    return [*codes, *units, f"单位名称（{name.removesuffix('名称')}）" if nested else name]


def _rows(table: Table) -> str:
    """What the rows stand for: some places print income by function, not by institution."""
    by_function = table.kind.rows == "institution" and any(x.role is Role.SUBJECT for x in table.lines)
    return "function" if by_function else table.kind.rows


def _lead_of(line: Line, lead: Sequence[SheetValue]) -> Iterator[SheetValue]:
    known = {"科目编码": line.code, "单位代码": line.institution}
    return (known.get(str(label), _name(line)) for label in lead)


def _projects(table: Table) -> Iterator[Sequence[SheetValue]]:
    yield ["单位名称", "项目名称", *(table.kind.column(k).zh for k in table.columns), "年度目标", *_INDICATOR]
    for line in table.lines:
        own = [one for one in table.indicators if one.project and one.project == line.name]
        is_project = line.role is Role.PROJECT
        unit = "-".join(filter(None, (line.institution, "" if is_project else line.name)))
        amounts = _amounts(line, table.columns)
        yield from _beside([unit, line.name if is_project else "", *amounts, ""], own)


def _down(rows: Sequence[Sequence[SheetValue]], own: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of a project's own cells, so many from the left: as far down as its targets go."""
    tops = [n for n, row in enumerate(rows) if any(row[:own])]
    for top, below in zip(tops, [*tops[1:], len(rows)], strict=True):
        if below - top > 1:
            yield from ((top, n, below - 1, n) for n in range(own))


def _beside(row: Sequence[SheetValue], targets: Sequence[Indicator]) -> Iterator[Sequence[SheetValue]]:
    for n, one in enumerate(targets):
        yield [*(row if n == 0 else [""] * len(row)), *_fields(one)]
    if not targets:
        yield row


def _fields(one: Indicator) -> tuple[str, ...]:
    return (one.level1, one.level2, one.name, one.operator, one.value, one.measure, one.weight, one.direction)


def _balance(table: Table) -> Iterator[Sequence[SheetValue]]:
    kind = table.kind
    left = [key for key in table.columns if kind.column(key).side in ("", "income")]
    right = [key for key in table.columns if kind.column(key).side in ("", "expenditure")]
    yield ["收入", *[""] * len(left), "支出", *[""] * len(right)]
    yield ["项目", *(kind.column(k).zh for k in left), "项目", *(kind.column(k).zh for k in right)]
    sides = (
        [line for line in table.lines if _is_income(table, line)],
        [line for line in table.lines if not _is_income(table, line)],
    )
    for income, spent in zip_longest(*_level(sides)):
        yield [*_side(income, left), *_side(spent, right)]


def _level(sides: tuple[list[Line], list[Line]]) -> Iterator[list[Line | None]]:
    """Yield both sides equally long: the shorter has gaps above its total."""
    most = max(map(len, sides))
    for side in sides:
        n = len(side) - (1 if side and side[-1].role is Role.SUM else 0)
        yield [*side[:n], *[None] * (most - len(side)), *side[n:]]


def _side(line: Line | None, columns: Sequence[str]) -> list[SheetValue]:
    return ["", *[""] * len(columns)] if line is None else [_name(line), *_amounts(line, columns)]


def _is_income(table: Table, line: Line) -> bool:
    declared = table.kind.line_by_key.get(line.key)
    return declared is not None and declared.side == "income"


def _name(line: Line) -> str:
    return "合计" if line.role is Role.TOTAL and not line.name else line.name


def _amounts(line: Line, columns: Sequence[str]) -> list[SheetValue]:
    cells = {cell.column: cell for cell in line.cells}
    return [_amount(cells[key]) if key in cells else "" for key in columns]


def _amount(cell: Cell) -> SheetValue:
    """Return a number where the text is just that; whatever else is printed stays a text."""
    if cell.figure is None:
        return cell.text
    digits = cell.text.strip().replace(",", "")
    plain = digits.removeprefix("-").replace(".", "", 1)
    return Number(digits, "," in cell.text) if plain.isascii() and plain.isdigit() else cell.text
