"""The code of a row whose columns 类 款 项 目 stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.codes.notation import canonical
from gov_budget.codes.official.columns import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NothingAbove", "joined_code", "split_code"]

_CLASS_DIGITS = 3
_PART_DIGITS = 2


class NothingAbove(ValueError):
    """A cell is blank and no row above fills it."""


def joined_code(cell: str) -> str:
    """Return the code in a cell.

    Raises:
        ValueError: the cell holds something else.
    """
    code = canonical(cell)
    if not (code.isascii() and code.isdigit()):
        raise ValueError(f"code {cell!r} is not digits")
    return code


def split_code(cells: Sequence[str], above: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a code, one for each level down to the last cell that is filled.

    A blank cell takes its part from the row above.  A part of one digit has lost its zero.  A cell
    may also hold the whole code down to its level.

    Raises:
        ValueError: a cell does not hold a part.
        NothingAbove: no row above has what is blank.

    >>> split_code(("", "5", ""), ("208",)), split_code(("208", "20805", "2080505"), ())
    (('208', '05'), ('208', '05', '05'))
    """
    deepest = max(place for place, cell in enumerate(cells) if cell)
    parts: tuple[str, ...] = ()
    for place, cell in enumerate(cells[: deepest + 1]):
        if cell:
            parts += (_part(place, cell, "".join(parts)),)
        elif above[:place] == parts and place < len(above):
            parts += (above[place],)
        else:
            raise NothingAbove(f"{LEVELS[deepest]} {cells[deepest]!r} has no {LEVELS[place]} above it")
    return parts


def _part(place: int, cell: str, before: str) -> str:
    digits = canonical(cell)
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"{LEVELS[place]} {cell!r} is not digits")
    if place == 0 and len(digits) != _CLASS_DIGITS:
        raise ValueError(f"{LEVELS[place]} {cell!r} is not three digits")
    whole = len(digits) == _CLASS_DIGITS + _PART_DIGITS * place and digits.startswith(before)
    if place and not whole and len(digits) > _PART_DIGITS:
        raise ValueError(f"{LEVELS[place]} {cell!r} is not one or two digits")
    return digits if place == 0 else digits[-_PART_DIGITS:].zfill(_PART_DIGITS)
