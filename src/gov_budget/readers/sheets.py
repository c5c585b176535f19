"""The tables of a document before their amounts have columns, and what to call a cell of them."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Indicator, Locus, Role, TableKind
from gov_budget.money import Unit
from gov_budget.readers.roles import Draft
from gov_budget.readers.spans import NOTHING, Span, meets, span_of
from gov_budget.readers.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_budget.readers.constraints import Term

__all__ = ["Sheet", "Sheets"]


@attrs.frozen
class Sheet:
    """A table whose amounts are not placed yet; its rows are counted on from ``first``.

    ``printed`` are all amounts that stand in it, ``strays`` those that belong to none of its rows,
    ``again`` those of a row that is printed once more where it goes on.
    """

    kind: TableKind
    unit: Unit
    columns: tuple[str, ...]
    drafts: tuple[Draft, ...]
    title: str = ""
    number: str = ""
    indicators: tuple[Indicator, ...] = ()
    notes: tuple[str, ...] = ()
    headings: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    printed: tuple[Word, ...] = attrs.field(default=(), kw_only=True)
    strays: tuple[Word, ...] = attrs.field(default=(), kw_only=True)
    again: tuple[Word, ...] = attrs.field(default=(), kw_only=True)
    locus: Locus | None = None
    first: int = 0

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """The first row of each key."""
        found: dict[str, int] = {}
        for row, draft in enumerate(self.drafts, self.first):
            found.setdefault(draft.line.key, row)
        return MappingProxyType(found)

    def draft(self, row: int) -> Draft:
        """Return the line of a row."""
        return self.drafts[row - self.first]

    def term(self, key: str, column: str, sign: int = 1) -> Term | None:
        """Return a cell of the row with this key; ``None`` when row or column is not printed."""
        row = self.by_key.get(key)
        return (row, column, sign) if row is not None and column in self.draft(row).columns else None

    def rows(self, role: Role, code: str = "") -> list[int]:
        """Return the rows of a role whose code begins so."""
        found = enumerate(self.drafts, self.first)
        return [row for row, d in found if d.line.role is role and d.line.code.startswith(code)]

    def leaves(self, code: str = "") -> list[int]:
        """Return the subjects under a code that have no printed subject below them."""
        rows = self.rows(Role.SUBJECT, code)
        codes = sorted(self.draft(row).line.code for row in rows)
        inner = {a for a, b in itertools.pairwise(codes) if b.startswith(a) and a != b}
        return [row for row in rows if self.draft(row).line.code not in inner]

    @property
    def _leads_with_total(self) -> bool:
        return self.columns[:1] in {("total",), ("amount",)}

    def together(self, rows: Iterable[int]) -> Span:
        """Return the sum of all amounts of rows: where it is that of the total, it is so in every column."""
        spans = [span_of(word.text, self.unit) for row in rows for word in self.draft(row).amounts]
        return sum(low for low, _ in spans), sum(high for _, high in spans)

    def leading(self, rows: Iterable[int]) -> Span:
        """Return the sum of the first amounts of rows: those of their total column."""
        low = high = 0
        for row in rows:
            amounts = self.draft(row).amounts
            span = span_of(amounts[0].text, self.unit) if amounts else NOTHING
            low, high = low + span[0], high + span[1]
        return low, high

    @cached_property
    def missing(self) -> Span | None:
        """What may stand under subjects that are not printed; ``None`` when nobody can tell.

        Where the printed ones add up to the total that is no more than rounding can hide.
        """
        total = self.by_key.get("total")
        if total is None:
            return None
        counted = self.leading if self._leads_with_total else self.together
        whole = counted([total])
        for rows in (self.leaves(), self.rows(Role.PROJECT)):
            parts = counted(rows)
            if rows and meets(whole, parts):
                return 0, max(0, whole[1] - parts[0])
        return None if self.draft(total).amounts else NOTHING

    @cached_property
    def _ends(self) -> tuple[list[str], list[int]]:
        """The codes of the leaves in order, and their rows."""
        found = sorted((self.draft(row).line.code, row) for row in self.leaves())
        return [code for code, _ in found], [row for _, row in found]

    def under(self, code: str) -> list[int] | None:
        """Return the leaves under a code; ``None`` when the table does not go so deep."""
        codes, rows = self._ends
        for length in range(3, len(code)):
            at = bisect_left(codes, code[:length])
            if at < len(codes) and codes[at] == code[:length]:
                return None
        return sorted(rows[bisect_left(codes, code) : bisect_left(codes, f"{code}~")])


@attrs.frozen
class Sheets:
    """All tables of a document."""

    all: tuple[Sheet, ...]

    @classmethod
    def numbered(cls, sheets: Sequence[Sheet]) -> Sheets:
        """Count the rows through all tables."""
        first = 0
        found: list[Sheet] = []
        for sheet in sheets:
            found.append(attrs.evolve(sheet, first=first))
            first += len(sheet.drafts)
        return cls(tuple(found))

    @cached_property
    def by_kind(self) -> Mapping[str, Sheet]:
        """The first table of each kind."""
        found: dict[str, Sheet] = {}
        for sheet in self.all:
            found.setdefault(sheet.kind.key, sheet)
        return MappingProxyType(found)

    def get(self, kind: str) -> Sheet | None:
        """Return the first table of a kind."""
        return self.by_kind.get(kind)

    def term(self, kind: str, key: str, column: str, sign: int = 1) -> Term | None:
        """Return a cell, or ``None`` when table, row or column is not printed."""
        sheet = self.get(kind)
        return sheet.term(key, column, sign) if sheet else None

    def stated(self, key: str) -> list[Span]:
        """Return what the labelled lines of the balances state under a key."""
        found: list[Span] = []
        for kind in ("balance", "appropriation_balance"):
            sheet = self.get(kind)
            if sheet is not None and key in sheet.by_key:
                found.append(sheet.leading([sheet.by_key[key]]))
        return found

    def is_nothing(self, keys: Iterable[str]) -> bool:
        """Whether balances print lines of these keys (at least one), and all of them empty."""
        spans = [span for key in keys for span in self.stated(key)]
        return bool(spans) and all(span == NOTHING for span in spans)
