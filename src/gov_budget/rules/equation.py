"""Equations between printed amounts, as data.

The reconciler evaluates them; whatever else needs to know how figures are related reads the
same values.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from gov_budget.fiscal import Stage
from gov_budget.model import Address

__all__ = ["Equation", "Inapplicable", "Judgement", "Relation", "Term", "in_stage"]


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


@attrs.frozen
class Judgement:
    """What a check that is no equation found about some amounts.

    ``problem`` says in Chinese and in English what is wrong, ``None`` when nothing is;
    ``unchecked`` is the reason (a key of messages.toml) why nothing could be checked.
    """

    rule: str
    addresses: tuple[Address, ...] = ()
    problem: tuple[str, str] | None = None
    unchecked: str = ""


@attrs.frozen
class Inapplicable:
    """A rule that cannot apply to the document: a key of messages.toml, and a detail."""

    rule: str
    reason: str
    detail: tuple[str, str] = ("", "")


def in_stage(equation: Equation, stage: Stage) -> Equation:
    """Return an equation as it holds in a budget or in a final account.

    In a final account the tables are added up from those of the units, each for itself: a figure
    that two tables print (or compare by ≤ and ≥) was rounded apart in each.
    """
    compares = equation.relation is not Relation.SUM and len(equation.parts) == 1
    return attrs.evolve(equation, apart=True) if compares and stage is Stage.FINAL_ACCOUNT else equation
