"""Each line of one table against its counterparts in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Address, Role
from gov_budget.rules.equation import Equation, Judgement, Relation, Term
from gov_budget.rules.forms.places import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Table
    from gov_budget.rules.case import Case

__all__ = ["Classes", "Each", "Match", "Matching"]


@attrs.frozen
class Match:
    """The lines of another table that answer to a line, and the column they are read in.

    ``by`` says how: ``sole`` the one line with its code; ``subject`` all lines with its code, of its
    institution where several print it; ``project`` likewise the projects under its code.
    """

    kind: str
    column: str
    by: str = "subject"

    def found(self, case: Case, total: Address) -> tuple[Address, ...] | None:
        """Return what answers to the line at ``total``; ``None`` where whose is whose cannot be told."""
        return _FINDERS[self.by](self, case, total)


@attrs.frozen
class Each:
    """Each subject line of a table (or only those without a line below) is the sum of what answers to it.

    Where a single part is found the relation is ``single``, if one is given; ``sole`` states
    nothing unless exactly one is; ``empty`` states that a line is zero to which nothing answers.
    ``zeros`` adds the lines of the balance that are not 财政拨款 and print zero.
    """

    rule: str
    kind: str
    column: str
    matches: tuple[Match, ...]
    relation: Relation = Relation.SUM
    single: Relation | None = None
    leaves: bool = False
    sole: bool = False
    empty: bool = True
    zeros: bool = False

    def __call__(self, case: Case) -> Iterator[Equation | Judgement]:
        """Yield one equation a line, or that whose line is whose cannot be told."""
        matches = [match for match in self.matches if case.table(match.kind) is not None]
        for total in self._totals(case) if matches else ():
            found = [self._answers(match, case, total) for match in matches]
            if None in found and not self.sole:
                yield Judgement(self.rule, (total,), unchecked="ambiguous")
                continue
            parts = [a for each in found for a in each or ()]
            if (self.sole and len(parts) != 1) or (not parts and not self.empty):
                continue
            relation = self.single if self.single and len(parts) == 1 else self.relation
            zeros = case.non_fiscal_zeros if self.zeros else ()
            yield Equation(self.rule, total, terms(*parts, *zeros), relation)

    @staticmethod
    def _answers(match: Match, case: Case, total: Address) -> tuple[Address, ...] | None:
        """What answers to a line; where there may be more, a line of which nobody can tell what it is may."""
        found = match.found(case, total)
        if found is None or (found and match.by != "project"):
            return found
        return (*found, *case.untold(match.kind, match.column))

    def _totals(self, case: Case) -> Iterator[Address]:
        table = case.table(self.kind)
        if table is not None and self.column in table.columns:
            n = case.budget.by_kind[self.kind]
            lines = table.leaves if self.leaves else _subjects(table)
            yield from (Address(n, i, self.column) for i in lines)


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
        if self.items[1] not in items.columns:
            return
        n, m = case.budget.by_kind[self.balance[0]], case.budget.by_kind[self.items[0]]
        for i, line in enumerate(table.lines):
            if line.role is Role.SUBJECT:
                printed = items.indices(line.code)
                found = printed or (*items.leaves_under(line.code), *items.doubt(self.items[1]))
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


def _subjects(table: Table) -> list[int]:
    return [i for i, line in enumerate(table.lines) if line.role is Role.SUBJECT]


def _sole(match: Match, case: Case, total: Address) -> tuple[Address, ...]:
    code = case.budget.tables[total.table].lines[total.line].code
    address = case.at(match.kind, code, match.column)
    return () if address is None else (address,)


def _subject(match: Match, case: Case, total: Address) -> tuple[Address, ...] | None:
    return case.matching(total, match.kind, match.column)


def _project(match: Match, case: Case, total: Address) -> tuple[Address, ...] | None:
    ours, table = case.budget.tables[total.table], case.budget.table(match.kind)
    if match.column not in table.columns:
        return None
    code, owner = ours.lines[total.line].code, ours.owner(total.line)
    found = table.leaves_of(code)
    if len(ours.indices(code)) > 1:
        if found and owner not in table.owners:
            return None
        found = tuple(i for i in found if table.owner(i) == owner)
    return tuple(Address(case.budget.by_kind[match.kind], i, match.column) for i in found)


_FINDERS = {"sole": _sole, "subject": _subject, "project": _project}
