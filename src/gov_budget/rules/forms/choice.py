"""Equations that depend on what the document prints elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.model import Role
from gov_budget.rules.equation import Inapplicable
from gov_budget.rules.forms.each import Classes, Each, Matching
from gov_budget.rules.forms.function import Against, Equal, Relieved
from gov_budget.rules.forms.largest import Largest
from gov_budget.rules.forms.listed import Listed
from gov_budget.rules.forms.pairs import Paired
from gov_budget.rules.forms.places import At
from gov_budget.rules.forms.relate import Relate
from gov_budget.rules.forms.restated import Restated
from gov_budget.rules.forms.sums import Across, Below, Columns, Down, Lines, Repeat, Within
from gov_budget.rules.subjects import unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Equation, Judgement

__all__ = [
    "AnyOf",
    "Choose",
    "Condition",
    "Form",
    "Has",
    "MayHold",
    "Named",
    "NonZero",
    "OtherMoney",
    "Prints",
    "Profile",
    "Sums",
    "WrongProfile",
]


@attrs.frozen
class Has:
    """The document has a table of one of these kinds."""

    kinds: tuple[str, ...]

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return any(case.table(kind) is not None for kind in self.kinds)


@attrs.frozen
class Prints:
    """The document has one of these places, filled or blank."""

    places: tuple[At, ...]

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return any(place.ground(case) is not None for place in self.places)


@attrs.frozen
class NonZero:
    """One of these places prints an amount other than zero."""

    places: tuple[At, ...]

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return any(case.fen(place.ground(case)) for place in self.places)


@attrs.frozen
class MayHold:
    """One of these places may hold money: a printed 0.00 may be too little to print."""

    places: tuple[At, ...]

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return any(case.may_hold(place.ground(case)) for place in self.places)


@attrs.frozen
class OtherMoney:
    """There is money that is not 财政拨款; with ``maybe``, also where a printed zero may hide some."""

    maybe: bool = False

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return not case.only_appropriation if self.maybe else bool(case.non_fiscal)


@attrs.frozen
class Named:
    """A table has a project with a word in its name; spaces in it do not count."""

    kind: str
    word: str

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        table = case.table(self.kind)
        projects = table.role(Role.PROJECT) if table else ()
        return any(self.word in unspaced(line.name) for line in projects)


@attrs.frozen
class AnyOf:
    """One of several conditions is met."""

    conditions: tuple[Condition, ...]

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return any(condition(case) for condition in self.conditions)


@attrs.frozen
class Profile:
    """The document follows the forms of a province."""

    name: str

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return case.budget.profile == self.name


Condition: TypeAlias = Has | Prints | NonZero | MayHold | OtherMoney | Named | AnyOf | Profile


@attrs.frozen
class WrongProfile:
    """A rule of one province does not apply to the forms of another."""

    rule: str

    def __call__(self, case: Case) -> Iterator[Inapplicable]:
        """Yield that it does not apply, and which forms the document follows."""
        profile = case.budget.profile or "-"
        yield Inapplicable(self.rule, "wrong_profile", (profile, profile))


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
)
