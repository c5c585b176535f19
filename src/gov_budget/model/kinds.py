"""The kinds of published table: their columns, lines, and how these add up.

The declarations are data (``data/kinds.toml`` for budgets, ``data/account_kinds.toml`` for final
accounts); readers, rules and strategies all read them from here, so that no sum is written twice.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.errors import UnknownColumn, UnrecognisedTable
from gov_budget.fiscal import Fund, Nature

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BalanceLine", "Column", "TableKind", "kind", "kinds"]


@attrs.frozen
class Column:
    """A column of a table kind.

    ``parts`` holds the alternatives in which other columns add up to this one.  Forms may leave
    out an ``optional`` column; where another one is missing, its sums cannot be checked.
    """

    key: str
    zh: str
    headers: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    fund: Fund | None = None
    nature: Nature | None = None
    side: str = ""
    optional: bool = False


@attrs.frozen
class BalanceLine:
    """A labelled line of a balance table, and the line it adds to.

    In a table by economic class such a line sums the ``classes`` named (人员经费合计: 301, 303).
    """

    key: str
    zh: str
    side: str
    within: str = ""
    headers: tuple[str, ...] = ()
    fund: Fund | None = None
    classes: tuple[str, ...] = ()


@attrs.frozen
class TableKind:
    """What a kind of table holds.

    ``rows`` says what a row stands for: function, economic, institution, project, balance or
    form; ``blank_is_zero`` whether an empty amount cell means zero.  A kind of final account
    ``stands_for`` the kind of budget whose place it takes: the laws of the one hold for the other.
    """

    key: str
    abbreviation: str
    zh: str
    en: str
    rows: str
    columns: tuple[Column, ...]
    lines: tuple[BalanceLine, ...] = ()
    fund: Fund | None = None
    blank_is_zero: bool = False
    stands_for: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by key."""
        return MappingProxyType({c.key: c for c in self.columns})

    @cached_property
    def line_by_key(self) -> Mapping[str, BalanceLine]:
        """The declared lines by key; empty for tables that are not balances."""
        return MappingProxyType({line.key: line for line in self.lines})

    def column(self, key: str) -> Column:
        """Return a column.

        Raises:
            UnknownColumn: the kind has no such column.
        """
        try:
            return self.by_key[key]
        except KeyError:
            raise UnknownColumn(key, tuple(self.by_key)) from None


_FILES = ("kinds.toml", "account_kinds.toml")


@cache
def kinds() -> Mapping[str, TableKind]:
    """Return all table kinds by key, in the order in which documents print them."""
    data = files("gov_budget.model").joinpath("data")
    raws: dict[str, dict[str, Any]] = {}
    for name in _FILES:
        raws |= tomllib.loads(data.joinpath(name).read_text("utf-8"))
    return MappingProxyType({key: _kind(key, raw) for key, raw in raws.items()})


def kind(key: str) -> TableKind:
    """Return one table kind.

    Raises:
        UnrecognisedTable: there is no such kind.

    >>> kind("expenditure").column("total").parts[0][:2]
    ('basic', 'project')
    """
    try:
        return kinds()[key]
    except KeyError:
        raise UnrecognisedTable(key, tuple(get_close_matches(key, kinds(), 3))) from None


def _kind(key: str, raw: dict[str, Any]) -> TableKind:
    return TableKind(
        key=key,
        abbreviation=raw["abbreviation"],
        zh=raw["zh"],
        en=raw["en"],
        rows=raw["rows"],
        columns=tuple(_column(c) for c in raw["columns"]),
        lines=tuple(_line(line) for line in raw.get("lines", ())),
        fund=_fund(raw),
        blank_is_zero=raw["blank"] == "zero",
        stands_for=raw.get("stands_for", ""),
    )


def _column(raw: dict[str, Any]) -> Column:
    return Column(
        key=raw["key"],
        zh=raw["zh"],
        headers=tuple(raw.get("headers", ())),
        parts=tuple(tuple(alternative) for alternative in raw.get("parts", ())),
        fund=_fund(raw),
        nature=Nature(raw["nature"]) if "nature" in raw else None,
        side=raw.get("side", ""),
        optional=raw.get("optional", False),
    )


def _line(raw: dict[str, Any]) -> BalanceLine:
    return BalanceLine(
        key=raw["key"],
        zh=raw["zh"],
        side=raw["side"],
        within=raw.get("within", ""),
        headers=tuple(raw.get("headers", ())),
        fund=_fund(raw),
        classes=tuple(raw.get("classes", ())),
    )


def _fund(raw: dict[str, Any]) -> Fund | None:
    return Fund(raw["fund"]) if "fund" in raw else None
