"""A document as one flow of lines and table bodies: captions that stand inside a grid are taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.profiles import folded
from gov_budget.readers.assembly.body import Body, body_of
from gov_budget.readers.source import Grid, GridCell, Paragraph
from gov_budget.readers.words import is_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.source import Source

__all__ = ["NOTE", "Piece", "flow_of"]

Piece: TypeAlias = "Paragraph | Body"

_UNIT = re.compile(r"(?:金额)?单位:?(?:万元|亿元|元)|编制(?:部门|单位)|^\((?:万元|亿元|元)\)$")
NOTE = re.compile(r"(?:注|备注|说明)\d?:|.{0,60}本表(?:为空|无数据|没有数据)")
"""How a remark below a table begins."""
_YEAR = re.compile(r"\(?20\d\d年(?:度)?\)?")
_ORDINAL = re.compile(r"[(（]?[一二三四五六七八九十\d]+[)）、.．]")
_TOTALS = frozenset({"合计", "总计", "收入总计", "支出总计"})
_FULL = 0.6


def flow_of(source: Source) -> tuple[Piece, ...]:
    """Return lines and table bodies in reading order."""
    found: list[Piece] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += _of_grid(block)
    return tuple(found)


def _of_grid(grid: Grid) -> Iterator[Piece]:
    body = body_of(grid)
    if _is_prose(body):
        for cell in body.cells:
            yield from _lines(cell)
        return
    first = _captions(body)
    captions = body.rows[:first]
    for row in captions:
        for cell in body.by_row[row]:
            yield from _lines(cell)
    rest = body.only(body.rows[first:]) if captions else body
    notes = _notes(rest)
    yield rest.only(rest.rows[: len(rest.rows) - notes]) if notes else rest
    for row in rest.rows[len(rest.rows) - notes :]:
        for cell in rest.by_row[row]:
            yield from _lines(cell)


def _is_prose(body: Body) -> bool:
    """Whether a grid only holds text: one cell a row, as wide as the grid; on a worksheet, at its edge."""
    if any(len(cells) > 1 for cells in body.by_row.values()):
        return False
    if body.sheet:
        return all(cell.column == 0 for cell in body.cells)
    return all(cell.column_span >= _FULL * body.width for cell in body.cells)


def _lines(cell: GridCell) -> Iterator[Paragraph]:
    for text in cell.text.splitlines():
        if text.strip():
            yield Paragraph(text, cell.locus, is_whole=True)


def _captions(body: Body) -> int:
    """How many rows on top are titles, units and the like."""
    n = 0
    while n < len(body.rows) and _is_caption(body, body.by_row[body.rows[n]]):
        n += 1
    return n if n < len(body.rows) else 0


def _is_caption(body: Body, cells: tuple[GridCell, ...]) -> bool:
    texts = [folded(cell.text) for cell in cells]
    if any(_UNIT.search(text) for text in texts):
        return True
    alone = len(cells) == 1 and cells[0].column == body.columns[0]
    if not alone or texts[0] in _TOTALS or _ORDINAL.match(texts[0]) or is_amount(texts[0]):
        return False
    wide = cells[0].column_span >= _FULL * _width(body)
    return wide or texts[0].endswith("表") or bool(_YEAR.fullmatch(texts[0]))


def _width(body: Body) -> int:
    return max(cell.column + cell.column_span for cell in body.cells) - body.columns[0]


def _notes(body: Body) -> int:
    """How many rows at the foot are remarks: 注：…."""
    n = 0
    for row in reversed(body.rows):
        cells = body.by_row[row]
        if len(cells) != 1 or not NOTE.match(folded(cells[0].text)):
            break
        n += 1
    return n
