"""S18 to S20: “三公” expenses in the prose of a final account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Aspect
from gov_budget.rules.account_prose import completion
from gov_budget.rules.equation import Equation, Judgement, Quotient, Relation, Term
from gov_budget.rules.evaluate import agree
from gov_budget.rules.forms import terms
from gov_budget.rules.order import ADJUSTED, INITIAL, Said, account_of, budget_of, figure_at, in_order, key_of
from gov_budget.rules.stated import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

WHOLE = "three_public"
ITEMS = ("overseas", "vehicles", "reception")
RECEPTION = f"{WHOLE}.reception"
DOMESTIC, FOREIGN = f"{RECEPTION}.domestic", f"{RECEPTION}.foreign"

_COUNTED = {
    "overseas": {f"{WHOLE}.overseas.groups": "团组数", f"{WHOLE}.overseas.persons": "出国（境）人次"},
    "vehicle_purchase": {"vehicles.purchase": "购置车辆数"},
    "vehicle_running": {"vehicles": "车辆保有量"},
    "reception": {f"{RECEPTION}.batches": "接待批次", f"{RECEPTION}.persons": "接待人次"},
}
"""For each item the counts that explain it, and what they are called."""


def _counts(case: Case) -> Iterator[Judgement]:
    """Where money was spent on an item its counts are stated, and not as zero."""
    statement = case.budget.statement
    if statement is None:
        return
    said = {
        claim.indicator: count_of(claim) for _, claim, _ in in_order(case) if claim.aspect is Aspect.COUNT
    }
    for item, wanted in _COUNTED.items():
        spent = case.at(WHOLE, "total", item)
        if spent is not None and case.fen(spent):
            lacking = [zh for indicator, zh in wanted.items() if not said.get(indicator)]
            problem = ("没有" + "、".join(lacking), f"{item.replace('_', ' ')} without its counts")
            unchecked = "" if statement.sections or said else "no_prose"
            yield Judgement("S18", (spent,), problem if lacking and not unchecked else None, unchecked)


def _receptions(case: Case) -> Iterator[Equation]:
    """国内接待 and 外宾接待 make 公务接待费; where the first is the whole, it includes the second."""
    whole, domestic, foreign = (case.claim(one) for one in (RECEPTION, DOMESTIC, FOREIGN))
    if whole is None or domestic is None or foreign is None:
        return
    total, part = figure_at(case, whole), figure_at(case, domestic)
    if total is not None and part is not None and agree(total, [part]) and case.fen(foreign):
        yield Equation("S19", foreign, (Term(whole),), Relation.AT_MOST)
    else:
        yield Equation("S19", whole, terms(domestic, foreign))


def _computed(case: Case) -> Iterator[Equation | Quotient | Judgement]:
    """Rates of completion, shares of the total, and the totals themselves."""
    yield from _totals(case)
    for said in in_order(case):
        address, claim, before = said
        if claim.indicator.split(".")[0] != WHOLE:
            continue
        if claim.aspect is Aspect.COMPLETION:
            yield from _rate(case, said)
        elif claim.aspect is Aspect.SHARE:
            part, whole = before.get(key_of(claim)), before.get((WHOLE, "", claim.scope))
            if part is not None and whole is not None:
                yield Quotient("S20", address, terms(part), terms(whole))


def _rate(case: Case, said: Said) -> Iterator[Quotient | Judgement]:
    """A rate on 年初预算 as the text states it, else on the budget column of the table."""
    address, claim, _ = said
    item = claim.indicator.removesuffix(ADJUSTED).removeprefix(f"{WHOLE}.")
    column = "budgeted_total" if item == WHOLE else f"budgeted_{item}"
    budget = budget_of(said) or case.at(WHOLE, "total", column)
    account = account_of(said)
    if account is not None and budget is not None:
        yield completion("S20", case, (address, account, budget))


def _totals(case: Case) -> Iterator[Equation]:
    """The stated total is that of the stated items, in the account as in the budget."""
    for ending in ("", INITIAL):
        total = case.claim(f"{WHOLE}{ending}")
        items = [case.claim(f"{WHOLE}.{item}{ending}") for item in ITEMS]
        if total is not None and None not in items:
            yield Equation("S20", total, terms(*items))


TESTS: dict[str, Test] = {
    "S18": _counts,
    "S19": _receptions,
    "S20": _computed,
}
