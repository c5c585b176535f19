"""Sources written by hand: a grid as lines of cells, a document as titles and grids."""

from gov_budget.model import Locus
from gov_budget.readers.source import Grid, GridCell, Paragraph, Source

__all__ = ["document", "grid", "paragraph"]


def grid(text, page=1, width=None, spans=()):
    """A grid from lines of cells apart by ``|``; ``spans`` are (row, column, rows, columns)."""
    merged = {(row, column): size for row, column, *size in spans}
    lines = [line.split("|") for line in text.strip("\n").split("\n")]
    cells = [
        GridCell(r, c, cell.strip(), *merged.get((r, c), (1, 1)), locus=Locus(page, r + 1, c + 1))
        for r, line in enumerate(lines)
        for c, cell in enumerate(line)
        if cell.strip()
    ]
    return Grid(tuple(cells), len(lines), width or max(map(len, lines)), locus=Locus(page))


def paragraph(text, page=1, row=1):
    return Paragraph(text, Locus(page, row))


def document(*blocks, title="某市2024年部门预算", obstacles=()):
    """A source: texts become paragraphs."""
    found = [paragraph(one) if isinstance(one, str) else one for one in (title, *blocks)]
    return Source("by-hand", tuple(found), tuple(obstacles), 1)
