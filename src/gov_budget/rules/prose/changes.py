"""P06 to P08, P20, P23: how figures changed since last year, in which direction, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.fiscal import Stage
from gov_budget.model import Aspect
from gov_budget.rules.blank import is_blank_form
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Quotient, Ratio, Term
from gov_budget.rules.prose.said import Said, alikes, beside, fen_of, going_up, nearest, said, this_year
from gov_budget.rules.prose.two_years import is_one_figure, last_of, misnamed
from gov_budget.rules.quotients import percentage_of
from gov_budget.rules.wording import UNCHANGED, agrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

FUNDS = ("general_public", "government_fund", "state_capital")
REASON = "reason."
ALTERNATIVES = re.compile(r"(?:增加|增长|上升)[（(/](?:减少|下降|降低)|(?:减少|下降)[（(/](?:增加|增长|上升)")


def _changes(case: Case, aspect: Aspect) -> Iterator[Said]:
    for one in said(case, aspect=aspect):
        if not one.claim.indicator.startswith(REASON):
            yield one


def _amount(case: Case) -> Iterator[Statement]:
    """增加 is this year's amount less last year's, 减少 the other way round."""
    for one in _changes(case, Aspect.CHANGE):
        up, base = going_up(one.claim.change), one.claim.base_year
        this = beside(case, one, one.claim.year)
        if up is None or this is None:
            continue
        last = beside(case, one, base) if base is not None and base != one.claim.year else None
        if last is not None:
            sign = 1 if up else -1
            yield Equation("P06", one.address, (Term(this.address, sign), Term(last.address, -sign)))
        elif up:
            yield _not_more_than_itself(one, this)


def _not_more_than_itself(one: Said, this: Said) -> Judgement:
    """An amount cannot have grown by more than itself: last year's would be below zero."""
    figure, whole = one.claim.cell.figure, this.claim.cell.figure
    over = figure is not None and whole is not None and figure.interval.low > whole.interval.high
    now, more = this.claim.cell.text, one.claim.cell.text
    problem = (
        f"今年只有{now}，却增加{more}，上年数成了负数",
        f"this year's {now} cannot be {more} more than last year's",
    )
    return Judgement("P06", (one.address, this.address), problem if over else None)


def _rate(case: Case) -> Iterator[Statement]:
    """增长 is the change as a percentage of last year's amount; there is none of zero."""
    for one in _changes(case, Aspect.RATE):
        up, base = going_up(one.claim.change), one.claim.base_year
        if up is None or base is None or base == one.claim.year:
            continue
        last, change = beside(case, one, base), beside(case, one, one.claim.year, Aspect.CHANGE)
        yield from _rates(case, one, last, change, 1 if up else -1)
    yield from _directions(case)


def _rates(case: Case, one: Said, last: Said | None, change: Said | None, sign: int) -> Iterator[Statement]:
    this = beside(case, one, one.claim.year)
    if this is None:
        return
    if last is not None and last.claim.cell.figure and not fen_of(last):
        before, rate = last.claim.cell.text, one.claim.cell.text
        problem = (
            f"上年为{before}，比例无法计算，却印为{rate}%",
            f"last year's {before} allows no rate, but {rate} % is printed",
        )
        yield Judgement("P07", (one.address, last.address), problem)
    elif last is not None:
        yield _best(case, one, last, sign)
    elif change is not None:
        yield Quotient("P07", one.address, (Term(change.address, sign),), (Term(this.address),),
                       Ratio.GROWTH_FROM_CHANGE, sign)  # fmt: skip


def _best(case: Case, one: Said, last: Said, sign: int) -> Quotient:
    """Where this year's amount is stated twice and not alike (Q01), the rate may be of either."""
    found = alikes(case, one, one.claim.year)
    near = nearest(one, found)
    stated = [
        Quotient("P07", one.address, (Term(o.address),), (Term(last.address),), Ratio.GROWTH, sign)
        for o in ([near] if near else []) + (found if one.is_known else [])
    ]
    text = f"{'-' if sign < 0 else ''}{one.claim.cell.text}"
    return next((q for q in stated if _fits(case, q, text)), stated[0])


def _fits(case: Case, quotient: Quotient, text: str) -> bool:
    found = percentage_of(quotient, case.budget)
    return found is not None and text.lstrip("-").replace(".", "").isdigit() and found.prints_as(text)


def _directions(case: Case) -> Iterator[Statement]:
    """增加 or 减少 without a figure: the two amounts say which."""
    for one in said(case):
        up, last = going_up(one.claim.change), last_of(case, one)
        counted = any(beside(case, one, one.claim.year, a) for a in (Aspect.CHANGE, Aspect.RATE))
        if up is None or last is None or counted or one.claim.year == one.claim.base_year:
            continue
        wrong = agrees(one.claim.change, fen_of(one), fen_of(last)) is False and not is_one_figure(one, last)
        yield Judgement("P07", (one.address, last.address), misnamed(one, last) if wrong else None)


def _by_fund(case: Case) -> Iterator[Statement]:
    """The fund that is named as the reason moved by what is said of it, and all funds by the total."""
    for one in said(case, aspect=Aspect.CHANGE, under="reason"):
        named = one.claim.indicator.removeprefix(REASON)
        found = [c for c in said(case, aspect=Aspect.CHANGE) if c.claim.indicator == named]
        if len({c.claim.cell.text for c in found}) == 1:
            sign = 1 if going_up(found[0].claim.change) == going_up(one.claim.change) else -1
            yield Equation("P08", one.address, (Term(found[0].address, sign),))
    totals = [
        c
        for c in _changes(case, Aspect.CHANGE)
        if c.claim.indicator in ("appropriation", "income.appropriation")
    ]
    for total in totals:
        yield from _all_funds(case, total)


def _all_funds(case: Case, total: Said) -> Iterator[Equation]:
    """Each fund's change is stated, or that it did not change."""
    up, parts = going_up(total.claim.change), list[Term]()
    for fund in FUNDS:
        level = next(iter(this_year(case, fund)), None)
        change = next((c for c in _changes(case, Aspect.CHANGE) if c.claim.indicator == fund), None)
        if change is not None:
            parts.append(Term(change.address, 1 if going_up(change.claim.change) == up else -1))
        elif level is None or level.claim.change not in UNCHANGED:
            return
    if parts:
        yield Equation("P08", total.address, tuple(parts))


def _explained(case: Case) -> Iterator[Statement]:
    """Every change has its reason, with its figure, its parts, or the total it belongs to."""
    if is_blank_form(case):
        yield Inapplicable("P20", "blank_form")
        return
    for one in said(case):
        if going_up(one.claim.change) is None or one.claim.base_year in (None, one.claim.year):
            continue
        given = one.claim.reason or _given(case, one)
        problem = ("没有说明原因", "no reason is given")
        yield Judgement("P20", (one.address,), None if given else problem)
    for passage in case.passages:
        found = None if passage.in_glossary else ALTERNATIVES.search(passage.flat)
        if found:
            problem = (f"“{found[0]}”没有选定", f"“{found[0]}” still offers both directions")
            yield Judgement("P20", (passage.address,), problem)


def _given(case: Case, one: Said) -> bool:
    """Whether a part of it, or for a fund the appropriation as a whole, has a reason."""
    whole = ("appropriation", "income.appropriation") if one.claim.indicator in FUNDS else ()
    found = [o for o in said(case, under=one.claim.indicator) if o.claim.subject == one.claim.subject]
    return any(o.claim.reason for o in (*found, *this_year(case, *whole)))


def _base_year(case: Case) -> Iterator[Statement]:
    """This year is compared with the year before; a final account also with its own budget."""
    year, final = case.budget.year, case.budget.stage is Stage.FINAL_ACCOUNT
    for one in said(case):
        base = one.claim.base_year
        if base is None or one.claim.year != year or (final and base == year):
            continue
        problem = (f"{year}年的数与{base}年比较", f"{year} is compared with {base}")
        yield Judgement("P23", (one.address,), problem if base != year - 1 else None)


TESTS: dict[str, Test] = {
    "P06": _amount,
    "P07": _rate,
    "P08": _by_fund,
    "P20": _explained,
    "P23": _base_year,
}
