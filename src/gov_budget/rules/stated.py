"""What the prose states of an indicator: levels, counts and shares, by address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import STATEMENT, Address, Aspect
from gov_budget.rules.equation import Judgement
from gov_budget.rules.rule import Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Claim
    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement

__all__ = ["OfTheText", "count_of", "sentence_of", "stated"]


def stated(
    case: Case, indicator: str, aspect: Aspect = Aspect.AMOUNT, subject: str = ""
) -> tuple[tuple[Address, Claim], ...]:
    """Return this year's claims about an indicator that are certain, with their addresses."""
    return tuple(
        (Address(STATEMENT, n, "claim"), claim)
        for n, claim in enumerate(case.budget.statement.claims if case.budget.statement else ())
        if (claim.indicator, claim.year, claim.aspect) == (indicator, case.budget.year, aspect)
        and claim.subject == subject
        and not claim.candidates
    )


def count_of(claim: Claim) -> int | None:
    """Return the whole number that a count states; ``None`` where it is none."""
    text = claim.cell.text.strip().replace(",", "")
    return int(text) if text.isdecimal() else None


def sentence_of(case: Case, claim: Claim) -> str:
    """Return the paragraph that a claim stands in; empty where that is not known."""
    sections = (case.budget.statement.sections if case.budget.statement else None) or ()
    span = claim.span
    return sections[span.section].paragraphs[span.paragraph] if span and sections else ""


@attrs.frozen
class OfTheText:
    """A test of what the prose says: where it finds nothing and no text was read, it is unchecked."""

    rule: str
    test: Test

    def __call__(self, case: Case, /) -> Iterator[Statement]:
        """Yield what the test states, or that there was no text to state anything of."""
        found = list(self.test(case))
        yield from found
        if not found and not case.passages:
            yield Judgement(self.rule, unchecked="no_prose")
