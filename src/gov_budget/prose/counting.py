"""Numbers of things: vehicles, equipment, projects, units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import Aspect
from gov_budget.prose.drafts import Draft
from gov_budget.prose.wording import counts

if TYPE_CHECKING:
    from gov_budget.prose.context import Context
    from gov_budget.prose.drafts import Place
    from gov_budget.prose.marks import Mark
    from gov_budget.prose.wording import Count

__all__ = ["count"]

_MAX_NAME = 30
_IN_FRONT = ",;、:。("
_RUN_FOR = re.compile(r"用于$")
_KIND_BEHIND = re.compile(r"(?P<name>[^,;、。\d]{2,8}?(?:车|轿车))")


def count(mark: Mark, lead: str, place: Place, context: Context) -> bool:
    """Take a number of things, when the words around it say of what; whether they do."""
    behind = place.letters.plain[mark.close : mark.close + 12]
    entry = next((one for one in counts() if _fits(one, mark, lead, behind, context)), None)
    if entry is None:
        return _by_type(mark, lead, behind, place, context)
    if entry.topic and context.topic != entry.topic:
        context.open(entry.topic)
    context.counted = entry.indicator if entry.head else ""
    _take(entry.indicator, "", mark, place, context)
    return True


def _fits(entry: Count, mark: Mark, lead: str, behind: str, context: Context) -> bool:
    return (
        mark.measure in entry.measures
        and (not entry.within or context.topic in entry.within)
        and entry.before.search(lead) is not None
        and (entry.behind is None or entry.behind.match(behind) is not None)
    )


def _by_type(mark: Mark, lead: str, behind: str, place: Place, context: Context) -> bool:
    """A type of what was counted last: 其中：轿车0辆，越野车0辆."""
    if mark.measure != "辆":
        return False
    found = _KIND_BEHIND.match(behind) if _RUN_FOR.search(lead) else None
    if found is not None:
        start, end = found.span("name")
        _take("vehicles", place.letters.printed(mark.close + start, mark.close + end), mark, place, context)
        return True
    name = lead.rpartition("其中")[-1].lstrip(_IN_FRONT)
    if context.counted and "。" not in lead and 1 < len(name) <= _MAX_NAME and "〇" not in name:
        printed = place.letters.printed(mark.start - len(name), mark.start)
        _take(context.counted, printed, mark, place, context)
        return True
    return False


def _take(indicator: str, subject: str, mark: Mark, place: Place, context: Context) -> None:
    context.take(Draft(indicator, context.budget_year, Aspect.COUNT, mark, place, subject=subject))
