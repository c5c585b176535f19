"""That a sum is at least the largest of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.rules.equation import Equation, Relation
from gov_budget.rules.evaluate import evaluate
from gov_budget.rules.forms.sums import Columns, sums_of
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case

__all__ = ["Largest"]


@attrs.frozen
class Largest:
    """Every sum of every table, across columns and down lines, is at least its largest part.

    Nothing is said of a sum with a negative part, without a positive one, or where the two cannot
    be compared: the sum itself is stated by other forms.
    """

    rule: str

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a sum."""
        for equation in self._sums(case):
            fens = [case.fen(term.address) for term in equation.parts]
            if fens and min(fens) >= 0 and max(fens) > 0:
                largest = equation.parts[fens.index(max(fens))]
                bound = Equation(self.rule, equation.total, (largest,), Relation.AT_LEAST)
                outcome = evaluate(bound, case.budget)
                if outcome and outcome.verdict is not Verdict.UNCHECKED:
                    yield bound

    def _sums(self, case: Case) -> Iterator[Equation]:
        for kind in dict.fromkeys(table.kind.key for table in case.budget.tables):
            yield from (stated for stated in Columns(self.rule, kind)(case) if isinstance(stated, Equation))
            table = case.table(kind)
            for i, children in table.children.items() if table else ():
                if table is not None:
                    yield from sums_of(self.rule, case.budget.by_kind[kind], table, i, children)
