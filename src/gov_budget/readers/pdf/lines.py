"""Runs of letters put together to lines, and lines to the text of a cell."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.readers.pdf.glyphs import Run

__all__ = ["Line", "cell_text", "lines_of", "text_of"]

Line: TypeAlias = "list[Run]"
"""Runs on one base line, from left to right."""

_SAME_LINE = 0.5
"""Runs whose base lines differ by less than this share of their size stand on one line."""
_SPACE = 0.3
"""A gap of this share of the size is a space."""


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """Return the lines of some runs, from the top."""
    lines: list[Line] = []
    base = 0.0
    for run in sorted(runs, key=lambda run: run.base):
        if lines and run.base - base < _SAME_LINE * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
            base = run.base
    for line in lines:
        line.sort(key=lambda run: run.left)
    return lines


def text_of(line: Sequence[Run]) -> str:
    """Return the text of a line, with one space for each gap."""
    parts = [line[0].text]
    for last, run in itertools.pairwise(line):
        if run.left - last.right > _SPACE * min(run.size, last.size):
            parts.append(" ")
        parts.append(run.text)
    return "".join(parts)


def cell_text(runs: Sequence[Run]) -> str:
    """Return the text of a cell: its lines joined, with a space only between Latin words."""
    text = ""
    for line in lines_of(runs):
        more = text_of(line)
        latin = text[-1:].isascii() and text[-1:].isalpha() and more[0].isascii() and more[0].isalpha()
        text += f" {more}" if latin else more
    return text
