"""What an amount is of, from the words before it and what its section is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import Fund
from gov_budget.model import Aspect
from gov_budget.prose.subjects import class_before
from gov_budget.prose.wording import amounts, pattern

if TYPE_CHECKING:
    from gov_budget.prose.context import Context
    from gov_budget.prose.drafts import Draft, Place
    from gov_budget.prose.marks import Mark

__all__ = ["Named", "name_of", "named_by"]

_ITEM_WORDS = re.compile(
    r"(?:^(?:科目)?|(?:当年)?预算(?:执行)?(?:数|安排)+(?:为|是)?|(?:支出)?决算(?:数)?(?:为|是)?|安排(?:数)?(?:为|是)?)$"
)
_NEW_ITEM = re.compile(r"^(?:\d{1,3}[.、])?20\d\d年(?:当年)?预算(?:数|安排)?(?:为|是)?$")
_FILLER = re.compile(r"(?:预算|决算|金额|总额|数|为|是|共|安排)+$")
_ITEM_TOPICS = frozenset({"general_public", "appropriation_total", "appropriation", "expenditure_total"})
_FINAL = re.compile(r"(?:支出|收入)?决算(?:数)?(?:为|是)?$")
_LEFT_OUT = re.compile(r"^[,;。:、]*$")
_BUDGETS = {"initial": ".initial", "adjusted": ".adjusted"}
"""Words for the year's own budget in a final account, and what they put behind an indicator."""
_CLASSES_OPEN = re.compile(r"支出(?:主要)?包括:?$")
_BUDGET_AND_CLASS = "国有资本经营预算支出"
"""A class of expenditure that is also called as a whole budget is."""


@attrs.frozen
class Named:
    """The indicator of an amount, and the subject within it."""

    indicator: str
    subject: str = ""
    scope: Fund | None = None
    head: bool = False
    candidates: tuple[str, ...] = ()


def name_of(lead: str, mark: Mark, place: Place, context: Context) -> Named | None:
    """Return what an amount is of; ``None`` when it cannot be told."""
    begins = _begins(lead, mark, place)
    words, ending = _without_budget(lead)
    named = _by_words(words, begins, context, is_account=bool(ending) or _is_final(lead))
    if named is None or not ending:
        return named
    return attrs.evolve(named, indicator=named.indicator + ending, head=False)


def _without_budget(lead: str) -> tuple[str, str]:
    """The words without 年初预算为 or 全年预算为 at their end, and what that makes of the indicator."""
    for key, ending in _BUDGETS.items():
        found = pattern(key, behind="$").search(lead)
        if found:
            return lead[: found.start()], ending
    return lead, ""


def _begins(lead: str, mark: Mark, place: Place) -> bool:
    """Whether the paragraph begins with these words."""
    return place.letters.plain[: mark.start] == lead


def _is_final(lead: str) -> bool:
    return bool(pattern("final", before="^[,。;]?", behind="$").search(lead))


def _by_words(words: str, begins: bool, context: Context, *, is_account: bool) -> Named | None:  # noqa: FBT001 - a fact about the words
    item = _item(words, begins, context)
    if item is not None:
        return item
    if is_account and context.current is not None and _LEFT_OUT.match(_FINAL.sub("", words)):
        return _again(context.current)
    named = named_by(words, context)
    if named is not None:
        return named
    if begins and _LEFT_OUT.match(words):
        return _headless(context)
    return None


def named_by(words: str, context: Context) -> Named | None:
    """Return the indicator or class of expenditure that some words end with."""
    plain = _FILLER.sub("", words)
    name = class_before(plain)
    if name and (name != _BUDGET_AND_CLASS or _among_classes(plain, context)):
        return Named("class", name, context.scope)
    for entry in amounts():
        if (not entry.within or context.topic in entry.within) and entry.text.search(words):
            return Named(_counted(entry.indicator, context), head=entry.head)
    return None


def _among_classes(words: str, context: Context) -> bool:
    """Whether a list of classes is being read: one was named before, or 支出包括： opens it here."""
    opens = _CLASSES_OPEN.search(words.removesuffix(_BUDGET_AND_CLASS))
    return bool(opens) or (context.current is not None and context.current.indicator == "class")


def _counted(indicator: str, context: Context) -> str:
    """涉及预算…: the money of what was counted right before."""
    current = context.current
    is_count = current is not None and current.aspect is Aspect.COUNT
    return current.indicator if indicator == "performance" and current and is_count else indicator


def _again(current: Draft) -> Named:
    """年初预算为…，支出决算为…: the second figure of what was named."""
    indicator = current.indicator
    for ending in _BUDGETS.values():
        indicator = indicator.removesuffix(ending)
    return Named(indicator, current.subject, current.scope)


def _item(words: str, begins: bool, context: Context) -> Named | None:  # noqa: FBT001 - a fact about the words
    """An item whose path stands before, or whose heading was lost."""
    lost = begins and _NEW_ITEM.match(words) and context.topic in _ITEM_TOPICS
    if lost:
        context.path, context.in_items = None, True
        return Named("item", "", context.scope)
    if not context.in_items or context.path is None:
        return None
    end = words.rfind("项)")
    tail = words[end + 2 :] if end >= 0 else words
    last = tail.rsplit("。", 1)[-1].rsplit(",", 1)[-1]
    if _FINAL.fullmatch(last) or (named_by(tail, context) is None and _ITEM_WORDS.search(last)):
        return Named("item", context.path.subject, context.scope)
    return None


def _headless(context: Context) -> Named | None:
    """A paragraph whose heading was lost begins with its amount: one of the parts of its topic."""
    parts = [d for d in context.drafts if d.is_amount and d.indicator.startswith(f"{context.topic}.")]
    return Named("", candidates=tuple(dict.fromkeys(d.indicator for d in parts))) if parts else None
