"""A crosswalk: every subject of two editions in exactly one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, overload

import attrs

from gov_budget.codes.change import Change, ChangeKind
from gov_budget.codes.notation import canonical
from gov_budget.codes.scheme import Scheme
from gov_budget.errors import UnknownCode

if TYPE_CHECKING:
    from gov_budget.codes.subject import Subject

__all__ = ["Crosswalk", "place"]


@attrs.frozen
class Crosswalk(Sequence[Change]):
    """Every subject of two editions of a scheme in exactly one change, sorted by code.

    A sequence of changes, with lookups by the old code and by the new one.
    """

    scheme: Scheme
    from_year: int
    to_year: int
    _changes: tuple[Change, ...] = attrs.field(repr=False)
    _by_old: Mapping[str, Change] = attrs.field(init=False, repr=False, eq=False)
    _by_new: Mapping[str, Change] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        old = {code: change for change in self._changes for code in change.old_codes}
        new = {code: change for change in self._changes for code in change.new_codes}
        object.__setattr__(self, "_by_old", MappingProxyType(old))
        object.__setattr__(self, "_by_new", MappingProxyType(new))

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return self._changes[index]

    def __len__(self) -> int:
        return len(self._changes)

    def change_of(self, code: str) -> Change:
        """Return what became of a code of the first year.

        Raises:
            UnknownCode: the edition of the first year has no such code.

        >>> from gov_budget.codes.crosswalk import crosswalk
        >>> change = crosswalk("function", 2018, 2019).change_of("20704")
        >>> change.kind.value, change.new_codes
        ('split', ('20706', '20708'))
        """
        return _found(self._by_old, code, self.from_year, self.scheme)

    def origin_of(self, code: str) -> Change:
        """Return the change from which a code of the second year came.

        Raises:
            UnknownCode: the edition of the second year has no such code.
        """
        return _found(self._by_new, code, self.to_year, self.scheme)

    def successors(self, code: str) -> tuple[Subject, ...]:
        """Return the subjects of the second year that a code of the first went into.

        Raises:
            UnknownCode: the edition of the first year has no such code.

        >>> from gov_budget.codes.crosswalk import crosswalk
        >>> [one.code for one in crosswalk("function", 2023, 2024).successors("20822")]
        ['21372']
        """
        change, plain = self.change_of(code), canonical(code)
        return tuple([one for one in change.new if (plain, one.code) in change.links])

    def predecessors(self, code: str) -> tuple[Subject, ...]:
        """Return the subjects of the first year that a code of the second came from.

        Raises:
            UnknownCode: the edition of the second year has no such code.
        """
        change, plain = self.origin_of(code), canonical(code)
        return tuple([one for one in change.old if (one.code, plain) in change.links])

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple([change for change in self._changes if change.kind is kind])

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many changes there are of each kind."""
        counted = Counter([change.kind for change in self._changes])
        return MappingProxyType({kind: counted[kind] for kind in ChangeKind})

    @property
    def inverse(self) -> Crosswalk:
        """The same crosswalk read backwards."""
        turned = sorted([change.inverse for change in self._changes], key=place)
        return Crosswalk(self.scheme, self.to_year, self.from_year, tuple(turned))


def _found(changes: Mapping[str, Change], code: str, year: int, scheme: Scheme) -> Change:
    found = changes.get(canonical(code))
    if found is None:
        raise UnknownCode(code, year, scheme.value)
    return found


def place(change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return by what changes are sorted: the first code, then the old ones, then the new ones."""
    return min(change.old_codes + change.new_codes), change.old_codes, change.new_codes
