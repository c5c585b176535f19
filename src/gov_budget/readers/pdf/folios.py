"""Page numbers: told from figures by how they count with the pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from gov_budget.readers.pdf.lines import lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.pdf.glyphs import Sheet
    from gov_budget.readers.pdf.lines import Line

__all__ = ["without_folios"]

_MARGIN = 0.12
"""The share of a page's height, at its top and its foot, in which a page number stands."""
_MARKED = re.compile(
    r"[-—–−－]+\s?\d{1,4}\s?[-—–−－]+|第\s?\d{1,4}\s?页(?:[,，/]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4}"
)
_BARE = re.compile(r"\d{1,4}")


def without_folios(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the pages without their page numbers.

    A number that is not marked as one (- 3 -, 第3页) is one if it counts with the pages.
    """
    outermost = [_outermost(sheet) for sheet in sheets]
    offsets = Counter(
        int(text) - sheet.number
        for sheet, lines in zip(sheets, outermost, strict=True)
        for line in lines
        if _BARE.fullmatch(text := text_of(line))
    )
    usual = {offset for offset, count in offsets.items() if count > 1}
    return tuple(_without(sheet, lines, usual) for sheet, lines in zip(sheets, outermost, strict=True))


def _outermost(sheet: Sheet) -> list[Line]:
    """The first and the last line of a page, where they stand in the margin."""
    edges = (_MARGIN * sheet.height, (1 - _MARGIN) * sheet.height)
    lines = lines_of(run for run in sheet.runs if not edges[0] < run.base < edges[1])
    upper = [line for line in lines if line[0].base <= edges[0]][:1]
    lower = [line for line in lines if line[0].base >= edges[1]][-1:]
    return upper + lower


def _without(sheet: Sheet, lines: Sequence[Line], usual: set[int]) -> Sheet:
    numbers = [line for line in lines if _is_folio(text_of(line), sheet.number, usual)]
    if not numbers:
        return sheet
    dropped = {run for line in numbers for run in line}
    return attrs.evolve(sheet, runs=tuple(run for run in sheet.runs if run not in dropped))


def _is_folio(text: str, page: int, usual: set[int]) -> bool:
    if _MARKED.fullmatch(text):
        return True
    return bool(_BARE.fullmatch(text)) and int(text) - page in usual
