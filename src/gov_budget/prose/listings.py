"""Lists of names: 主要包括…, 支出包括…."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gov_budget.codes import Scheme
from gov_budget.model import Listing
from gov_budget.profiles import folded
from gov_budget.prose.marks import marks_of
from gov_budget.prose.naming import named_by
from gov_budget.prose.subjects import known_names
from gov_budget.prose.wording import pattern, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.prose.context import Context
    from gov_budget.prose.drafts import Place

__all__ = ["listings_of"]

_OPEN = re.compile(r"(?:等)(?:方面|支出|费用|经费|内容|各项)*$")
_AND = re.compile(r"[和与及]|以及")
_WORDS_BEFORE = 40
_MOST_LETTERS = 800
"""A list that is longer is cut off."""
_LISTED = {"收入": "income_sources", "支出": "expenditure_classes"}
_PARTS = {"personnel": "general_public_basic", "public_use": "general_public_basic"}


def listings_of(place: Place, context: Context) -> Iterator[Listing]:
    """Yield the lists of names in a paragraph; lists of amounts are claims."""
    plain = place.letters.plain
    ends = re.compile(pattern("list_ends").pattern)
    for found in pattern("list_opens").finditer(plain):
        last = min(len(plain), found.end() + _MOST_LETTERS)
        end = next((m.start() for m in ends.finditer(plain, found.end(), last)), last)
        indicator = _LISTED.get(found["of"] or "") or _owner(plain, found.start(), context)
        if indicator and end > found.end() and not any(marks_of(plain[found.end() : end])):
            names, is_open = _names(place, found.end(), end)
            scope = scope_of(_PARTS.get(indicator, context.topic))
            yield Listing(indicator, context.budget_year, names, is_open, scope, place.span(found.end(), end))


def _owner(plain: str, at: int, context: Context) -> str:
    """The indicator whose amount stands right before the list."""
    first = max(0, at - 2 * _WORDS_BEFORE)
    plain, at = plain[first : at + 1], at - first
    before = [mark for mark in marks_of(plain) if mark.close <= at]
    if not before or not re.fullmatch(r"[,:]?(?:其中)?[,:]?", plain[before[-1].close : at]):
        return ""
    lead = plain[max(0, before[-1].start - _WORDS_BEFORE) : before[-1].start]
    return next((part for part in _PARTS if _NAMES[part].search(lead)), "") or _named(lead, context)


_NAMES = {"personnel": re.compile("人员经费$"), "public_use": re.compile("公用经费$")}


def _named(lead: str, context: Context) -> str:
    named = named_by(lead, context)
    return named.indicator if named else ""


def _names(place: Place, start: int, end: int) -> tuple[tuple[str, ...], bool]:
    text = folded(place.letters.printed(start, end))
    # 资源勘探工业信息等支出 is a name, and no open end
    opened = None if text.rpartition("、")[2] in _known() else _OPEN.search(text)
    pieces = (text[: opened.start()] if opened else text).split("、")
    names = [name for piece in pieces[:-1] for name in [piece]] + _parted(pieces[-1])
    return tuple(name for name in names if name), opened is not None


@cache
def _known() -> frozenset[str]:
    return frozenset({*known_names(Scheme.FUNCTION, 3), *known_names(Scheme.ECONOMIC_DEPARTMENT, 5)})


def _parted(piece: str) -> list[str]:
    """The last piece may hold two names: 奖励金和其他补助, but not 社会保障和就业支出."""
    known = _known()
    if piece in known:
        return [piece]
    cuts = [found for found in _AND.finditer(piece) if found.start() > 1 and len(piece) - found.end() > 1]
    sure = [c for c in cuts if piece[: c.start()] in known or piece[c.end() :] in known]
    best = (sure or cuts)[:1]
    return [piece[: best[0].start()], piece[best[0].end() :]] if best else [piece]
