"""The projects of one table by name, against those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Relation
from gov_budget.rules.forms.places import At, terms
from gov_budget.rules.subjects import unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Table
    from gov_budget.rules.case import Case

__all__ = ["Listed"]


@attrs.frozen
class Listed:
    """Each project of a table has the amount that the line of its name has in another.

    Where all projects but one are found there, that one is all of ``rest``, unless nothing is printed
    there; projects with a word of ``apart`` in their names are not asked after.  ``kind`` and ``other``
    are read in the same ``column``.
    """

    rule: str
    kind: str
    column: str
    other: str
    rest: At
    apart: tuple[str, ...] = ()

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a project that can be told."""
        table = case.table(self.kind)
        alone = self._alone(case, table) if table else None
        rest = self.rest.ground(case) if alone is not None else None
        for i, line in enumerate(table.lines if table else ()):
            if line.role is Role.PROJECT:
                part = case.at(self.other, line.key, self.column)
                if part is None and i == alone and case.fen(rest):
                    part = rest
                if part is not None:
                    total = Address(case.budget.by_kind[self.kind], i, self.column)
                    yield Equation(self.rule, total, terms(part), Relation.SAME)

    def _alone(self, case: Case, table: Table) -> int | None:
        """The one project that the other table does not list."""
        other = case.table(self.other)
        missing = [
            i
            for i, line in enumerate(table.lines)
            if line.role is Role.PROJECT
            and not any(word in unspaced(line.name) for word in self.apart)
            and (other is None or other.index(line.key) is None)
        ]
        return missing[0] if len(missing) == 1 else None
