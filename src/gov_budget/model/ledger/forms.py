"""The printed forms that a ledger can fill in.

Local law and custom differ in these descriptions and nowhere else in the ledger.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_budget.errors import UnrecognisedTable
from gov_budget.model.ledger.shanghai import shanghai
from gov_budget.model.ledger.sichuan import sichuan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.model.ledger.sheets import Form

__all__ = ["form"]


def form(name: str) -> Form:
    """Return the form of a profile: ``sichuan`` or ``shanghai``.

    Raises:
        UnrecognisedTable: there is no such form.

    >>> form("sichuan").sheet("general_public_basic").number
    '表3-1'
    """
    if name not in _forms():
        raise UnrecognisedTable(name, tuple(_forms()))
    return _forms()[name]


@cache
def _forms() -> Mapping[str, Form]:
    return MappingProxyType({one.name: one for one in (sichuan(), shanghai())})
