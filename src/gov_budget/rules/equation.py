"""Equations between printed amounts, as data.

The reconciler evaluates them; whatever else needs to know how figures are related reads the
same values.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import attrs

from gov_budget.fiscal import Stage
from gov_budget.model import Address

__all__ = [
    "Equation",
    "Inapplicable",
    "Judgement",
    "Quotient",
    "Ratio",
    "Relation",
    "Statement",
    "Term",
    "in_stage",
]


class Relation(StrEnum):
    """How the total stands to the sum of the parts.

    ``SAME`` is one figure printed twice: no rounding lies between the two.
    """

    SUM = "sum"
    SAME = "same"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@attrs.frozen
class Term:
    """An amount that is added (``sign`` 1) or taken away (``sign`` -1)."""

    address: Address
    sign: int = 1


@attrs.frozen
class Equation:
    """``total`` stands in ``relation`` to the sum of ``parts``; ``rule`` says by which rule.

    ``apart`` when both sides are totals that were rounded by themselves, so that one figure may be
    printed as two that differ by one unit in the last place.
    """

    rule: str
    total: Address
    parts: tuple[Term, ...]
    relation: Relation = Relation.SUM
    apart: bool = False

    @property
    def operands(self) -> tuple[Address, ...]:
        """Every address, the total first."""
        return (self.total, *(term.address for term in self.parts))


class Ratio(StrEnum):
    """What a percentage is of its two amounts.

    ``GROWTH`` is numerator ÷ denominator less the whole; ``GROWTH_FROM_CHANGE`` is numerator ÷
    (denominator − numerator), for a change and this year's amount.
    """

    SHARE = "share"
    COMPLETION = "completion"
    GROWTH = "growth"
    GROWTH_FROM_CHANGE = "growth_from_change"


@attrs.frozen
class Quotient:
    """The printed percentage is the sum of ``numerator`` as a ``ratio`` of the sum of ``denominator``.

    ``sign`` is -1 where the percentage is printed as a decrease; ``note`` says in Chinese and in
    English what a breach of it may come from.
    """

    rule: str
    printed: Address
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    ratio: Ratio = Ratio.SHARE
    sign: int = 1
    note: tuple[str, str] = attrs.field(default=("", ""), eq=False)

    @property
    def operands(self) -> tuple[Address, ...]:
        """Every address, the percentage first."""
        return (self.printed, *(term.address for term in (*self.numerator, *self.denominator)))


@attrs.frozen
class Judgement:
    """What a check that is no equation found about some amounts.

    ``problem`` says in Chinese and in English what is wrong, ``None`` when nothing is;
    ``unchecked`` is the reason (a key of messages.toml) why nothing could be checked; ``about`` names
    the table or the part of the text, where a rule looks at several.
    """

    rule: str
    addresses: tuple[Address, ...] = ()
    problem: tuple[str, str] | None = None
    unchecked: str = ""
    about: str = attrs.field(default="", kw_only=True)


@attrs.frozen
class Inapplicable:
    """A rule that cannot apply to the document: a key of messages.toml, and a detail."""

    rule: str
    reason: str
    detail: tuple[str, str] = ("", "")


Statement: TypeAlias = Equation | Quotient | Judgement | Inapplicable
"""What a rule says about a document."""


def in_stage(equation: Equation, stage: Stage) -> Equation:
    """Return an equation as it holds in a budget or in a final account.

    In a final account the tables are added up from those of the units, each for itself: a figure
    that two tables print (or compare by ≤ and ≥) was rounded apart in each.
    """
    compares = equation.relation is not Relation.SUM and len(equation.parts) == 1
    if not compares or stage is not Stage.FINAL_ACCOUNT:
        return equation
    return Equation(equation.rule, equation.total, equation.parts, equation.relation, apart=True)
