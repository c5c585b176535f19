"""F21: 年初预算 in the text of a final account, against itself and the budget that was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Aspect
from gov_budget.rules.account_prose import items_of_the_budget
from gov_budget.rules.case import Case
from gov_budget.rules.equation import Judgement
from gov_budget.rules.evaluate import agree
from gov_budget.rules.indicators import name_of, places_of
from gov_budget.rules.order import INITIAL, in_order
from gov_budget.rules.prose.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address, Claim
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]


def _initial(case: Case) -> Iterator[Statement]:
    yield from items_of_the_budget(case)
    if case.initial is not None:
        published = Case(case.initial)
        for address, claim, _ in in_order(case):
            if claim.aspect is Aspect.AMOUNT and claim.indicator.endswith(INITIAL):
                yield from _compared((address, claim), published, _places(published, claim))


def _places(published: Case, claim: Claim) -> tuple[Address, ...]:
    """Where the budget prints what a claim says it budgeted; nothing where that is not printed."""
    indicator = claim.indicator.removesuffix(INITIAL)
    if indicator != "item":
        return places_of(published, indicator)
    code = Rows.of(published).code_of(claim.subject)
    return published.every("general_public", code, "total") if code else ()


def _compared(
    stated: tuple[Address, Claim], published: Case, places: tuple[Address, ...]
) -> Iterator[Judgement]:
    address, claim = stated
    ours = claim.cell.figure
    theirs = [figure for place in places if (figure := published.budget.cell(place).figure)]
    if ours is None or not theirs:
        return
    there = "＋".join(figure.text for figure in theirs)
    of = claim.subject or name_of(claim.indicator, "zh")
    problem = (
        f"“{of}”的年初预算写作{ours.text}，当年公布的预算是{there}",
        f"the initial budget of “{of}” is given as {ours.text}, and the published budget has {there}",
    )
    yield Judgement("F21", (address,), None if agree(ours, theirs) else problem)


TESTS: dict[str, Test] = {"F21": _initial}
