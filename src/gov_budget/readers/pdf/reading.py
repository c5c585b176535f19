"""From the pages of a PDF file to its grids and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Locus
from gov_budget.readers.pdf.blocks import blocks_of, pieces_of
from gov_budget.readers.pdf.expanding import refuse_expanding
from gov_budget.readers.pdf.folios import without_folios
from gov_budget.readers.pdf.known import Known
from gov_budget.readers.pdf.pdfium import sheets_of
from gov_budget.readers.source import Obstacle, ObstacleKind, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.readers.limits import Watch
    from gov_budget.readers.pdf.glyphs import Sheet

__all__ = ["read_pdf"]

_FEW = 30
"""Letters: a page with fewer is scanned if a picture covers it."""
_PICTURE = 0.4
_GARBLED = 0.1
_OUTLINES = 200


def read_pdf(data: bytes, watch: Watch) -> Source:
    """Read the grids and paragraphs of a PDF file; pages that hold only pictures are obstacles.

    Raises:
        MissingExtra: the library that reads PDF files is not installed.
        EncryptedFile: it needs a password.
        DamagedFile: it is no PDF file that can be opened.
        LimitExceeded: it needs more than the limits allow.
    """
    refuse_expanding(data, watch)
    sheets = without_folios(tuple(sheets_of(data, watch)))
    known = Known()
    pages = [(sheet.number, pieces_of(sheet, watch, known)) for sheet in sheets]
    blocks = tuple(block for number, pieces in pages for block in blocks_of(number, pieces, watch))
    obstacles = tuple(one for sheet in sheets for one in _obstacles(sheet))
    return Source(watch.file, blocks, obstacles, len(sheets))


def _obstacles(sheet: Sheet) -> Iterator[Obstacle]:
    letters = sum(len(run.text) for run in sheet.runs)
    locus = Locus(sheet.number)
    if letters < _FEW and sheet.pictured > _PICTURE:
        yield Obstacle(ObstacleKind.SCANNED, "a picture without text", locus)
    elif not letters and sheet.strokes > _OUTLINES:
        yield Obstacle(ObstacleKind.SCANNED, "letters drawn as outlines", locus)
    if letters and sheet.garbled > _GARBLED * letters:
        detail = f"{sheet.garbled} of {letters} letters have no meaning in the file"
        yield Obstacle(ObstacleKind.DAMAGED, detail, locus)
