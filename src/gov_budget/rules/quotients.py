"""From a percentage and the amounts it is of to a verdict, in exact rationals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.errors import UnreadableFigure
from gov_budget.money import growth_from_change, percent_of_sums, read_numeral
from gov_budget.rules.equation import Ratio
from gov_budget.rules.evaluate import Outcome, unusable
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget
    from gov_budget.money import Figure, Numeral, Percentage
    from gov_budget.rules.equation import Quotient, Term

__all__ = ["divide", "percentage_of"]

WHOLE = 100


def divide(quotient: Quotient, budget: DepartmentBudget) -> Outcome:
    """Recompute a percentage to its printed places.

    The outcome's amounts are percentage points in units of the last printed place.  A base that may
    be zero is not computable, and nothing is compared.
    """
    reason = _unusable(quotient, budget)
    printed = None if reason else _printed(budget.cell(quotient.printed).text)
    if printed is None:
        return Outcome(Verdict.UNCHECKED, reason=reason or "unreadable")
    found = percentage_of(quotient, budget)
    if found is None:
        return Outcome(Verdict.UNCHECKED, reason="not_computable")
    return _outcome(quotient, printed, found)


def percentage_of(quotient: Quotient, budget: DepartmentBudget) -> Percentage | None:
    """Return what the percentage ought to be; ``None`` where it is not computable."""
    share = percent_of_sums(_signed(quotient.numerator, budget), _signed(quotient.denominator, budget))
    if share is None or quotient.ratio in (Ratio.SHARE, Ratio.COMPLETION):
        return share
    return share.less_whole if quotient.ratio is Ratio.GROWTH else growth_from_change(share)


def _signed(terms: tuple[Term, ...], budget: DepartmentBudget) -> list[tuple[Figure, int]]:
    cells = ((budget.cell(term.address), term.sign) for term in terms)
    return [(cell.figure, sign) for cell, sign in cells if cell.figure]


def _unusable(quotient: Quotient, budget: DepartmentBudget) -> str:
    addresses = quotient.operands[1:]
    found = ((budget.cell(a), a) for a in addresses)
    bad = (unusable(cell, a, budget) for cell, a in found if cell.figure is None or cell.candidates)
    return next((reason for reason in bad if reason), "")


def _printed(text: str) -> Numeral | None:
    try:
        return read_numeral(text.strip().rstrip("%％"))
    except UnreadableFigure:
        return None


def _outcome(quotient: Quotient, printed: Numeral, found: Percentage) -> Outcome:
    places, digits = printed.places, quotient.sign * printed.digits
    exact = found.digits(places)
    least, most = found.farthest(places)
    sign = "-" if digits < 0 else ""
    if digits == exact:
        verdict = Verdict.HOLDS
    else:
        agrees = found.prints_as(f"{sign}{printed.text.strip().lstrip('-').rstrip('%％')}")
        verdict = Verdict.ROUNDED if agrees else Verdict.BROKEN
    bound = most - exact if digits >= exact else exact - least
    return Outcome(verdict, exact, digits - exact, bound=bound, places=places)
