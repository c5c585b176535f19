"""Printing a page on a terminal, or into a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["show"]

NARROWEST, WIDEST = 50, 120
"""Beyond these a table no longer fits, or a line is too long to be read."""

_TRAILING = re.compile(r" +(?=\n)")


def show(page: RenderableType, stream: TextIO, width: int | None = None) -> None:
    """Print a page as wide as the terminal, within what is readable, or ``width`` cells wide.

    Colour is used on a terminal only, and not when ``NO_COLOR`` is set.
    """
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    console.width = min(max(console.width, NARROWEST), WIDEST)
    with console.capture() as captured:
        console.print(page)
    stream.write(_TRAILING.sub("", captured.get()))
