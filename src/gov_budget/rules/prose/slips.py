"""P22: a figure that is wrong by a power of ten, or by one digit too many or too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.errors import UnreadableFigure
from gov_budget.money import Figure, growth_of
from gov_budget.rules.equation import Equation, Judgement, Quotient, Relation, in_stage
from gov_budget.rules.evaluate import agree, evaluate
from gov_budget.rules.quotients import divide
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address
    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["guard", "slips"]

POWERS = (10, 100, 1000, 10_000)
LEAST = 20
"""A slip changes a figure by at least one part in this many."""


def slips(figure: Figure) -> Iterator[Figure]:
    """Yield what may have been meant: one digit fewer, the point elsewhere.

    >>> from gov_budget.money import Unit
    >>> "3269.3" in [one.text for one in slips(Figure.read("43269.3", Unit.WAN))]
    True
    """
    text = figure.text.replace(",", "")
    for i, letter in enumerate(text):
        if letter.isdigit():
            yield from (one for one in _read(text[:i] + text[i + 1 :], figure) if _is_far(one, figure))
    for power in POWERS if figure.fen else ():
        yield Figure.of_fen(figure.fen * power, figure.unit, figure.places)
        if figure.fen % (power * figure.quantum) == 0:
            yield Figure.of_fen(figure.fen // power, figure.unit, figure.places)


def _is_far(one: Figure, other: Figure) -> bool:
    """Whether two figures differ by more than a digit in the last places does."""
    return one.fen != 0 and LEAST * abs(one.fen - other.fen) > abs(other.fen)


def _read(text: str, figure: Figure) -> Iterator[Figure]:
    try:
        yield Figure.read(text, figure.unit)
    except UnreadableFigure:
        return


def guard(tests: tuple[Test, ...]) -> Test:
    """Return the rule that explains the broken comparisons of other rules by such a slip."""

    def test(case: Case) -> Iterator[Statement]:
        for one in tests:
            for stated in one(case):
                yield from _explained(stated, case)

    return test


def _explained(stated: Statement, case: Case) -> Iterator[Judgement]:
    if isinstance(stated, Equation) and len(stated.parts) == 1 and stated.relation is Relation.SAME:
        outcome = evaluate(in_stage(stated, case.budget.stage), case.budget)
        if outcome is not None and outcome.verdict is not Verdict.UNCHECKED:
            broken = outcome.verdict is Verdict.BROKEN
            yield from _copied(stated.total, stated.parts[0].address, case, broken=broken)
    elif isinstance(stated, Quotient) and divide(stated, case.budget).verdict is Verdict.BROKEN:
        yield from _grown(stated, case)


def _copied(one: Address, other: Address, case: Case, *, broken: bool) -> Iterator[Judgement]:
    """Two prints of one figure."""
    ours, theirs = case.budget.cell(one).figure, case.budget.cell(other).figure
    if ours is None or theirs is None:
        return
    slip = next((s for s in slips(ours) if agree(s, [theirs])), None) if broken else None
    back = next((s for s in slips(theirs) if agree(s, [ours])), None) if broken and slip is None else None
    problem = _words(ours.text, slip.text) if slip else _words(theirs.text, back.text) if back else None
    yield Judgement("P22", (one, other), problem)


def _grown(stated: Quotient, case: Case) -> Iterator[Judgement]:
    """A rate that one of its two amounts bears out without a digit."""
    cells = [case.budget.cell(address) for address in stated.operands[1:]]
    if len(cells) != 2 or cells[0].figure is None or cells[1].figure is None:  # noqa: PLR2004 - this and last year
        return
    this, last = cells[0].figure, cells[1].figure
    text = ("-" if stated.sign < 0 else "") + case.budget.cell(stated.printed).text
    pairs = [(last, one, this, one) for one in slips(last)] + [(this, one, one, last) for one in slips(this)]
    for wrong, right, now, before in pairs:
        growth = growth_of(now, before)
        if growth is not None and growth.printed(_places(text)) == text:
            yield Judgement("P22", stated.operands, _words(wrong.text, right.text))
            return


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _words(wrong: str, right: str) -> tuple[str, str]:
    return (f"{wrong}疑为{right}之误", f"{wrong} may stand for {right}")
