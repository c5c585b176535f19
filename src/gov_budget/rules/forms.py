"""The shapes that equations come in, declared once and grounded on a document.

A form says which amounts of which tables are related; calling it with a :class:`Case` yields
the equations of that document.  How columns and lines add up is read from the table kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Judgement, Relation, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Column, Table
    from gov_budget.rules.case import Case

__all__ = [
    "Across",
    "At",
    "Classes",
    "Columns",
    "Down",
    "Form",
    "Lines",
    "Matching",
    "Relate",
    "Repeat",
    "Sums",
    "terms",
]


@attrs.frozen
class At:
    """One amount by kind of table, line key and column; ``optional`` when it may be absent."""

    kind: str
    line: str
    column: str
    optional: bool = False
    sign: int = 1

    def ground(self, case: Case) -> Address | None:
        """Return its address in a document, or ``None``."""
        return case.at(self.kind, self.line, self.column)


def _printed(table: Table, column: Column) -> bool:
    return column.optional or column.key in table.columns


def terms(*addresses: Address | None) -> tuple[Term, ...]:
    """Return terms for the addresses that exist."""
    return tuple(Term(a) for a in addresses if a is not None)


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
class Relate:
    """One amount against the sum of others; absent unless every needed amount is printed."""

    rule: str
    total: At
    parts: tuple[At, ...]
    relation: Relation = Relation.SUM

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield the equation, if the document prints its operands."""
        total = self.total.ground(case)
        grounded = [(part, part.ground(case)) for part in self.parts]
        if total is None or any(address is None and not part.optional for part, address in grounded):
            return
        parts = tuple(Term(address, part.sign) for part, address in grounded if address is not None)
        if parts:
            yield Equation(self.rule, total, parts, self.relation)


@attrs.frozen
class Classes:
    """A class line of a balance is that class in the table of items: printed there, or added up.

    ``balance`` and ``items`` are a kind and its column.
    """

    rule: str
    balance: tuple[str, str]
    items: tuple[str, str]

    def __call__(self, case: Case) -> Iterator[Equation]:
        """Yield one equation a class."""
        table, items = case.table(self.balance[0]), case.table(self.items[0])
        if table is None or items is None or self.balance[1] not in table.columns:
            return
        n, m = case.budget.by_kind[self.balance[0]], case.budget.by_kind[self.items[0]]
        for i, line in enumerate(table.lines):
            if line.role is Role.SUBJECT:
                printed = items.indices(line.code)
                found = printed or items.leaves_under(line.code)
                parts = tuple(Term(Address(m, p, self.items[1])) for p in found)
                relation = Relation.SAME if len(printed) == 1 else Relation.SUM
                yield Equation(self.rule, Address(n, i, self.balance[1]), parts, relation)


@attrs.frozen
class Matching:
    """Each subject line of one table against the line of the same code in another.

    ``whole`` stands in ``relation`` to ``part``; both are a kind and its column.
    """

    rule: str
    whole: tuple[str, str]
    part: tuple[str, str]
    relation: Relation = Relation.SAME

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield one equation a line of the part; unchecked where whose line is whose cannot be told."""
        table = case.table(self.part[0])
        if table is None or case.table(self.whole[0]) is None or self.part[1] not in table.columns:
            return
        for i in table.leaves:
            address = Address(case.budget.by_kind[self.part[0]], i, self.part[1])
            found = case.matching(address, *self.whole)
            if found is None or len(found) > 1:
                yield Judgement(self.rule, (address,), unchecked="ambiguous")
            elif found:
                yield Equation(self.rule, found[0], terms(address), self.relation)
            elif case.fen(address):
                where = case.budget.tables[case.budget.by_kind[self.whole[0]]].kind
                problem = (f"{where.zh}没有这一行", f"{where.en} has no such line")
                yield Judgement(self.rule, (address,), problem)


Form: TypeAlias = Across | Columns | Lines | Down | Repeat | Relate | Classes | Matching


@attrs.frozen
class Sums:
    """Several forms under one rule."""

    forms: tuple[Form, ...]

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield what each form states."""
        for form in self.forms:
            yield from form(case)


def sums_of(rule: str, n: int, table: Table, i: int, children: tuple[int, ...]) -> Iterator[Equation]:
    """Yield, for each column of table ``n``, that line ``i`` is the sum of ``children``."""
    for column in table.columns:
        if children and _on_one_side(table, i, column):
            yield Equation(
                rule, Address(n, i, column), tuple(Term(Address(n, child, column)) for child in children)
            )


def _on_one_side(table: Table, i: int, column: str) -> bool:
    side = table.kind.by_key[column].side
    declared = table.kind.line_by_key.get(table.lines[i].key)
    return not side or (declared.side if declared else "expenditure") == side
