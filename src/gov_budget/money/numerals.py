"""Printed numerals: from text to an exact number of last-place units, and back.

What stands in an amount cell is a number, nothing (blank), a dash, or some other text; the
four are different things and stay apart.
"""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from gov_budget.errors import UnreadableFigure

__all__ = ["Mark", "Numeral", "mark_of", "print_numeral", "read_numeral"]

MAX_LENGTH = 40
"""A longer text is no amount: the world's money in 分 has fewer digits."""

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－＋（）", "0123456789.,-+()")
_NUMBER = re.compile(r"(?P<sign>[-+−]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?")
_DASHES = frozenset({"-", "--", "—", "——", "–", "－", "―", "/"})
_EXPECTED = "a number such as 1,234.56, (12.00), -12.00"


class Mark(StrEnum):
    """What stands in an amount cell."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    TEXT = "text"


@attrs.frozen
class Numeral:
    """A number as printed: ``digits`` units of its last place, ``places`` after the point."""

    digits: int
    places: int
    text: str


def mark_of(text: str) -> Mark:
    """Say what kind of thing ``text`` is.

    >>> [mark_of(t).value for t in ("1,234.56", "  ", "—", "见附件", "12..3")]
    ['number', 'blank', 'dash', 'text', 'text']
    """
    bare = text.strip()
    if not bare:
        return Mark.BLANK
    if bare in _DASHES:
        return Mark.DASH
    return Mark.NUMBER if _match(bare) else Mark.TEXT


def read_numeral(text: str, where: str = "") -> Numeral:
    """Read a printed number; brackets or a minus sign make it negative.

    Full-width digits and signs are read like half-width ones, and grouping commas must group
    by three.

    Raises:
        UnreadableFigure: ``text`` is not one number.

    >>> read_numeral("（1,234.50）")
    Numeral(digits=-123450, places=2, text='（1,234.50）')
    """
    found = _match(text.strip())
    if found is None:
        raise UnreadableFigure(text[:MAX_LENGTH], _EXPECTED, where)
    whole, part, negative = found
    digits = int(whole.replace(",", "") + part)
    return Numeral(-digits if negative else digits, len(part), text)


def print_numeral(digits: int, places: int, *, grouped: bool = False) -> str:
    """Print ``digits`` units of the last of ``places`` decimals.

    >>> print_numeral(-14309, 2)
    '-143.09'
    >>> print_numeral(123456789, 2, grouped=True)
    '1,234,567.89'
    """
    sign = "-" if digits < 0 else ""
    whole, part = divmod(abs(digits), 10**places)
    point = f".{part:0{places}d}" if places else ""
    return f"{sign}{whole:,}{point}" if grouped else f"{sign}{whole}{point}"


def _match(bare: str) -> tuple[str, str, bool] | None:
    if len(bare) > MAX_LENGTH:
        return None
    text = bare.translate(_HALF_WIDTH)
    bracketed = text.startswith("(") and text.endswith(")")
    found = _NUMBER.fullmatch(text[1:-1].strip() if bracketed else text)
    if found is None or (bracketed and found["sign"]):
        return None
    return found["whole"], found["part"] or "", bracketed or found["sign"] in ("-", "−")
