"""F: what the prose of a final account says of budget and account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.fiscal import Scope
from gov_budget.model import Aspect
from gov_budget.rules.equation import Equation, Judgement, Quotient, Ratio, Relation, Term
from gov_budget.rules.evaluate import agree
from gov_budget.rules.forms import terms
from gov_budget.rules.order import INITIAL, account_of, budget_of, figure_at, in_order, key_of
from gov_budget.rules.quotients import divide
from gov_budget.rules.stated import count_of
from gov_budget.rules.verdict import Verdict
from gov_budget.rules.wording import agrees, calls_for_a_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address, Claim
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS", "completion", "items_of_the_budget"]

GRADES = ("excellent", "good", "passed", "failed")
_PROCUREMENT = ("procurement.goods", "procurement.works", "procurement.services")
_AWARDED = ("procurement.sme", "procurement.small_micro")


def _completed(case: Case) -> Iterator[Quotient | Judgement]:
    """完成年初预算 is the account as a percentage of 年初预算, and of nothing else."""
    for said in in_order(case):
        address, claim, _ = said
        if claim.aspect is Aspect.COMPLETION and not claim.indicator.startswith("three_public"):
            account, budget = account_of(said), budget_of(said)
            if account is not None and budget is not None:
                yield completion("F19", case, (address, account, budget))


def completion(rule: str, case: Case, addresses: tuple[Address, Address, Address]) -> Quotient | Judgement:
    """Relate a printed rate to its account and its budget.

    A budget of zero has no rate: only an account of zero may say 0 %.
    """
    printed, account, budget = addresses
    if case.fen(budget):
        return Quotient(rule, printed, terms(account), terms(budget), Ratio.COMPLETION)
    idle = not case.fen(account) and not case.budget.cell(printed).text.strip("0.%％ ")
    problem = ("预算为零，完成率无法计算", "a budget of zero has no rate of completion")
    return Judgement(rule, addresses, None if idle else problem)


def _compared(case: Case) -> Iterator[Judgement]:
    """大于, 小于 or 持平 is what the two amounts say, and a difference has its reason."""
    for address, claim, before in in_order(case):
        budget = before.get(key_of(claim, INITIAL))
        if claim.aspect is Aspect.AMOUNT and claim.base_year == claim.year and claim.change and budget:
            account, initial = case.fen(address), case.fen(budget)
            true = agrees(claim.change, account, initial)
            if true is None:
                yield Judgement("F20", (address, budget), unchecked="unreadable")
                continue
            yield Judgement("F20", (address, budget), _wrong_words(claim, case, budget, true=true))


def _wrong_words(claim: Claim, case: Case, budget: Address, *, true: bool) -> tuple[str, str] | None:
    there = f"{claim.cell.text}、{case.budget.cell(budget).text}"
    if not true:
        return (
            f"决算、年初预算为{there}，写作“{claim.change}”",
            f"account and budget are {there}, called “{claim.change}”",
        )
    if calls_for_a_reason(claim.change) and not claim.reason:
        return f"写了“{claim.change}”，没有写原因", f"“{claim.change}” is not given a reason"
    return None


def items_of_the_budget(case: Case) -> Iterator[Equation]:
    """年初预算 of the items is that of the whole: all of it where their accounts are, a part otherwise."""
    amounts = {
        key_of(claim): address for address, claim, _ in in_order(case) if claim.aspect is Aspect.AMOUNT
    }
    for (indicator, subject, scope), total in amounts.items():
        whole = amounts.get((indicator.removesuffix(INITIAL), subject, scope))
        if indicator == f"general_public{INITIAL}" and whole is not None:
            parts = [a for (name, _, fund), a in amounts.items() if (name, fund) == (f"item{INITIAL}", scope)]
            spent = [a for (name, _, fund), a in amounts.items() if (name, fund) == ("item", scope)]
            if parts:
                relation = Relation.SUM if _adds_up(case, whole, spent) else Relation.AT_LEAST
                yield Equation("F21", total, terms(*parts), relation)


def _adds_up(case: Case, total: Address, parts: list[Address]) -> bool:
    figures = [figure for part in parts if (figure := figure_at(case, part))]
    whole = figure_at(case, total)
    return whole is not None and agree(whole, figures)


def _operating(case: Case) -> Iterator[Equation]:
    """机关运行经费 is 公用经费 of the 行政 and 参公 units: all of it where there are no others."""
    total, part = case.claim("operating"), case.basic("public_use")
    if total is not None and part is not None:
        relation = Relation.SAME if _only_agencies(case) else Relation.AT_MOST
        yield Equation("F23", total, (Term(part),), relation)


def _only_agencies(case: Case) -> bool:
    institution = case.budget.institution
    if not institution.units and case.budget.scope is Scope.DEPARTMENT:
        return False
    natures = [unit.nature for unit in institution.units or (institution,)]
    return all(nature is not None and nature.has_operating for nature in natures)


def _procurement(case: Case) -> Iterator[Equation | Quotient]:
    total = case.claim("procurement")
    parts = [case.claim(indicator) for indicator in _PROCUREMENT]
    if total is not None and None not in parts:
        yield Equation("F24", total, terms(*parts))
    for address, claim, before in in_order(case):
        amount = before.get(key_of(claim))
        if claim.aspect is Aspect.SHARE and claim.indicator in _AWARDED and amount and total:
            bases = [total, *(a for key, a in before.items() if key[0] == "procurement.sme" and a != amount)]
            yield _awarded(case, address, amount, bases)


def _awarded(case: Case, printed: Address, amount: Address, bases: list[Address]) -> Quotient:
    """A share of contracts is one of the whole, or of what small and medium enterprises got."""
    shares = [Quotient("F24", printed, terms(amount), terms(base)) for base in bases]
    agrees = (share for share in shares if divide(share, case.budget).verdict is not Verdict.BROKEN)
    return next(agrees, shares[0])


def _graded(case: Case) -> Iterator[Judgement]:
    """The projects by grade are the projects that were evaluated."""
    counts: dict[str, tuple[Address, int]] = {}
    for address, claim, _ in in_order(case):
        number = count_of(claim)
        if claim.aspect is Aspect.COUNT and number is not None:
            counts[claim.indicator.removeprefix("performance.")] = (address, number)
    grades = [counts[grade] for grade in GRADES if grade in counts]
    if "evaluated" in counts and grades:
        address, total = counts["evaluated"]
        added = sum(number for _, number in grades)
        right = added == total if len(grades) == len(GRADES) else added <= total
        problem = (f"各等次合计{added}个，自评{total}个", f"{added} by grade, {total} evaluated")
        yield Judgement("F25", (address, *(a for a, _ in grades)), None if right else problem)


TESTS: dict[str, Test] = {
    "F19": _completed,
    "F20": _compared,
    "F23": _operating,
    "F24": _procurement,
    "F25": _graded,
}
