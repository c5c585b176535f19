"""One published table: its lines, and how they nest."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnknownLine
from gov_budget.model.building import Row, build_lines
from gov_budget.model.kinds import TableKind, kind
from gov_budget.model.line import Line, Role
from gov_budget.model.locus import Locus
from gov_budget.model.nesting import parents_of
from gov_budget.model.performance import Indicator
from gov_budget.money import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.model.building import RowLike

__all__ = ["Row", "Table"]


@attrs.frozen
class Table:
    """A table as published.

    ``columns`` are the columns that this table prints, in printed order; ``number`` is the
    printed table number (表1-2), ``title`` the printed title, ``headings`` what else is printed above
    the first row (部门：, 金额单位：, the cells of the head) and ``notes`` what is printed below.
    """

    kind: TableKind
    unit: Unit
    columns: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    title: str = ""
    number: str = ""
    indicators: tuple[Indicator, ...] = ()
    notes: tuple[str, ...] = ()
    headings: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    locus: Locus | None = attrs.field(default=None, eq=False)

    @classmethod
    def build(  # noqa: PLR0913 - each is a thing a printed table has
        cls,
        kind_key: str,
        rows: Iterable[RowLike],
        *,
        unit: Unit = Unit.WAN,
        year: int | None = None,
        columns: Iterable[str] = (),
        places: int = 2,
        title: str = "",
        number: str = "",
    ) -> Table:
        """Build a table from rows of code and amounts.

        A row is ``(code, amounts)``, ``(code, name, amounts)`` or a :class:`Row`; ``amounts``
        is one amount or a mapping of column to amount; an amount is int yuan, ``Money`` in CNY,
        or printed text in the table's unit.  Totals that are not given are derived from exact
        amounts and rounded once.  With ``year`` the codes are checked and named from that
        year's edition.

        Raises:
            UnrecognisedTable, UnknownColumn, UnknownCode, UnreadableFigure, InvalidAmount,
            InvalidTable: the row at fault is named.

        >>> t = Table.build("expenditure", [("2060701", {"basic": 1_430_900}),
        ...                                 ("2060799", {"project": "56.05"})], year=2024)
        >>> str(t.total.figure("total")), t.line("2060701").name
        ('199.14', '机构运行')
        """
        declared = kind(kind_key)
        printed, lines = build_lines(declared, list(rows), unit, places, year, tuple(columns))
        return cls(declared, unit, printed, lines, title or declared.zh, number)

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[int, ...]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for i, line in enumerate(self.lines):
            index[line.key].append(i)
        return MappingProxyType({key: tuple(found) for key, found in index.items()})

    @cached_property
    def parents(self) -> tuple[int | None, ...]:
        """For each line the index of the line it adds to; ``None`` where it adds to none."""
        return parents_of(self.kind, self.lines)

    @cached_property
    def children(self) -> Mapping[int, tuple[int, ...]]:
        """For each line that others add to, the indices of those others."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for i, parent in enumerate(self.parents):
            if parent is not None:
                found[parent].append(i)
        return MappingProxyType({i: tuple(c) for i, c in found.items()})

    def index(self, key: str, institution: str | None = None) -> int | None:
        """Return the index of the one line with this key, or ``None``.

        A sub-item that repeats the code of its 款 gives way to the 款; the same code under
        several institutions needs ``institution``.
        """
        found = [
            i
            for i in self._by_key.get(key, ())
            if institution is None or self.lines[i].institution == institution
        ]
        if len(found) > 1:
            found = [i for i in found if self.lines[i].role is not Role.LOCAL]
        return found[0] if len(found) == 1 else None

    def indices(self, key: str) -> tuple[int, ...]:
        """Return the indices of all lines with this key, one for each institution that prints it."""
        return tuple(i for i in self._by_key.get(key, ()) if self.lines[i].role is not Role.LOCAL)

    def owner(self, i: int) -> str:
        """Return the code or name of the institution that line ``i`` stands under; empty for none."""
        line = self.lines[i]
        above = self.parents[i]
        while line.role is not Role.INSTITUTION and above is not None:
            line, above = self.lines[above], self.parents[above]
        return (line.institution or line.name) if line.role is Role.INSTITUTION else ""

    @cached_property
    def owners(self) -> frozenset[str]:
        """What :meth:`owner` returns for the lines of this table."""
        return frozenset(self.owner(i) for i in range(len(self.lines)))

    def line(self, key: str, institution: str | None = None) -> Line:
        """Return the line of a subject code, a balance line, an institution or a project.

        Raises:
            UnknownLine: there is none, or several; near keys are named.
        """
        i = self.index(key, institution)
        if i is None:
            raise UnknownLine(key, self.kind.key, tuple(get_close_matches(key, self._by_key, 3)))
        return self.lines[i]

    @property
    def total(self) -> Line:
        """The 合计 line.

        Raises:
            UnknownLine: the table prints none.
        """
        return self.line("total")

    def role(self, role: Role) -> tuple[Line, ...]:
        """Return the lines of one role, in printed order."""
        return tuple(line for line in self.lines if line.role is role)

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """The indices of the subject or project lines without a printed line below them.

        Summing these counts every amount once; sub-items below the legal depth do not count.
        """
        kept = (Role.SUBJECT, Role.PROJECT)
        held = {p for i, p in enumerate(self.parents) if self.lines[i].role in kept and p is not None}
        return tuple(i for i, line in enumerate(self.lines) if line.role in kept and i not in held)

    @cached_property
    def unresolved(self) -> tuple[int, ...]:
        """The indices of the lines with amounts of which nobody can tell what they stand for.

        They may belong to any sum of the table: their cells are ambiguous, so that a sum that
        counts them is left unchecked.
        """
        return tuple(
            i
            for i, line in enumerate(self.lines)
            if line.cells and line.role is Role.ITEM and self._is_unknown(line)
        )

    @cached_property
    def _doubtful(self) -> Mapping[str, int]:
        """For each column the first line of :attr:`unresolved` that may print something there."""
        found: dict[str, int] = {}
        for i in self.unresolved:
            for cell in self.lines[i].cells:
                for column in (cell.column, *cell.candidates):
                    found.setdefault(column, i)
        return MappingProxyType(found)

    def doubt(self, column: str) -> tuple[int, ...]:
        """Return a line that may belong to any sum of a column, if there is one: one is enough."""
        return (self._doubtful[column],) if column in self._doubtful else ()

    def _is_unknown(self, line: Line) -> bool:
        return line.key not in self.kind.line_by_key and any(cell.is_ambiguous for cell in line.cells)

    def leaves_of(self, code: str) -> tuple[int, ...]:
        """Return the :attr:`leaves` with exactly this code."""
        return self._leaves_by_code.get(code, ())

    @cached_property
    def _leaves_by_code(self) -> Mapping[str, tuple[int, ...]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for i in self.leaves:
            index[self.lines[i].code].append(i)
        return MappingProxyType({code: tuple(found) for code, found in index.items()})

    def is_leaf(self, i: int) -> bool:
        """Whether line ``i`` is one of the :attr:`leaves`."""
        return i in self._leaves

    @cached_property
    def _leaves(self) -> frozenset[int]:
        return frozenset(self.leaves)

    def leaves_under(self, prefix: str) -> tuple[int, ...]:
        """The leaves whose code starts with ``prefix``, and those that may."""
        own = tuple(i for i in self.leaves if self.lines[i].code.startswith(prefix))
        return (*own, *self.unresolved) if own or self.unresolved else ()
