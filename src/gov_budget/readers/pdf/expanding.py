"""Refusing drawings that draw each other so often that PDFium itself would run out of memory.

PDFium copies a form wherever it is drawn, and forms may draw forms: thirty that each draw the next one twice
are a thousand million.  What a file draws is counted from its bytes before it is opened: the dictionaries of
streams are never packed.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.readers.limits import Watch

__all__ = ["refuse_expanding"]

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/\S+\s+Do\b")
_MOST_HEAD, _MOST_STREAM = 20_000, 1_000_000
_MOST_FORMS = 20_000


@attrs.frozen
class _Drawing:
    """A form: how often it draws others, and which others it may mean."""

    draws: int
    others: frozenset[int]


def refuse_expanding(data: bytes, watch: Watch) -> None:
    """Refuse a file whose forms, drawn in each other, come to more objects than a page may have.

    Raises:
        LimitExceeded: they do.
    """
    forms = _forms(data)
    if not any(one.draws and one.others & forms.keys() for one in forms.values()):
        return
    known: dict[int, int] = {}
    for number in forms:
        watch.count("objects", _expanded(number, forms, known, watch.limits.depth, watch.limits.objects))


def _expanded(
    number: int, forms: Mapping[int, _Drawing], known: dict[int, int], depth: int, most: int
) -> int:
    """How many forms one comes to; a form that draws itself, or lies too deep, is left to the reader."""
    if number in known or depth == 0:
        return known.get(number, 1)
    known[number] = 1
    one = forms[number]
    below = [_expanded(n, forms, known, depth - 1, most) for n in one.others if n in forms]
    known[number] = min(1 + one.draws * max(below, default=0), most + 1)
    return known[number]


def _forms(data: bytes) -> Mapping[int, _Drawing]:
    found: dict[int, _Drawing] = {}
    for mark in _FORM.finditer(data):
        begin = data.rfind(b" obj", max(0, mark.start() - _MOST_HEAD), mark.start())
        number = _NUMBER.search(data, max(0, begin - 20), begin + 4) if begin >= 0 else None
        stream = data.find(b"stream", mark.end(), mark.end() + _MOST_HEAD)
        if number is None or stream < 0 or len(found) >= _MOST_FORMS:
            continue
        head = data[begin:stream]
        others = frozenset(int(one[1]) for one in _REFERENCE.finditer(head))
        found[int(number[1])] = _Drawing(len(_DRAWN.findall(_content(data, stream))), others)
    return found


def _content(data: bytes, at: int) -> bytes:
    """What a stream draws, unpacked as far as it goes."""
    begin = at + len(b"stream")
    end = data.find(b"endstream", begin)
    raw = data[begin : end if end >= 0 else None].lstrip(b"\r\n")[:_MOST_STREAM]
    try:
        return zlib.decompressobj().decompress(raw, _MOST_STREAM)
    except zlib.error:
        return raw
