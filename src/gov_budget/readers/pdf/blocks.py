"""One page as grids and lines of text, in reading order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.model import Locus
from gov_budget.readers.pdf.announced import Announced, announced
from gov_budget.readers.pdf.lines import cell_text, lines_of, text_of
from gov_budget.readers.pdf.ruling import lattices_of
from gov_budget.readers.pdf.unlined import Filled, parted_rows
from gov_budget.readers.pdf.unruled import Columns, parted
from gov_budget.readers.source import Grid, GridCell, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.readers.limits import Watch
    from gov_budget.readers.pdf.glyphs import Run, Sheet
    from gov_budget.readers.pdf.known import Known
    from gov_budget.readers.pdf.lines import Line
    from gov_budget.readers.pdf.ruling import Lattice

__all__ = ["blocks_of", "pieces_of"]

Table: TypeAlias = "tuple[Lattice, dict[int, list[Run]]]"
Piece: TypeAlias = "tuple[float, Table | Announced | Columns | Line]"
"""A part of a page with its height."""

_INDENT = "\u3000"
_MOST_INDENT = 2


def pieces_of(sheet: Sheet, watch: Watch, known: Known) -> list[Piece]:
    """Return the tables and lines of a page from the top; ``known`` is given the tables without lines.

    Raises:
        LimitExceeded: there are too many cells.
    """
    filled, rest = _filled(sheet, watch)
    pieces: list[Piece] = [(one[0].rows[0], one) for one in filled]
    tops = [top for top, _ in pieces]
    pieces += ((_top(part), part) for part in _unlined(lines_of(rest), tops, known))
    return sorted(pieces, key=lambda piece: piece[0])


def blocks_of(page: int, pieces: Sequence[Piece], watch: Watch) -> list[Grid | Paragraph]:
    """Return the grids and lines of a page; loci count the rows of grids and the lines from its top.

    Raises:
        LimitExceeded: there are too many cells.
    """
    left = _margin(pieces)
    blocks: list[Grid | Paragraph] = []
    row = 1
    for _, piece in pieces:
        block = _block(piece, page, row, left)
        blocks.append(block)
        row += block.height if isinstance(block, Grid) else 1
        watch.cells(len(block.cells) if isinstance(block, Grid) else 1, f"page {page}")
    return blocks


def _filled(sheet: Sheet, watch: Watch) -> tuple[list[Table], list[Run]]:
    """The ruled tables with the runs in their cells, and the other runs."""
    tables: list[Table] = [
        (lattice, {}) for lattice in lattices_of(sheet.rules, watch, f"page {sheet.number}")
    ]
    inner_first = sorted(tables, key=lambda table: table[0].area)
    rest: list[Run] = []
    for run in sheet.runs:
        x, y = (run.left + run.right) / 2, run.middle
        for lattice, cells in inner_first:
            box = lattice.box_at(x, y)
            if box is not None:
                cells.setdefault(box, []).append(run)
                break
        else:
            rest.append(run)
    return [one for one in tables if one[1]], rest


def _unlined(
    lines: Sequence[Line], tables: Sequence[float], known: Known
) -> Iterator[Announced | Columns | Line]:
    """The lines between the ruled tables of a page, with the tables that they make."""
    for _, some in itertools.groupby(lines, lambda line: sum(top < line[0].middle for top in tables)):
        left: list[Line] = []
        for part in announced(list(some), known):
            if isinstance(part, Announced):
                yield from parted(left)
                left = []
                yield part
            else:
                left.append(part)
        yield from parted(left)


def _top(part: Announced | Columns | Line) -> float:
    return part[0].middle if isinstance(part, list) else part.lines[0][0].middle


def _margin(pieces: Iterable[Piece]) -> float:
    return min((piece[0].left for _, piece in pieces if isinstance(piece, list)), default=0.0)


def _block(piece: Table | Announced | Columns | Line, page: int, row: int, left: float) -> Grid | Paragraph:
    if isinstance(piece, list):
        first = piece[0]
        indent = _INDENT * min(round((first.left - left) / (first.size or 1)), _MOST_INDENT)
        return Paragraph(indent + text_of(piece), Locus(page, row))
    if isinstance(piece, Announced | Columns):
        return _grid(piece.cells(), piece.height, piece.width, page, row)
    lattice, cells = piece
    found = [Filled(*lattice.boxes[n], runs) for n, runs in cells.items()]
    boxes, height = parted_rows(found, len(lattice.rows) - 1)
    return _grid(boxes, height, len(lattice.columns) - 1, page, row)


def _grid(
    boxes: Sequence[tuple[int, int, int, int, list[Run]]], height: int, width: int, page: int, row: int
) -> Grid:
    cells = tuple(
        GridCell(i, j, cell_text(runs), down, across, locus=Locus(page, row + i, j + 1))
        for i, j, down, across, runs in sorted(boxes, key=lambda box: box[:2])
    )
    return Grid(cells, height, width, locus=Locus(page, row))
