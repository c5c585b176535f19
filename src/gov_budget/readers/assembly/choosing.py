"""Which profile a document was printed by, and which kind an announced table is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.profiles import load, names, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.profiles import Profile
    from gov_budget.readers.assembly.printed import Printed

__all__ = ["choose_profile"]

_PLACE = 3
"""A place named in the document weighs as much as so many titles."""


def choose_profile(tables: Sequence[Printed], text: str, *, final: bool) -> Profile:
    """Return the profile that knows most titles of a document, and the place that it names."""
    profiles = [load(name) for name in names()]
    fitting = [one for one in profiles if one.final is final]
    return max(fitting, key=lambda one: (_score(one, tables, text), one.read))


def _score(profile: Profile, tables: Sequence[Printed], text: str) -> int:
    known = sum(profile.table(one.title) is not None for one in tables if one.title)
    exact = sum(title_of(one.title) in profile.by_title for one in tables if one.title)
    return known + exact + _PLACE * any(place in text for place in profile.places)
