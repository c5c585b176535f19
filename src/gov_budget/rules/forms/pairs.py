"""The rows of two tables by economic class, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Judgement, Relation
from gov_budget.rules.forms.places import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Line, Table
    from gov_budget.rules.case import Case

__all__ = ["Paired", "identities"]


@attrs.frozen
class Paired:
    """Each row of one table prints in ``column`` what the same row of the other prints in ``other_column``.

    A row that only one of the two has must be zero there.
    """

    rule: str
    kind: str
    column: str
    other: str
    other_column: str

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield one equation a row, or that whose rows are whose cannot be told."""
        left, right = case.table(self.kind), case.table(self.other)
        if left is None or right is None or self.column not in left.columns:
            return
        if self.other_column not in right.columns:
            return
        n, m = case.budget.by_kind[self.kind], case.budget.by_kind[self.other]
        ours, theirs = identities(left), identities(right)
        if {owner for *_, owner in ours} != {owner for *_, owner in theirs}:
            yield Judgement(self.rule, (Address(n, 0, self.column),), unchecked="ambiguous")
            return
        may_be_ours = case.untold(self.kind, self.column)
        may_be_theirs = case.untold(self.other, self.other_column)
        for identity, i in ours.items():
            there = identity in theirs
            other = (Address(m, theirs[identity], self.other_column),) if there else may_be_theirs
            yield Equation(self.rule, Address(n, i, self.column), terms(*other), Relation.SAME)
        for identity, i in theirs.items():
            if identity not in ours:
                total = Address(m, i, self.other_column)
                yield Equation(self.rule, total, terms(*may_be_ours), Relation.SAME)


def identities(table: Table) -> dict[tuple[str, str, str], int]:
    """Return the rows by code, sub-item name and institution.

    The name counts for sub-items alone: some tables print a sub-item's parent's code.
    """
    several = len(table.role(Role.INSTITUTION)) > 1
    return {
        (*_identity(line), table.owner(i) if several else ""): i
        for i, line in enumerate(table.lines)
        if line.code
    }


def _identity(line: Line) -> tuple[str, str]:
    return (line.code[:5], line.name) if line.role is Role.LOCAL else (line.code, "")
