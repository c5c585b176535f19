"""How figures changed: against which year, in which direction, by how much, and why."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gov_budget.model import Aspect
from gov_budget.prose.drafts import Draft
from gov_budget.prose.marks import Kind
from gov_budget.prose.naming import named_by
from gov_budget.prose.wording import pattern

if TYPE_CHECKING:
    from gov_budget.prose.context import Context
    from gov_budget.prose.drafts import Place
    from gov_budget.prose.marks import Mark

__all__ = ["awaited_reason", "compare", "note_changes", "rate_or_change"]

_MAX_REASON = 120
_UP = frozenset({"增加", "增长", "上升", "提高"})
_DOWN = frozenset({"减少", "下降", "降低", "压减"})
_FUNDS = (
    ("一般公共预算", "general_public"),
    ("政府性基金", "government_fund"),
    ("国有资本", "state_capital"),
    ("基本支出", "basic"),
    ("项目支出", "project"),
)


@cache
def _moved() -> re.Pattern[str]:
    behind = pattern("between_change_and_figure").pattern
    return pattern("direction", before="(?P<change>", behind=f"){behind}$")


def rate_or_change(mark: Mark, lead: str, place: Place, context: Context) -> bool:
    """Take a figure that a direction word stands before: by how much, or by how many per cent."""
    moved, owner = _moved().search(lead), context.current
    if moved is None or owner is None:
        return False
    aspect = Aspect.RATE if mark.kind is Kind.PERCENT else Aspect.CHANGE
    base = _base_year(lead, context) or context.base_year or owner.base_year or owner.year - 1
    named = _cause(lead, owner) or owner.indicator
    draft = Draft(
        named, max(owner.year, base), aspect, mark, place, owner.scope, owner.subject,
        moved["change"], base_year=base,
    )  # fmt: skip
    if named == owner.indicator:
        owner.change, owner.base_year = owner.change or moved["change"], base
    else:
        draft.subject, draft.scope = owner.indicator, None
    context.take(draft)
    return True


def _last(wanted: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(reversed(list(wanted.finditer(words))), None)


def _cause(lead: str, owner: Draft) -> str:
    """The fund that a reason names, where the figure is part of a reason: ``reason.general_public``."""
    found = _last(pattern("reason"), lead)
    words = lead[found.end() :] if found else ("" if not owner.reason else lead)
    return next((f"reason.{key}" for word, key in _FUNDS if word in words), "")


def _base_year(words: str, context: Context) -> int | None:
    found = _last(pattern("compared"), words)
    if found is None:
        return None
    return int(found["year"]) if found["year"] else context.budget_year - 1


def compare(mark: Mark, lead: str, place: Place, context: Context) -> bool:
    """Take an amount that this year's is compared with."""
    clause = re.split(r"[。;]", lead)[-1]
    base, owner = _base_year(clause, context), context.current
    if base is None or owner is None or pattern("change").search(clause):
        return False
    context.base_year = owner.base_year = base
    context.take(
        Draft(
            owner.indicator, base, Aspect.AMOUNT, mark, place, owner.scope, owner.subject,
            candidates=owner.candidates,
        )
    )  # fmt: skip
    return True


def note_changes(place: Place, start: int, end: int, context: Context) -> None:
    """Take what the words between two figures say of the figure before: 持平, 变化不大, and why."""
    words = place.letters.plain[start:end]
    base = _base_year(words, context)
    context.base_year = base or context.base_year
    against = pattern("account_against_budget").search(words)
    if against and (against["word"] or against["after"]) and context.current is not None:
        context.current.change = against["word"] or against["after"]
        context.current.base_year = context.current.year
    elif context.base_year is not None:
        _unchanged(words, context)
    _attach_reason(place, start, end, context)


def _unchanged(words: str, context: Context) -> None:
    for found in pattern("change", before="(?P<word>", behind=")").finditer(words):
        named = named_by(words[: found.start()], context)
        owner = context.latest(named.indicator) if named else context.current
        if owner is not None and not owner.change and not _moved().search(words[: found.end()] + ""):
            owner.change, owner.base_year = found["word"], context.base_year


def _reason_before(place: Place, start: int, end: int, context: Context) -> bool:
    """财政拨款收入支出增加的主要原因是…: the reason of all that moved so and has none yet."""
    found = pattern("reason_before").search(place.letters.plain, start, end)
    if found is None:
        return False
    reason = place.letters.printed(*found.span("reason"))
    for draft in context.drafts:
        moved = _UP if found["change"] in _UP else _DOWN
        if draft.change in moved and not draft.reason and not draft.indicator.startswith("reason."):
            draft.reason = reason
    return True


def _attach_reason(place: Place, start: int, end: int, context: Context) -> None:
    """Give the reason that the words state to the figures it explains."""
    plain = place.letters.plain
    if _reason_before(place, start, end, context):
        return
    found = pattern("reason").search(plain, start, end)
    if found is None or context.current is None:
        return
    stop = next((i for i in range(found.end(), len(plain)) if plain[i] in "。;"), len(plain))
    reason = place.letters.printed(found.end(), min(stop, found.end() + _MAX_REASON))
    owners = [d for d in context.drafts if d.change and not d.reason and _key(d) == _key(context.current)]
    for owner in owners:
        owner.reason = reason
    context.awaited = () if reason else tuple(owners)


def _key(draft: Draft) -> tuple[str, str, int]:
    return draft.indicator, draft.subject, draft.year


def awaited_reason(place: Place, context: Context) -> None:
    """Take the first sentence of a paragraph as the reason that the one before it announced."""
    plain = place.letters.plain
    stop = plain.find("。")
    for owner in context.awaited if plain else ():
        owner.reason = place.letters.printed(0, min(stop if stop >= 0 else len(plain), _MAX_REASON))
    context.awaited = ()
