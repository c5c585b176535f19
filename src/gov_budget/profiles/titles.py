"""Printed titles, made comparable."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "title_of"]

_DROPPED = str.maketrans(dict.fromkeys("“”\"'‘’《》〈〉", None))
_NUMBER = re.compile(r"表\d+(?:[-－—.]\d+)*[:：、.]?")
_ENTITY = re.compile(r".{0,40}?20\d\d年度?")
_YEAR_AFTER = re.compile(r"\(20\d\d年度?\)$")


def folded(text: str) -> str:
    """Return a text without spaces and quotation marks, full width as half width.

    >>> folded("部门（单位） “三公”经费")
    '部门(单位)三公经费'
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_DROPPED).split())


def title_of(text: str) -> str:
    """Return a printed title without its number, institution and year.

    >>> title_of("表2 渠县科协2024年财政拨款收支预算总表")
    '财政拨款收支预算总表'
    """
    bare = folded(text)
    number = _NUMBER.match(bare)
    bare = _YEAR_AFTER.sub("", bare[number.end() :] if number else bare)
    entity = _ENTITY.match(bare)
    return bare[entity.end() :] if entity else bare
