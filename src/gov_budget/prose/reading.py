"""From the paragraphs of a section to what they claim.

Every figure is read from the words before it: a share, a change, a rate, last year's amount, or
an amount whose name stands there.  A figure whose name is not known is no claim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import Aspect
from gov_budget.prose.changes import awaited_reason, compare, note_changes, rate_or_change
from gov_budget.prose.counting import count
from gov_budget.prose.drafts import Draft, Place
from gov_budget.prose.marks import Kind, Mark, marks_of
from gov_budget.prose.naming import Named, name_of
from gov_budget.prose.subjects import paths_of
from gov_budget.prose.wording import openings, pattern

if TYPE_CHECKING:
    from gov_budget.prose.context import Context
    from gov_budget.prose.subjects import Path

__all__ = ["read_paragraph"]

MOST_CLAIMS = 5_000
"""A section that states more figures is no prose of a budget; the rest of it is not read."""
MOST_WORDS = 300
"""So many letters before a figure may say what it is of."""
_STOP = re.compile(r"[。;!]")
_ENDS = "。!"
_ADJUSTED = re.compile("全年|调整")
_YEAR = re.compile(r"(?<!比)(?<!较)(?<!与)(?<!同)(?<!至)(20\d\d)年")


def read_paragraph(place: Place, context: Context) -> None:
    """Read what one paragraph claims into the context of its section."""
    plain, at = place.letters.plain, 0
    paths = list(paths_of(plain))
    named = {i for path in paths for i in range(path.start, path.end)}
    context.end_sentence()
    awaited_reason(place, context)
    for mark in marks_of(plain):
        if mark.start in named:
            continue
        if len(context.drafts) >= MOST_CLAIMS:
            return
        _between(place, at, mark.start, context)
        _take_path(paths, mark.start, context)
        if _read(mark, at, place, context) or mark.kind is not Kind.COUNT:
            at = mark.close
    _between(place, at, len(plain), context)
    _take_path(paths, len(plain), context)


def _between(place: Place, at: int, start: int, context: Context) -> None:
    """Take what the words between two figures say, sentence by sentence."""
    plain = place.letters.plain
    for stop in (*(found.end() for found in _STOP.finditer(plain, at, start)), start):
        for text, topic in openings():
            if text.search(plain, at, stop):
                context.open(topic)
        years = list(_YEAR.finditer(plain, at, stop))
        if years:
            context.sentence_year = int(years[-1][1])
        note_changes(place, at, stop, context)
        if stop > at and plain[stop - 1] in _ENDS:
            context.end_sentence()
        at = stop


def _take_path(paths: list[Path], at: int, context: Context) -> None:
    """Go on to the item that was named last before a place; those behind stay in the list."""
    while paths and paths[0].end <= at:
        context.path, context.in_items = paths.pop(0), True


def _read(mark: Mark, at: int, place: Place, context: Context) -> bool:
    """Read one figure; whether it is a claim."""
    lead = place.letters.plain[max(at, mark.start - MOST_WORDS) : mark.start]
    if mark.kind is Kind.COUNT:
        return count(mark, lead, place, context)
    if rate_or_change(mark, lead, place, context):
        return True
    if mark.kind is Kind.PERCENT:
        return _percentage(mark, lead, place, context)
    return compare(mark, lead, place, context) or _amount(mark, lead, place, context)


def _percentage(mark: Mark, lead: str, place: Place, context: Context) -> bool:
    owner = context.current
    for key, aspect in (("share", Aspect.SHARE), ("completion", Aspect.COMPLETION)):
        found = pattern(key, behind="$").search(lead)
        if owner is not None and found:
            of_adjusted = aspect is Aspect.COMPLETION and _ADJUSTED.search(found["of"])
            indicator = owner.indicator + (".adjusted" if of_adjusted else "")
            context.take(Draft(indicator, owner.year, aspect, mark, place, owner.scope, owner.subject))
            return True
    return False


def _amount(mark: Mark, lead: str, place: Place, context: Context) -> bool:
    """Take an amount whose name stands before it; what follows an unknown one belongs to nothing known."""
    named = name_of(lead, mark, place, context)
    if named is None:
        context.current = None
        return False
    if named.head:
        context.open(named.indicator)
    context.take(_level(named, mark, place, context))
    return True


def _level(named: Named, mark: Mark, place: Place, context: Context) -> Draft:
    year = context.sentence_year or context.budget_year
    scope = context.scope if named.scope is None else named.scope
    return Draft(
        named.indicator, year, Aspect.AMOUNT, mark, place, scope, named.subject, candidates=named.candidates
    )
