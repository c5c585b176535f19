"""Codes as people and documents write them."""

from __future__ import annotations

import re

__all__ = ["canonical"]

_HALF_WIDTH = str.maketrans("０１２３４５６７８９－．\u3000", "0123456789-. ")
_BETWEEN = re.compile(r"[\s.\-‐‑‒–—]+")
_CLASS_DIGITS = 3
_GROUP_DIGITS = 2


def canonical(text: str) -> str:
    """Return a code as plain digits; a text that is not a code comes back stripped.

    Full-width digits are narrowed.  Spaces, hyphens and full stops may stand between the class and
    the pairs of digits that follow it.  A later group of one digit has lost its leading zero, as
    when a document prints the columns 类 and 款 apart as numbers: "301 2" is 30102.

    >>> canonical("208 05 05"), canonical("２０８-０５-０５"), canonical("301 2")
    ('2080505', '2080505', '30102')
    >>> canonical("3 01")
    '3 01'
    """
    if text.isascii() and text.isdigit():
        return text
    stripped = text.translate(_HALF_WIDTH).strip()
    first, *later = _BETWEEN.split(stripped)
    if not all(_is_group(group) for group in (first, *later)):
        return stripped
    if later and (len(first) < _CLASS_DIGITS or len(first) % _GROUP_DIGITS == 0):
        return stripped
    return first + "".join([group.zfill(_GROUP_DIGITS) for group in later])


def _is_group(text: str) -> bool:
    return text.isascii() and text.isdigit()
