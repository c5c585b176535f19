"""Conditions on a document, under which a form is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.model import Role
from gov_budget.rules.forms.places import At
from gov_budget.rules.subjects import unspaced

if TYPE_CHECKING:
    from gov_budget.model import Institution
    from gov_budget.rules.case import Case

__all__ = [
    "Agencies",
    "AnyOf",
    "Condition",
    "Has",
    "MayHold",
    "Named",
    "NonZero",
    "OtherMoney",
    "Prints",
    "Profile",
    "only_agencies",
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


@attrs.frozen
class Agencies:
    """Every unit, or the institution where none is named, is known to be a 机关 or administered like one."""

    def __call__(self, case: Case) -> bool:
        """Return whether it is so."""
        return only_agencies(case.budget.institution)


def only_agencies(institution: Institution) -> bool:
    """Return whether each of its units, or it itself where none is named, is known to have 机关运行经费."""
    natures = [unit.nature for unit in institution.units] or [institution.nature]
    return all(nature is not None and nature.has_operating for nature in natures)


Condition: TypeAlias = Has | Prints | NonZero | MayHold | OtherMoney | Named | AnyOf | Profile | Agencies
