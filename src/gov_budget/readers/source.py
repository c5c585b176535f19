"""What a file says before anything is recognised: grids of text cells and paragraphs, with their places.

Each reader of a file format yields a :class:`Source` and judges nothing; recognition and assembly
read nothing else.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from gov_budget.model import Locus

__all__ = ["Grid", "GridCell", "Obstacle", "ObstacleKind", "Paragraph", "Source"]


@attrs.frozen
class GridCell:
    """A text in a grid; ``row`` and ``column`` count from 0, spans of merged cells are at least 1.

    ``places`` is how many decimals the cell's number format prints, where the file says so;
    ``text`` is what a reader of the document sees.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    places: int | None = None
    locus: Locus | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Grid:
    """Cells in rows and columns; empty cells are left out.

    ``sheet`` is the name of the worksheet.  One printed table may be several grids, one a page.
    """

    cells: tuple[GridCell, ...]
    height: int
    width: int
    sheet: str = ""
    locus: Locus | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Paragraph:
    """A line or paragraph of text outside all grids, soft wraps as the file has them.

    ``is_whole`` says that the file marks it as one paragraph (DOCX, HTML); where it is not, the
    lines still have to be rejoined.
    """

    text: str
    locus: Locus | None = attrs.field(default=None, eq=False)
    is_whole: bool = False


class ObstacleKind(StrEnum):
    """Why something of a file was not read."""

    SCANNED = "scanned"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    HIDDEN = "hidden"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    TOO_LARGE = "too_large"


@attrs.frozen
class Obstacle:
    """A part of the file that could not be read, or was read with a doubt."""

    kind: ObstacleKind
    detail: str = ""
    locus: Locus | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Source:
    """A file's grids and paragraphs in reading order, and what could not be read."""

    file: str
    blocks: tuple[Grid | Paragraph, ...]
    obstacles: tuple[Obstacle, ...] = ()
    pages: int = 0
