"""The year of a department when it is over: for each item and source what came, went and stayed."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import InvalidEntry
from gov_budget.fiscal import Fund, fiscal_year
from gov_budget.model.kinds import kind
from gov_budget.model.ledger.accounts.holding import Holding
from gov_budget.model.ledger.books import Books
from gov_budget.model.ledger.checking import check_codes, code_problem
from gov_budget.model.ledger.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Pool", "Settled", "check"]


@attrs.define
class Pool:
    """What one item did with the money of one source, in 分."""

    function: str
    source: str
    spent: int = 0
    opening: int = 0
    closing: int = 0
    drawn: int = 0
    distributed: int = 0

    @property
    def received(self) -> int:
        """What must have come in."""
        return self.spent + self.closing + self.distributed - self.opening - self.drawn

    @property
    def fund(self) -> Fund:
        """The fund that the source belongs to."""
        return kind("account_balance").line_by_key[self.source].fund or Fund.UNIT_FUNDS


@attrs.frozen
class Settled:
    """What was spent, what was held, and what had been budgeted."""

    books: Books
    holdings: tuple[Holding, ...] = ()
    budgeted: tuple[Entry, ...] = ()

    @cached_property
    def pools(self) -> Mapping[tuple[str, str], Pool]:
        """The pools by item and source."""
        found: dict[tuple[str, str], Pool] = {}
        for entry in self.books.entries:
            _pool(found, entry.function, entry.source).spent += entry.fen
        for held in self.holdings:
            pool = _pool(found, held.function, held.income)
            pool.opening += held.opening
            pool.closing += held.closing
            pool.drawn += held.drawn
            pool.distributed += held.distributed
        return MappingProxyType(found)


def check(settled: Settled) -> None:
    """Refuse the first entry or holding that cannot stand in the account.

    Raises:
        UnknownYear: there is no edition for the year.
        InvalidEntry: the entry, the holding or the item at fault is named.
    """
    books = settled.books
    fiscal_year(books.year)
    for n, entry in enumerate(books.entries, 1):
        check_codes(entry, books.year, f"{n} ({entry.label})")
        if books.unit_of(entry) is None:
            raise InvalidEntry(f"{n} ({entry.label})", f"unknown institution {entry.institution!r}")
    for held in settled.holdings:
        problem = code_problem(held.function, held.fund, books.year)
        if problem:
            raise InvalidEntry(f"holding {held.function}", problem)
    for pool in settled.pools.values():
        if pool.received < 0:
            problem = "it had more than it spent and kept: its income would be below zero"
            raise InvalidEntry(f"{pool.function} {pool.source}", problem)


def _pool(found: dict[tuple[str, str], Pool], function: str, source: str) -> Pool:
    return found.setdefault((function, source), Pool(function, source))
