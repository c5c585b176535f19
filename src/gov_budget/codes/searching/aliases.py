"""Short names, names of bodies and common wrong names of subjects.

Source: ``codes/data/aliases.tsv``, written by hand for this library.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes.files import table
from gov_budget.codes.scheme import Scheme, named_scheme
from gov_budget.codes.searching.query import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Alias", "aliases"]


@attrs.frozen
class Alias:
    """A name that is not in the classification, and the code that is meant by it."""

    text: str
    scheme: Scheme
    code: str
    note: str


@cache
def aliases() -> Mapping[str, tuple[Alias, ...]]:
    """Return the aliases by folded text, in the order of the file.

    >>> [(one.scheme.value, one.code) for one in aliases()["职业年金"]]
    [('economic-department', '30109'), ('function', '2080506')]
    """
    found: defaultdict[str, list[Alias]] = defaultdict(list)
    for text, scheme, code, note in table("aliases.tsv"):
        found[folded(text)].append(Alias(text, named_scheme(scheme), code, note))
    return MappingProxyType({text: tuple(meant) for text, meant in found.items()})
