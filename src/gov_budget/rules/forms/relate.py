"""One amount of a document against the sum of others, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.rules.equation import Equation, Relation, Term
from gov_budget.rules.forms.places import At, Either, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case

__all__ = ["Relate", "same"]


@attrs.frozen
class Relate:
    """One amount against the sum of others; absent unless every needed amount is printed.

    Where a single part is found the relation is ``single``, if one is given.  An equation without
    any part is stated only where ``empty`` says that none means zero.
    """

    rule: str
    total: At | Either
    parts: tuple[Place, ...]
    relation: Relation = Relation.SUM
    single: Relation | None = None
    empty: bool = False

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield the equation, if the document prints its operands."""
        total = self.total.ground(case)
        grounded = [(part, part.found(case)) for part in self.parts]
        if total is None or any(not found and not part.optional for part, found in grounded):
            return
        parts = tuple(Term(address, part.sign) for part, found in grounded for address in found)
        if parts or self.empty:
            relation = self.single if self.single and len(parts) == 1 else self.relation
            yield Equation(self.rule, total, parts, relation)


def same(rule: str, total: At | Either, part: At | Either) -> Relate:
    """Return that two places print one figure."""
    return Relate(rule, total, (part,), Relation.SAME)
