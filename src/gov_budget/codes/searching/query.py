"""A query, taken apart once into all that the ranks compare."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Self

import attrs

from gov_budget.codes.notation import canonical
from gov_budget.errors import EmptyQuery

__all__ = ["Query", "folded"]

_ALIKE = (("其它", "其他"), ("帐", "账"), ("交费", "缴费"), ("与", "和"), ("及", "和"))
"""What people write for one another; both sides of a comparison are folded."""

_MARKS = re.compile(r"[/\\|>→›»—–-]+|\([类款项目]\)")
_LEVEL = re.compile(r"(?<=\d)\(?[类款项目]\)?(?=\d|$)")
_NOTED = re.compile(r"(.+)\((.+)\)")
_CODE_FIRST = re.compile(r"[^\w]*(\d[\d .-]*)(.*)", re.DOTALL)
_CODE_LAST = re.compile(r"(\D+?)(\d[\d .-]*)[^\w]*", re.DOTALL)
_LETTERS = re.compile(r"[a-zv]+")


@attrs.frozen
class Query:
    """What a person typed.

    A path is written with marks between the names (/ > — or the （类） and （款） of documents), or with the
    upper name in brackets behind the lower one.  302-17 is no path: no part of one is a bare number.

    ``name`` is the folded text without its code, ``code`` the code in plain digits or empty.
    ``segments`` are the folded names of a path and ``words`` those between spaces.  ``letters`` is the
    name again when it is nothing but Latin letters: pinyin or initials.
    """

    name: str
    code: str
    segments: tuple[str, ...]
    words: tuple[str, ...]
    letters: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Take a text apart.

        Raises:
            EmptyQuery: it holds no letter, digit or ideograph.

        >>> Query.of("302-17 公务接待费")
        Query(name='公务接待费', code='30217', segments=(), words=(), letters='')
        """
        plain = unicodedata.normalize("NFKC", text).strip()
        if not folded(plain):
            raise EmptyQuery(text)
        parts = [part for part in _MARKS.split(plain) if folded(part)]
        marked = len(parts) > 1 and not any(folded(part).isdecimal() for part in parts)
        code, rest = _code_and_name(parts[-1] if marked else plain)
        segments = tuple(map(_bare, parts)) if marked else _noted(rest)
        words = () if segments else tuple([folded(word) for word in rest.split() if folded(word)])
        name = "".join(segments) if marked else folded(rest)
        letters = name if _LETTERS.fullmatch(name) else ""
        return cls(name, code, segments, words if len(words) > 1 else (), letters)


def _code_and_name(text: str) -> tuple[str, str]:
    plain = canonical(_LEVEL.sub(" ", text).strip())
    if plain.isdecimal():
        return plain, ""
    if first := _CODE_FIRST.fullmatch(text):
        return canonical(first[1].strip(" .-")), first[2]
    if last := _CODE_LAST.fullmatch(text):
        return canonical(last[2].strip(" .-")), last[1]
    return "", text


def _noted(text: str) -> tuple[str, ...]:
    """Return the path of a name with the one above it in brackets behind it."""
    noted = _NOTED.fullmatch(text.strip())
    return (folded(noted[2]), folded(noted[1])) if noted and folded(noted[1]) and folded(noted[2]) else ()


def _bare(part: str) -> str:
    name = folded(part)
    return name.lstrip("0123456789") or name


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text as it is compared: its letters, digits and ideographs, in half width and lower case.

    >>> folded("因公出国（境）费用"), folded("其它 商品与服务支出")
    ('因公出国境费用', '其他商品和服务支出')
    """
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()
    for written, meant in _ALIKE:
        plain = plain.replace(written, meant)
    return plain.replace("ü", "v")
