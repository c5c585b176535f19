"""Equations that depend on what the document prints elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.rules.equation import Inapplicable
from gov_budget.rules.forms.conditions import Condition
from gov_budget.rules.forms.each import Classes, Each, Matching
from gov_budget.rules.forms.function import Against, Equal, Relieved
from gov_budget.rules.forms.largest import Largest
from gov_budget.rules.forms.listed import Listed
from gov_budget.rules.forms.pairs import Paired
from gov_budget.rules.forms.relate import Relate
from gov_budget.rules.forms.restated import Restated
from gov_budget.rules.forms.sums import Across, Below, Columns, Down, Lines, Repeat, Within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Equation, Judgement

__all__ = ["Choose", "Form", "NotApplicable", "Sums", "WrongProfile"]


@attrs.frozen
class WrongProfile:
    """A rule of one province does not apply to the forms of another."""

    rule: str

    def __call__(self, case: Case) -> Iterator[Inapplicable]:
        """Yield that it does not apply, and which forms the document follows."""
        profile = case.budget.profile or "-"
        yield Inapplicable(self.rule, "wrong_profile", (profile, profile))


@attrs.frozen
class NotApplicable:
    """A rule does not apply, for a reason (a key of messages.toml)."""

    rule: str
    reason: str

    def __call__(self, case: Case) -> Iterator[Inapplicable]:  # noqa: ARG002 - as every form
        """Yield that it does not."""
        yield Inapplicable(self.rule, self.reason)


@attrs.frozen
class Sums:
    """Several forms under one rule."""

    forms: tuple[Form, ...]

    def __call__(self, case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
        """Yield what each form states."""
        for form in self.forms:
            yield from form(case)


@attrs.frozen
class Choose:
    """One form where a condition is met, the other where it is not."""

    condition: Condition
    then: Form
    otherwise: Form = Sums(())

    def __call__(self, case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
        """Yield what the chosen form states."""
        yield from (self.then if self.condition(case) else self.otherwise)(case)


Form: TypeAlias = (
    Columns
    | Across
    | Classes
    | Largest
    | Matching
    | Lines
    | Down
    | Within
    | Below
    | Repeat
    | Relate
    | Each
    | Listed
    | Paired
    | Equal
    | Against
    | Relieved
    | Restated
    | Sums
    | Choose
    | WrongProfile
    | NotApplicable
)
