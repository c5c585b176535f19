"""Which column of a kind of table stands under a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.profiles import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_budget.model import Column, TableKind
    from gov_budget.readers.assembly.heads import HeadColumn

__all__ = ["assign"]

_YEAR = re.compile(r"20\d\d年(?:度)?|^其中:")
_SUFFIX = re.compile(r"(?:预算数|决算数|预算|金额|\((?:万元|元)\)|:)+$")


def assign(
    kind: TableKind, columns: Sequence[HeadColumn], form: Sequence[str] = (), side: str = ""
) -> Mapping[int, str]:
    """Return for each column that can be told its key, by where it begins in the grid.

    The whole path of headings counts before its end, the usual name of a column before its other
    wordings, and a column that every form prints before one that few do.  ``form`` are the keys
    that a profile expects, in printed order: where exactly as many columns are printed, one that
    no heading tells is told by its place among the others.
    """
    open_columns = [one for one in kind.columns if not side or one.side in ("", side)]
    found: dict[int, str] = {}
    longest = max((len(column.path) for column in columns), default=0)
    for length in range(longest, 0, -1):
        for exact in (True, False):
            for column in columns:
                if column.at not in found and len(column.path) >= length:
                    key = _key(open_columns, _wordings(column.path, length), found, exact=exact)
                    if key:
                        found[column.at] = key
    return {**found, **_by_place(columns, found, form)}


def _wordings(path: Sequence[str], length: int) -> list[str]:
    """How the last headings of a path may be written as one."""
    whole = _YEAR.sub("", "".join(path[-length:]))
    bare = _SUFFIX.sub("", whole)
    return [whole, bare] if bare and bare != whole else [whole]


def _key(columns: Sequence[Column], wordings: Sequence[str], found: Mapping[int, str], *, exact: bool) -> str:
    taken = set(found.values())
    free = sorted((one for one in columns if one.key not in taken), key=lambda one: one.optional)
    for wording in wordings:
        for column in free:
            names = (column.zh,) if exact else column.headers
            if wording in map(folded, names):
                return column.key
    return ""


def _by_place(
    columns: Sequence[HeadColumn], found: Mapping[int, str], form: Sequence[str]
) -> Mapping[int, str]:
    if len(columns) != len(form) or any(
        found.get(c.at, key) != key for c, key in zip(columns, form, strict=True)
    ):
        return {}
    return {c.at: key for c, key in zip(columns, form, strict=True) if c.at not in found}
