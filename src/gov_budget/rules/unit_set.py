"""Which documents of units are at hand, and whether they are all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.fiscal import Scope
from gov_budget.rules.equation import Inapplicable, Judgement
from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from gov_budget.model import Institution
    from gov_budget.rules.case import Case

__all__ = ["absence", "bare", "is_complete", "listed", "without_document"]


def bare(name: str) -> str:
    """Return a unit's name without what says that it is the department itself (本级, 机关)."""
    return pattern(*words("units")["own"]["words"]).sub("", "".join(name.split()))


def listed(case: Case) -> tuple[Institution, ...]:
    """Return the units that a department names."""
    return tuple(unit for unit in case.budget.institution.units if unit.name)


def is_merged(case: Case, name: str) -> bool:
    """Whether the text says that a unit's budget is not drawn up apart (不单列, 并入)."""
    said = pattern(*words("units")["merged"]["words"])
    sentences = (s for p in case.passages for s in p.flat.split("。"))
    return any(name in sentence and said.search(sentence) for sentence in sentences)


def without_document(case: Case) -> list[str]:
    """Return the names of listed units of which no document is at hand and which should have one."""
    known = {bare(unit.institution.name) for unit in case.units} | {u.institution.code for u in case.units}
    return [
        unit.name
        for unit in listed(case)
        if bare(unit.name) not in known
        and (not unit.code or unit.code not in known)
        and not is_merged(case, unit.name)
    ]


def absence(rule: str, case: Case) -> Judgement | Inapplicable | None:
    """Return why a rule about units has nothing to look at; ``None`` when it has."""
    if case.budget.scope is Scope.UNIT:
        return Inapplicable(rule, "single_unit")
    if any(unit.year != case.budget.year or unit.stage is not case.budget.stage for unit in case.units):
        return Judgement(rule, unchecked="other_units")
    if not case.units:
        one = len(listed(case)) <= 1
        return Inapplicable(rule, "single_unit") if one else Judgement(rule, unchecked="no_units")
    return None


def is_complete(rule: str, case: Case) -> Judgement | None:
    """Return that units are missing; ``None`` when every listed one has its document."""
    missing = "、".join(without_document(case))
    return Judgement(rule, problem=(missing, missing), unchecked="missing_units") if missing else None
