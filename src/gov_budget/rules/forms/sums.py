"""Sums within one table: across its columns, and down its lines.

How columns and lines add up is read from the table kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Judgement, Relation, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Column, Table
    from gov_budget.rules.case import Case

__all__ = ["Across", "Below", "Columns", "Down", "Lines", "Repeat", "Within", "sums_of"]

CLASS_DIGITS = 3


def _printed(table: Table, column: Column) -> bool:
    return column.optional or column.key in table.columns


@attrs.frozen
class Columns:
    """In every line, a column is the sum of its parts: the declared row arithmetic.

    ``total`` limits this to one column, ``part`` to the alternative that holds this part.
    """

    rule: str
    kind: str
    total: str = ""
    part: str = ""

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield one equation a line and declared sum, or what keeps a sum from being checked."""
        table = case.table(self.kind)
        if table is None:
            return
        n = case.budget.by_kind[self.kind]
        for column, alternative in self._declared(table):
            missing = [c for c in map(table.kind.column, alternative) if not _printed(table, c)]
            if missing:
                names = "、".join(c.zh for c in missing), ", ".join(c.key for c in missing)
                yield Judgement(self.rule, (Address(n, 0, column),), names, unchecked="missing_operand")
                continue
            parts = [p for p in alternative if p in table.columns]
            for i in range(len(table.lines)):
                if all(_on_one_side(table, i, p) for p in parts):
                    grounded = tuple(Term(Address(n, i, p)) for p in parts)
                    yield Equation(self.rule, Address(n, i, column), grounded)

    def _declared(self, table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
        for column in table.kind.columns:
            if column.key not in table.columns or self.total not in ("", column.key) or not table.lines:
                continue
            for alternative in column.parts:
                asked = not self.part or self.part in alternative
                if asked and not set(alternative).isdisjoint(table.columns):
                    yield column.key, alternative


@attrs.frozen
class Across:
    """In every line, a column is others added and taken away: what no declared sum can say.

    年末结转和结余 = 年初结转和结余 + 本年收入 - 本年支出.  Nothing where a column is not printed.
    """

    rule: str
    kind: str
    total: str
    added: tuple[str, ...]
    taken: tuple[str, ...]

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a line."""
        table = case.table(self.kind)
        if table is None or not {self.total, *self.added, *self.taken} <= set(table.columns):
            return
        n = case.budget.by_kind[self.kind]
        signed = (*((c, 1) for c in self.added), *((c, -1) for c in self.taken))
        for i in range(len(table.lines)):
            parts = tuple(Term(Address(n, i, column), sign) for column, sign in signed)
            yield Equation(self.rule, Address(n, i, self.total), parts)


@attrs.frozen
class Lines:
    """In every column, a line of a balance is the sum of the lines declared within it."""

    rule: str
    kind: str
    line: str

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a column."""
        table = case.table(self.kind)
        i = table.index(self.line) if table else None
        if table is not None and i is not None:
            n = case.budget.by_kind[self.kind]
            yield from sums_of(self.rule, n, table, i, table.children.get(i, ()))


@attrs.frozen
class Down:
    """In every column, a total (or a line of another role) is the sum of the lines right below it."""

    rule: str
    kind: str
    roles: tuple[Role, ...] = (Role.TOTAL, Role.INSTITUTION)

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a column for each summing line."""
        table = case.table(self.kind)
        if table is None:
            return
        for i, children in table.children.items():
            if table.lines[i].role in self.roles:
                yield from sums_of(self.rule, case.budget.by_kind[self.kind], table, i, children)


@attrs.frozen
class Repeat:
    """The unlabelled row below the total prints the total again."""

    rule: str
    kind: str

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a column."""
        table = case.table(self.kind)
        total = table.index("total") if table else None
        if table is None or total is None:
            return
        n = case.budget.by_kind[self.kind]
        for i, line in enumerate(table.lines):
            if line.role is Role.REPEAT:
                for column in table.columns:
                    yield Equation(
                        self.rule, Address(n, i, column), (Term(Address(n, total, column)),), Relation.SAME
                    )


@attrs.frozen
class Within:
    """In every column, a line is the sum of the lines right below it.

    ``roles`` and ``digits`` say which lines are sums, ``led`` by which roles the first line below them
    must have, ``children`` which of the lines below count, and ``columns`` whether it is said of
    ``every`` column, of the ``first`` or of all ``but_total``.
    """

    rule: str
    kinds: tuple[str, ...]
    roles: tuple[Role, ...] = tuple(Role)
    digits: int | None = None
    children: tuple[Role, ...] = tuple(Role)
    columns: str = "every"
    relation: Relation = Relation.SUM
    led: tuple[Role, ...] = tuple(Role)

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a column for each summing line."""
        for n, table in tables_of(case, self.kinds):
            for i, below in table.children.items():
                line, first = table.lines[i], table.lines[below[0]]
                if (
                    line.role in self.roles
                    and self.digits in (None, len(line.code))
                    and first.role in self.led
                ):
                    counted = tuple(c for c in below if table.lines[c].role in self.children)
                    yield from self._sums(n, table, i, counted)

    def _sums(self, n: int, table: Table, i: int, counted: tuple[int, ...]) -> Iterator[Equation]:
        for equation in sums_of(self.rule, n, table, i, counted):
            column = equation.total.column
            first = column == table.columns[0]
            if (self.columns == "first" and not first) or (self.columns == "but_total" and column == "total"):
                continue
            yield attrs.evolve(equation, relation=self.relation)


@attrs.frozen
class Below:
    """In every column, a total is the sum of all ``classes``, or of the finest lines printed.

    Where several institutions have lines of their own, each is the sum of those below it.  With
    ``nested`` the finest lines are summed only where a subject line has lines below it, or only
    where none has.
    """

    rule: str
    kinds: tuple[str, ...]
    classes: bool = False
    nested: bool | None = None
    columns: str = "every"

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a column for each summing line."""
        for n, table in tables_of(case, self.kinds):
            if self.nested in (None, _is_nested(table)):
                lines = _classes(table) if self.classes else table.leaves
                for i in _summing(table):
                    for equation in sums_of(self.rule, n, table, i, _below(table, i, lines)):
                        if self.columns == "every" or equation.total.column != "total":
                            yield equation


def sums_of(rule: str, n: int, table: Table, i: int, children: tuple[int, ...]) -> Iterator[Equation]:
    """Yield, for each column of table ``n``, that line ``i`` is the sum of ``children``.

    A line of which nobody can tell what it stands for may be one of them; where there are no others, the
    line may be no sum at all.
    """
    counted = frozenset((i, *children))
    told = counted.difference(table.unresolved, (i,))
    for column in table.columns:
        doubt = table.doubt(column)
        if children and (told or doubt) and _on_one_side(table, i, column):
            parts = (*children, *(one for one in doubt if one not in counted))
            yield Equation(rule, Address(n, i, column), tuple(Term(Address(n, p, column)) for p in parts))


def _on_one_side(table: Table, i: int, column: str) -> bool:
    side = table.kind.by_key[column].side
    declared = table.kind.line_by_key.get(table.lines[i].key)
    return not side or (declared.side if declared else "expenditure") == side


def tables_of(case: Case, kinds: tuple[str, ...]) -> Iterator[tuple[int, Table]]:
    """Yield the tables of some kinds that a document has, each with its index."""
    for kind in kinds:
        table = case.table(kind)
        if table is not None:
            yield case.budget.by_kind[kind], table


def _is_nested(table: Table) -> bool:
    return any(table.lines[i].role is Role.SUBJECT for i in table.children)


def _classes(table: Table) -> tuple[int, ...]:
    return tuple(
        i for i, e in enumerate(table.lines) if e.role is Role.SUBJECT and len(e.code) == CLASS_DIGITS
    )


def _summing(table: Table) -> list[int]:
    institutions = [i for i, line in enumerate(table.lines) if line.role is Role.INSTITUTION]
    several = institutions if len(institutions) > 1 else []
    return [i for i, line in enumerate(table.lines) if line.role is Role.TOTAL] + several


def _below(table: Table, i: int, lines: tuple[int, ...]) -> tuple[int, ...]:
    if table.lines[i].role is Role.TOTAL:
        return lines
    return tuple(line for line in lines if i in _ancestors(table, line))


def _ancestors(table: Table, i: int) -> Iterator[int]:
    above = table.parents[i]
    while above is not None:
        yield above
        above = table.parents[above]
