"""A department's or unit's published budget as one immutable value."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeVar

import attrs

from gov_budget.errors import MissingTable
from gov_budget.fiscal import DocumentKind, Scope, Stage
from gov_budget.model import questions
from gov_budget.model.cell import Cell
from gov_budget.model.institution import Institution
from gov_budget.model.kinds import kind as table_kind
from gov_budget.model.statement import Claim, Section, Statement
from gov_budget.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moneyed import Money

    from gov_budget.fiscal import Fund, Nature

T = TypeVar("T")

__all__ = ["HEAD", "INDICATOR", "PARAGRAPH", "STATEMENT", "Address", "DepartmentBudget"]

STATEMENT = -1
"""The table number of an :class:`Address` that points into the claims of the prose."""

PARAGRAPH = -2
"""The table number of an :class:`Address` that points at a paragraph of the prose.

Its line is the section and its column the paragraph, both by index; an empty column is the section's title.
"""

HEAD = -1
"""The line of an :class:`Address` that points at a table as a whole, by its title."""

INDICATOR = "indicator"
"""The column of an :class:`Address` that points at a performance indicator."""


class _Printer(Protocol):
    def text(self, obj: str) -> object: ...


@attrs.frozen(order=True)
class Address:
    """Which amount of a document is meant: table and line by index, column by key."""

    table: int
    line: int
    column: str


@attrs.frozen
class DepartmentBudget:
    """A published budget: who, when, its tables and its prose.

    ``profile`` names the province's set of tables, ``source`` the file it was read from.
    Every value is as printed; nothing is corrected.
    """

    year: int
    institution: Institution = attrs.field(factory=Institution)
    tables: tuple[Table, ...] = ()
    statement: Statement | None = None
    title: str = ""
    stage: Stage = Stage.BUDGET
    scope: Scope = Scope.DEPARTMENT
    profile: str = ""
    source: str = attrs.field(default="", eq=False)

    @property
    def document_kind(self) -> DocumentKind:
        """Department budget, unit budget or final account."""
        if self.stage is Stage.FINAL_ACCOUNT:
            return DocumentKind.FINAL_ACCOUNT
        unit = self.scope is Scope.UNIT
        return DocumentKind.UNIT_BUDGET if unit else DocumentKind.DEPARTMENT_BUDGET

    @cached_property
    def by_kind(self) -> Mapping[str, int]:
        """The index of the first table of each kind.

        A table of a final account is found under the kind of budget that it stands for as well.
        """
        found: dict[str, int] = {}
        for i, table in enumerate(self.tables):
            found.setdefault(table.kind.key, i)
        for i, table in enumerate(self.tables):
            if table.kind.stands_for:
                found.setdefault(table.kind.stands_for, i)
        return MappingProxyType(found)

    def has(self, kind: str) -> bool:
        """Whether the document has a table of this kind."""
        return kind in self.by_kind

    def table(self, kind: str) -> Table:
        """Return the table of a kind.

        Raises:
            UnrecognisedTable: there is no such kind of table.
            MissingTable: the document has none.
        """
        if kind not in self.by_kind:
            raise MissingTable(table_kind(kind).key, tuple(self.by_kind))
        return self.tables[self.by_kind[kind]]

    def address(self, kind: str, line: str | int, column: str) -> Address | None:
        """Return where an amount stands, or ``None`` when table, line or column is not printed."""
        if kind not in self.by_kind:
            return None
        n = self.by_kind[kind]
        table = self.tables[n]
        i = table.index(line) if isinstance(line, str) else line
        return Address(n, i, column) if i is not None and column in table.columns else None

    def cell(self, address: Address) -> Cell:
        """Return the cell at an address."""
        if address.table == STATEMENT:
            return self._claims[address.line].cell
        if address.table == PARAGRAPH:
            return self._paragraph(address)
        table = self.tables[address.table]
        if address.line == HEAD:
            return Cell("", table.title, locus=table.locus)
        if address.column == INDICATOR:
            return table.indicators[address.line].amount or Cell(INDICATOR)
        return table.lines[address.line].cell(address.column)

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: FBT001 - IPython's protocol
        """Show the budget in one line in a shell or a failing test: in full it fills a thousand."""
        del cycle
        printer.text(f"<{self.title or self.institution.name}: {len(self.tables)} tables>")

    @property
    def _claims(self) -> tuple[Claim, ...]:
        return self.statement.claims if self.statement else ()

    def spent(self, prefix: str = "", fund: Fund | None = None, nature: Nature | None = None) -> Money:
        """Return what is spent under a subject prefix, by fund and by 基本 or 项目.

        A function prefix (2…) is answered from the expenditure tables, an economic one (3…)
        from the tables by economic class; no parent is counted beside its children.

        Raises:
            MissingTable: the document does not publish what is asked.
            AmbiguousFigure: an amount is printed but its column cannot be told.
        """
        return questions.spent(self, prefix, fund, nature)

    def by_fund(self) -> Mapping[Fund, Money]:
        """Return this year's income by fund, from the balance; funds without income are left out."""
        return questions.by_fund(self)

    def by_nature(self) -> Mapping[Nature, Money]:
        """Return expenditure by 基本, 项目 and the other natures that are printed."""
        return questions.by_nature(self)

    def personnel(self) -> Money:
        """Return 人员经费 of the general public budget, as its column says (not by code class)."""
        return questions.basic_column(self, "personnel")

    def public_use(self) -> Money:
        """Return 公用经费 of the general public budget, as its column says (not by code class)."""
        return questions.basic_column(self, "public_use")

    def three_public(self) -> Mapping[str, Money]:
        """Return “三公”经费 by item over all funds, and ``total``."""
        return questions.three_public(self)

    def operating(self) -> Money | None:
        """Return 机关运行经费 as the prose states it for this year; ``None`` when it does not."""
        return questions.operating(self)

    def with_table(self, table: Table) -> DepartmentBudget:
        """Return this budget with ``table`` in place of its table of the same kind, or added."""
        n = next((i for i, old in enumerate(self.tables) if old.kind == table.kind), None)
        tables = (*self.tables, table) if n is None else _replaced(self.tables, n, table)
        return attrs.evolve(self, tables=tables)

    def with_cell(self, address: Address, text: str) -> DepartmentBudget:
        """Return this budget with another text printed at one address; nothing else changes."""
        if address.table == STATEMENT:
            return self._with_claim(address.line, text)
        if address.table == PARAGRAPH:
            return self._with_paragraph(address, text)
        table = self.tables[address.table]
        if address.line == HEAD:
            new = attrs.evolve(table, title=text)
        elif address.column == INDICATOR:
            indicator = attrs.evolve(table.indicators[address.line], value=text)
            new = attrs.evolve(table, indicators=_replaced(table.indicators, address.line, indicator))
        else:
            line = table.lines[address.line].with_cell(address.column, text, table.unit)
            new = attrs.evolve(table, lines=_replaced(table.lines, address.line, line))
        return attrs.evolve(self, tables=_replaced(self.tables, address.table, new))

    def _section(self, n: int) -> Section:
        return ((self.statement.sections if self.statement else None) or ())[n]

    def _paragraph(self, address: Address) -> Cell:
        section = self._section(address.line)
        if not address.column:
            return Cell("", section.title, locus=section.locus)
        n = int(address.column)
        locus = section.loci[n] if n < len(section.loci) else section.locus
        return Cell(address.column, section.paragraphs[n], locus=locus)

    def _with_paragraph(self, address: Address, text: str) -> DepartmentBudget:
        section, statement = self._section(address.line), self.statement or Statement()
        if address.column:
            said = _replaced(section.paragraphs, int(address.column), text)
            section = attrs.evolve(section, paragraphs=said)
        else:
            section = attrs.evolve(section, title=text)
        sections = _replaced(statement.sections or (), address.line, section)
        return attrs.evolve(self, statement=attrs.evolve(statement, sections=sections))

    def _with_claim(self, n: int, text: str) -> DepartmentBudget:
        statement = self.statement or Statement()
        claim = statement.claims[n]
        claims = _replaced(statement.claims, n, claim.with_text(text))
        return attrs.evolve(self, statement=attrs.evolve(statement, claims=claims))


def _replaced(items: tuple[T, ...], n: int, new: T) -> tuple[T, ...]:
    return (*items[:n], new, *items[n + 1 :])
