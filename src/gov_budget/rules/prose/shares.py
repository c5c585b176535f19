"""P03 to P05: shares of a breakdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnreadableFigure
from gov_budget.fiscal import Fund
from gov_budget.model import Aspect
from gov_budget.money import print_numeral, read_numeral
from gov_budget.rules.equation import Judgement, Quotient, Ratio, Term
from gov_budget.rules.indicators import name_of
from gov_budget.rules.prose.printed import amounts_of_nature
from gov_budget.rules.prose.said import Said, alikes, nearest, said, this_year
from gov_budget.rules.quotients import percentage_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS", "whole_of"]

WHOLE = 100
NATURES = ("basic", "project", "remitted_up", "subsidy_down", "operating_expenditure")
_WHOLES = {
    "income": ("income_total", "income_current"),
    **dict.fromkeys(NATURES, ("expenditure_total", "expenditure_current")),
    "class": ("expenditure_total", "expenditure_current"),
    "general_public": ("expenditure_current", "expenditure_total"),
    "three_public": ("three_public",),
    "government_fund": ("expenditure_current", "expenditure_total"),
}
_TOTALS = ("income_total", "income_current", "expenditure_total", "expenditure_current", "general_public",
           "appropriation", "government_fund", "three_public")  # fmt: skip


def whole_of(case: Case, one: Said) -> Said | None:
    """Return the total that a claim is a share of: that of its section, by its kind and fund."""
    indicator = one.claim.indicator
    head, _, part = indicator.partition(".")
    if indicator == "class" and one.claim.scope is not None:
        names: tuple[str, ...] = (one.claim.scope.value,)
    elif part and head in (Fund.GENERAL_PUBLIC.value, Fund.GOVERNMENT_FUND.value):
        names = (head,)
    else:
        names = _WHOLES.get(head, ())
    for name in names:
        found = nearest(one, this_year(case, name)) if this_year(case, name) else None
        if found is not None:
            return found
    return None


def _share(rule: str, case: Case, one: Said) -> Iterator[Statement]:
    """A share is the amount beside it as a percentage of the total of its section."""
    part, whole = nearest(one, alikes(case, one, one.claim.year)), whole_of(case, one)
    if part is None or whole is None or part.address == whole.address:
        return
    stated = Quotient(rule, one.address, (Term(part.address),), (Term(whole.address),), Ratio.SHARE)
    yield attrs.evolve(stated, note=_note(case, stated, whole))


def _note(case: Case, stated: Quotient, whole: Said) -> tuple[str, str]:
    """Of which total it ought to be a share, and of which other one it is."""
    right = f"{name_of(whole.claim.indicator, 'zh')}{whole.claim.cell.text}"
    right_en = f"{name_of(whole.claim.indicator, 'en')} {whole.claim.cell.text}"
    for other in this_year(case, *_TOTALS):
        found = percentage_of(attrs.evolve(stated, denominator=(Term(other.address),)), case.budget)
        differs = other.claim.cell.text != whole.claim.cell.text
        if found is not None and differs and _prints(found, case.budget.cell(stated.printed).text):
            wrong = other.claim.cell.text
            return (
                f"应以{right}为基数，印出的比例是以{wrong}为基数",
                f"the base is {right_en}, but the printed share is of {wrong}",
            )
    return f"应以{right}为基数", f"the base is {right_en}"


def _prints(found: object, text: str) -> bool:
    try:
        return bool(found.prints_as(text))  # type: ignore[attr-defined]
    except UnreadableFigure:
        return False


def _shares(case: Case) -> Iterator[Statement]:
    for one in said(case, aspect=Aspect.SHARE):
        if one.claim.indicator not in NATURES:
            yield from _share("P04", case, one)


def _natures(case: Case) -> Iterator[Statement]:
    yield from amounts_of_nature(*NATURES)(case)
    for one in said(case, aspect=Aspect.SHARE):
        if one.claim.indicator in NATURES:
            yield from _share("P05", case, one)


def _breakdowns(case: Case) -> Iterator[list[Said]]:
    """The shares that stand together in one paragraph and are of one total."""
    found: dict[object, list[Said]] = {}
    for one in said(case, aspect=Aspect.SHARE):
        span, head = one.claim.span, one.claim.indicator.partition(".")[0]
        group = "nature" if head in NATURES else head
        place = (span.section, span.paragraph) if span else None
        found.setdefault((place, group, one.claim.scope, one.claim.year), []).append(one)
    yield from (group for group in found.values() if len(group) > 1)


def _sum(case: Case) -> Iterator[Statement]:
    """The shares of one breakdown add up to 100 %, each rounded by itself."""
    for group in _breakdowns(case):
        if not _is_whole(case, group):
            continue
        try:
            numerals = [read_numeral(one.claim.cell.text) for one in group]
        except UnreadableFigure:
            yield Judgement("P03", tuple(one.address for one in group), unchecked="unreadable")
            continue
        places = max(n.places for n in numerals)
        coarsest = min(n.places for n in numerals)
        total = sum(n.digits * 10 ** (places - n.places) for n in numerals)
        slack = len(group) * 10 ** (places - coarsest)
        off = 2 * (total - WHOLE * 10**places)
        # closed at both ends: the shares are of printed amounts, which are rounded themselves
        wrong = not -slack <= off <= slack
        yield Judgement(
            "P03", tuple(one.address for one in group), _problem(total, places, group) if wrong else None
        )


def _is_whole(case: Case, group: Sequence[Said]) -> bool:
    """Whether the amounts that have the shares make up their total: a partial list need not."""
    found = [nearest(one, alikes(case, one, one.claim.year)) for one in group]
    whole = whole_of(case, group[0])
    figures = [one.claim.cell.figure for one in found if one is not None]
    total = whole.claim.cell.figure if whole else None
    if total is None or len(figures) != len(group) or None in figures:
        return False
    short = total.fen - sum(figure.fen for figure in figures if figure)
    return short <= len(group) * max(figure.quantum for figure in figures if figure)


def _problem(total: int, places: int, group: Sequence[Said]) -> tuple[str, str]:
    text, n = print_numeral(total, places), len(group)
    half = print_numeral(5 * n, places + 1)
    return (
        f"{n}个比例合计{text}%，四舍五入最多只能解释{half}个百分点",
        f"{n} shares add up to {text} %, and rounding explains at most {half} percentage points",
    )


TESTS: dict[str, Test] = {"P03": _sum, "P04": _shares, "P05": _natures}
