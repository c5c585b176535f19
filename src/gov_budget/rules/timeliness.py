"""D: whether documents were published in time, and by every unit. Days are calendar days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from gov_budget.fiscal import Scope
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]


def _limits() -> dict[str, int]:
    limits: dict[str, int] = words("disclosure")["days"]
    return limits


def _after_approval(case: Case) -> Iterator[Judgement]:
    """Published within 20 days of the approval by the finance office, or by the department."""
    days = case.publication.days if case.publication else None
    if days is None or days < 0:
        yield Judgement("D01", unchecked="no_dates" if days is None else "dates_out_of_order")
        return
    limit = _limits()["publish"]
    problem = (
        f"批复后第{days}天才公开，期限为{limit}天",
        f"published {days} days after approval; {limit} allowed",
    )
    yield Judgement("D01", problem=problem if days > limit else None)


def _after_congress(case: Case) -> Iterator[Judgement]:
    """The last lawful day: each approval and the publication may take all the time they have."""
    dates = case.publication
    if dates is None or dates.congress is None or dates.published is None:
        yield Judgement("D02", unchecked="no_dates")
        return
    limits, unit = _limits(), case.budget.scope is Scope.UNIT
    allowed = limits["approve_department"] + limits["approve_unit"] * unit + limits["publish"]
    latest = dates.congress + timedelta(days=allowed)
    problem = (
        f"{dates.published}公开，最迟应为{latest}",
        f"published on {dates.published}; the last day was {latest}",
    )
    yield Judgement("D02", problem=problem if dates.published > latest else None)


def _every_unit(case: Case) -> Iterator[Judgement | Inapplicable]:
    """Each unit that a department lists has a document of its own among those given."""
    listed = [unit for unit in case.budget.institution.units if unit.name]
    if case.budget.scope is Scope.UNIT or len(listed) <= 1:
        yield Inapplicable("D13", "single_unit")
        return
    if not case.units:
        yield Judgement("D13", unchecked="no_units")
        return
    known = {x for budget in case.units for x in (budget.institution.name, budget.institution.code) if x}
    missing = "、".join(unit.name for unit in listed if not {unit.name, unit.code} & known)
    yield Judgement("D13", problem=(missing, missing) if missing else None)


TESTS: dict[str, Test] = {"D01": _after_approval, "D02": _after_congress, "D13": _every_unit}
