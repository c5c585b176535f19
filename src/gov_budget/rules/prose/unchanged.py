"""P21: 持平 means no change, 变化不大 a small one; what did not change has no reason for a decrease."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import Aspect
from gov_budget.rules.equation import Judgement
from gov_budget.rules.prose.said import Said, fen_of, going_up, said, this_year, unit_text
from gov_budget.rules.prose.two_years import is_one_figure, last_of, misnamed
from gov_budget.rules.wording import SMALL, UNCHANGED, agrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

APPROPRIATION = ("appropriation", "income.appropriation", "appropriation_total")
OTHER_FUNDS = ("government_fund", "state_capital")


def _unchanged(case: Case) -> Iterator[Statement]:
    for one in said(case):
        word = one.claim.change
        if word not in UNCHANGED | SMALL or one.claim.base_year == one.claim.year:
            continue
        last = last_of(case, one)
        if last is not None:
            wrong = agrees(word, fen_of(one), fen_of(last)) is False and not is_one_figure(one, last)
            yield Judgement("P21", (one.address, last.address), misnamed(one, last) if wrong else None)
        elif word in UNCHANGED:
            yield _by_its_reason(case, one)


def _by_its_reason(case: Case, one: Said) -> Judgement:
    """No change with a reason for one; where the text says by how much elsewhere, with the figures."""
    moved, stated = _moved(one.claim.reason), _moves_elsewhere(case, one)
    if not moved:
        return Judgement("P21", (one.address,))
    figures = "、".join(map(_signed, stated))
    zh = f"写作“{one.claim.change}”，所述原因却是{moved}"
    en = f"called “{one.claim.change}”, but the reason given is a change"
    if stated:
        zh += f"；文中另说其中的一般公共预算财政拨款变动{figures}"
        en += f"; elsewhere its general public part is said to change by {figures}"
    return Judgement("P21", (one.address, *(other.address for other in stated)), (zh, en))


def _moves_elsewhere(case: Case, one: Said) -> list[Said]:
    """By how much and at what rate general public appropriation moved, when it is all there is."""
    if one.claim.indicator not in APPROPRIATION or not _only_general_public(case):
        return []
    found = [this_year(case, "general_public", aspect=aspect) for aspect in (Aspect.CHANGE, Aspect.RATE)]
    return [stated[0] for stated in found if stated]


def _only_general_public(case: Case) -> bool:
    totals = (case.at("appropriation_balance", "total", fund) for fund in OTHER_FUNDS)
    said_of_others = this_year(case, *OTHER_FUNDS)
    return not any(map(case.fen, totals)) and not any(map(fen_of, said_of_others))


def _signed(one: Said) -> str:
    sign = "" if going_up(one.claim.change) else "-"
    return f"{sign}{unit_text(one)}"


def _moved(reason: str) -> str:
    """The direction that a reason speaks of, when it is but one."""
    found = {
        up
        for word in re.findall("增加|增长|上升|减少|下降|降低", reason)
        if (up := going_up(word)) is not None
    }
    return ("增加" if found.pop() else "减少") if len(found) == 1 else ""


TESTS: dict[str, Test] = {"P21": _unchanged}
