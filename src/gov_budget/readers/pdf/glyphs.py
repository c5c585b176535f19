"""What stands on a page: runs of letters, ruling lines and pictures, in points from the top left."""

from __future__ import annotations

from typing import NamedTuple

import attrs

__all__ = ["Glyph", "Rule", "Run", "Sheet", "runs_of"]

_TOUCH = 0.12
"""Letters of one word are not further apart than this share of their size."""
_APART = 0.03
"""A digit and another letter so far apart may stand in two cells: an amount and the name beside it."""
_BACK = 0.6
"""A letter that begins so far before the end of the last one (share of the size) begins a new run."""
_LEVEL = 0.3
"""Letters of one run differ in their base line by less than this share of their size."""
_TWICE = 0.2
"""A letter printed again at less than this share of its size is bold, not a letter."""


class Glyph(NamedTuple):
    """A letter: its left and right edge, its base line (downwards) and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Run(NamedTuple):
    """Letters that touch each other on one base line."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """The height at which the letters have their middle."""
        return self.base - 0.35 * self.size


class Rule(NamedTuple):
    """A ruling line: ``at`` is its height when it is horizontal, else its distance from the left."""

    is_horizontal: bool
    at: float
    start: float
    end: float


@attrs.frozen
class Sheet:
    """One page as it is printed, turned so that its letters stand upright.

    ``pictured`` is the share of the page that pictures cover, ``strokes`` how many drawn things
    are no ruling lines, ``garbled`` how many letters have no meaning in the file.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    pictured: float = 0.0
    strokes: int = 0
    garbled: int = 0


def runs_of(glyphs: list[Glyph]) -> tuple[Run, ...]:
    """Put letters that touch together, in the order of the file; what is printed twice counts once."""
    found: dict[tuple[str, int, int], Run] = {}
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _follows(current[-1], glyph):
            _keep(found, current)
            current = []
        if not glyph.text.isspace() and not (current and _is_repeat(current[-1], glyph)):
            current.append(glyph)
    if current:
        _keep(found, current)
    return tuple(found.values())


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = last.size
    most = _APART if _is_amount_beside_name(last.text, glyph.text) else _TOUCH
    return (
        not glyph.text.isspace()
        and -_BACK * size < glyph.left - last.right < most * size
        and abs(glyph.base - last.base) < _LEVEL * size
    ) or _is_repeat(last, glyph)


def _is_amount_beside_name(last: str, text: str) -> bool:
    return (last.isdigit() and text.isalpha()) or (last.isalpha() and text.isdigit())


def _is_repeat(last: Glyph, glyph: Glyph) -> bool:
    near = _TWICE * last.size
    return glyph.text == last.text and abs(glyph.left - last.left) < near > abs(glyph.base - last.base)


def _keep(found: dict[tuple[str, int, int], Run], glyphs: list[Glyph]) -> None:
    text = "".join(glyph.text for glyph in glyphs)
    first = glyphs[0]
    run = Run(text, first.left, glyphs[-1].right, first.base, max(glyph.size for glyph in glyphs))
    found.setdefault((text, round(first.left / 2), round(first.base / 2)), run)
