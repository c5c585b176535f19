"""Equations between printed amounts, as data.

The reconciler evaluates them; whatever else needs to know how figures are related reads the
same values.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from gov_budget.model import Address

__all__ = ["Equation", "Inapplicable", "Judgement", "Relation", "Term"]


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
    """``total`` stands in ``relation`` to the sum of ``parts``; ``rule`` says by which rule."""

    rule: str
    total: Address
    parts: tuple[Term, ...]
    relation: Relation = Relation.SUM

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
