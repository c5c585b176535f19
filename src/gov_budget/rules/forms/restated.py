"""Amounts of the prose in another unit than the tables that print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.rules.equation import Equation, Relation
from gov_budget.rules.forms.places import terms
from gov_budget.rules.indicators import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case

__all__ = ["Restated"]


@attrs.frozen
class Restated:
    """Each amount that the prose states for the year, in a unit of its own, is what the tables print."""

    rule: str

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a claim that no table states in its unit."""
        for address, claim in case.levels():
            if claim.year != case.budget.year or claim.cell.figure is None:
                continue
            found = places_of(case, claim.indicator)
            units = {case.budget.tables[a.table].unit for a in found}
            if found and claim.cell.figure.unit not in units:
                relation = Relation.SAME if len(found) == 1 else Relation.SUM
                yield Equation(self.rule, address, terms(*found), relation)
