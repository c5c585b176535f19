"""Lines of Chinese and Latin text, broken where either may be broken.

Chinese has no spaces: a line may end after any ideograph, but no line begins with a closing mark
or ends with an opening one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs
from rich.cells import cell_len, chop_cells
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["Prose", "plain", "wrap"]

_OPENING = "（《〈“‘【「『［"
_CLOSING = "，。；：、？！）》〉”’】」』］…·"
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LATIN = rf"[^\s{_OPENING}{_CLOSING}{_WIDE}]+"
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:[(\[]*[{_WIDE}][.,;:!?%)\]]*|{_LATIN})?[{_CLOSING}]*(?: ·)?|.",
    re.DOTALL,
)
_HIDDEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def plain(text: str) -> str:
    """Return a text with every control character replaced: a file must not steer the terminal."""
    spaced = re.sub(r"[\t\r\n]+", " ", text)
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _HIDDEN else c for c in spaced)


def wrap(text: str, width: int, hanging: int = 0) -> list[str]:
    """Return a text as lines of at most ``width`` cells, all but the first indented by ``hanging``.

    >>> wrap("收入总计印为367.12万元，支出总计", 16)
    ['收入总计印为', '367.12万元，支出', '总计']
    """
    lines, indent = [""], ""
    for piece in _pieces(text, width - hanging):
        if lines[-1].strip() and cell_len(lines[-1]) + cell_len(piece.rstrip()) > width:
            indent = " " * hanging
            lines.append(indent)
        lines[-1] += piece if lines[-1] != indent else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if cell_len(piece) <= width:
            yield piece
        else:
            yield from chop_cells(piece, width)


@attrs.frozen
class Prose:
    """A paragraph that rich lays out by :func:`wrap`; later lines are indented by ``hanging`` cells."""

    text: str
    style: str = ""
    hanging: int = 0

    @property
    def _clean(self) -> str:
        """The text without what would steer the terminal; spaces at its beginning are an indent."""
        return plain(self.text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines."""
        del console
        for line in wrap(self._clean, max(self.hanging + 2, options.max_width), self.hanging):
            yield Text(line, style=self.style, no_wrap=True, overflow="fold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how narrow and how wide this can be."""
        del console
        whole = cell_len(self._clean)
        return Measurement(min(8, whole), whole).with_maximum(options.max_width)
