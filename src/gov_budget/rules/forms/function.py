"""Basic expenditure of the general public budget by function, against the same by economic class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation, Term, in_stage
from gov_budget.rules.evaluate import evaluate
from gov_budget.rules.forms.places import terms
from gov_budget.rules.subjects import unspaced
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case

__all__ = ["Against", "Equal", "Relieved", "economic", "function", "untold"]

FUNCTION, ECONOMIC, ALL = "general_public", "general_public_basic", "expenditure"


@attrs.frozen
class Equal:
    """One item by function is one section by class; unchecked where basic expenditure cannot be told.

    With ``where_printed`` a place that does not print the item keeps the money elsewhere.
    """

    rule: str
    function: str
    economic: str
    where_printed: bool = False

    def __call__(self, case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
        """Yield the equation, with the side that is one amount as the total."""
        if case.table(FUNCTION) is None or case.table(ECONOMIC) is None:
            return
        left, right = function(case, (self.function,)), economic(case, (self.economic,))
        if left is None:
            yield untold(self.rule, right)
        elif self.where_printed and not left:
            return
        elif len(left) == 1:
            relation = Relation.SAME if len(right) == 1 else Relation.SUM
            yield Equation(self.rule, left[0], terms(*right), relation)
        elif len(right) == 1:
            yield Equation(self.rule, right[0], terms(*left))
        elif left:
            yield Inapplicable(self.rule, "several_units")


@attrs.frozen
class Against:
    """Some items by function against some sections by class; the first of the left is the total.

    With ``reverse`` the sections stand on the left; ``empty`` states it where the right side has none.
    """

    rule: str
    functions: tuple[str, ...]
    sections: tuple[str, ...]
    relation: Relation = Relation.SUM
    reverse: bool = False
    empty: bool = False

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield the equation, or that basic expenditure cannot be told from projects."""
        items, sections = function(case, self.functions), economic(case, self.sections)
        left, right = (sections, items) if self.reverse else (items, sections)
        if items is None and (sections or not self.reverse):
            yield untold(self.rule, sections)
        elif left and right is not None and (right or (self.empty and _has_both(case))):
            first, *others = left
            parts = (*terms(*right), *(Term(address, -1) for address in others))
            yield Equation(self.rule, first, parts, self.relation)


@attrs.frozen
class Relieved:
    """Items against sections; where that is broken, sub-items of another section count on the right too.

    They are those below ``code`` whose names have ``word`` in them.
    """

    form: Against
    code: str
    word: str

    @property
    def rule(self) -> str:
        """The rule that states it."""
        return self.form.rule

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield what the form states, with the sub-items where it is broken without them."""
        for plain in self.form(case):
            stated = in_stage(plain, case.budget.stage) if isinstance(plain, Equation) else None
            outcome = evaluate(stated, case.budget) if stated else None
            if isinstance(plain, Equation) and outcome and outcome.verdict is Verdict.BROKEN:
                yield attrs.evolve(plain, parts=(*plain.parts, *terms(*self._sub_items(case))))
            else:
                yield plain

    def _sub_items(self, case: Case) -> Iterator[Address]:
        table = case.table(ECONOMIC)
        for i, line in enumerate(table.lines if table else ()):
            below = line.role is Role.LOCAL and line.code.startswith(self.code)
            if below and self.word in unspaced(line.name):
                yield Address(case.budget.by_kind[ECONOMIC], i, "total")


def _has_both(case: Case) -> bool:
    return case.table(FUNCTION) is not None and case.table(ECONOMIC) is not None


def function(case: Case, codes: tuple[str, ...]) -> tuple[Address, ...] | None:
    """Return the basic expenditure of some items; ``None`` where it cannot be told from projects."""
    found = [_basic(case, code) for code in codes]
    return None if None in found else tuple(a for each in found for a in each or ())


def _basic(case: Case, code: str) -> tuple[Address, ...] | None:
    """The column of basic expenditure, or the whole of an item that has no projects."""
    table = case.table(FUNCTION)
    if table is None or "basic" in table.columns:
        return case.every(FUNCTION, code, "basic")
    projects = case.every(ALL, code, "project")
    return None if any(map(case.may_hold, projects)) else case.every(FUNCTION, code, "total")


def economic(case: Case, codes: tuple[str, ...]) -> tuple[Address, ...]:
    """Return the amounts of some sections, code by code."""
    return tuple(a for code in codes for a in case.every(ECONOMIC, code, "total"))


def untold(rule: str, sections: tuple[Address, ...]) -> Judgement:
    """Return that what an item spends on 基本 cannot be told apart from its projects."""
    return Judgement(rule, sections[:1], unchecked="missing_operand")
