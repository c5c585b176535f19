"""The document under a rule's eye, and short ways to say which amount is meant."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget import profiles
from gov_budget.errors import UnknownProfile
from gov_budget.fiscal import Fund, Stage
from gov_budget.model import STATEMENT, Address, Aspect, Claim, DepartmentBudget, Table
from gov_budget.rules.passages import Passage, passages_of
from gov_budget.rules.publication import Publication

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_budget.profiles import Profile

__all__ = ["NON_FISCAL", "Alike", "Case", "alike"]

NON_FISCAL = (
    "income.special_account",
    "income.business",
    "income.superior_subsidy",
    "income.remitted_by_affiliates",
    "income.operating",
    "income.other",
)
"""The balance lines that are not 财政拨款: 财政专户管理资金 and 单位资金."""


Alike: TypeAlias = tuple[str, str, Fund | None, Aspect, int]
"""Indicator, subject, scope, aspect and year of a claim."""


def alike(claim: Claim) -> Alike:
    """Return what two claims have in common that state the same figure."""
    return claim.indicator, claim.subject, claim.scope, claim.aspect, claim.year


@attrs.frozen
class Case:
    """A budget, and what is at hand beside it: last year's, its units', dates, the budget it settles."""

    budget: DepartmentBudget
    last_year: DepartmentBudget | None = None
    units: tuple[DepartmentBudget, ...] = ()
    publication: Publication | None = None
    initial: DepartmentBudget | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The prose by paragraphs; empty where the text is not at hand."""
        return passages_of(self.budget.statement)

    @cached_property
    def profile(self) -> Profile | None:
        """The form that the document follows; ``None`` where it is not known."""
        try:
            return profiles.load(self.budget.profile) if self.budget.profile else None
        except UnknownProfile:
            return None

    def table(self, kind: str) -> Table | None:
        """Return the table of a kind, or ``None``."""
        return self.budget.table(kind) if self.budget.has(kind) else None

    def at(self, kind: str, line: str | int, column: str) -> Address | None:
        """Return an address, or ``None`` when table, line or column is not printed.

        A total or a line of a balance that is not found may be a line of which nobody can tell what it
        stands for.
        """
        found = self.budget.address(kind, line, column)
        doubt = self.untold(kind, column) if found is None and self._is_usual(kind, line) else ()
        return doubt[0] if doubt else found

    def _is_usual(self, kind: str, line: str | int) -> bool:
        """Whether every form prints such a line."""
        table = self.table(kind)
        return line == "total" or (table is not None and line in table.kind.line_by_key)

    def untold(self, kind: str, column: str) -> tuple[Address, ...]:
        """Return a line of which nobody can tell what it stands for, if there is one: it may be any line."""
        table = self.table(kind)
        return tuple(
            Address(self.budget.by_kind[kind], i, column) for i in (table.doubt(column) if table else ())
        )

    def basic(self, part: str) -> Address | None:
        """Return 人员经费 (``personnel``) or 公用经费 (``public_use``) of 一般公共预算基本支出.

        A budget has a column for it, a final account mostly a line below each half of the table.
        """
        kind = "general_public_basic"
        return self.at(kind, "total", part) or self.at(kind, part, "total")

    def every(self, kind: str, key: str, column: str) -> tuple[Address, ...]:
        """Return the addresses of a code in all institutions that print it.

        Where one may not be found, a line of which nobody can tell what it stands for is among them.
        """
        table = self.table(kind)
        if table is None or column not in table.columns:
            return ()
        n = self.budget.by_kind[kind]
        found = tuple(Address(n, i, column) for i in table.indices(key))
        is_all = bool(found) and len(table.owners) <= 1
        return found if is_all else (*found, *self.untold(kind, column))

    def matching(self, address: Address, kind: str, column: str) -> tuple[Address, ...] | None:
        """Return the lines of another table that stand for the same code and institution.

        ``None`` when several institutions print the code and whose line is whose cannot be told.
        """
        table = self.budget.tables[address.table]
        key, owner = table.lines[address.line].key, table.owner(address.line)
        found = self.every(kind, key, column)
        if len(table.indices(key)) == 1 or not found:
            return found
        other = self.budget.tables[found[0].table]
        own = tuple(a for a in found if other.owner(a.line) == owner)
        return own if own or owner in other.owners else None

    def fen(self, address: Address | None) -> int:
        """Return the amount at an address in 分; 0 where nothing is printed."""
        figure = self.budget.cell(address).figure if address else None
        return figure.fen if figure else 0

    def claim(self, indicator: str, year: int | None = None) -> Address | None:
        """Return the address of the one claim about an indicator (this year's by default)."""
        statement = self.budget.statement
        found = statement.claim(indicator, year or self.budget.year) if statement else None
        return Address(STATEMENT, statement.claims.index(found), "claim") if statement and found else None

    def levels(self) -> Iterator[tuple[Address, Claim]]:
        """Yield the claims that state an amount itself, not its change, share or rate."""
        for address, claim in self.claims():
            if claim.aspect is Aspect.AMOUNT and not claim.candidates:
                yield address, claim

    def claims(self) -> Iterator[tuple[Address, Claim]]:
        """Yield every claim of the prose with its address."""
        statement = self.budget.statement
        for i, claim in enumerate(statement.claims if statement else ()):
            yield Address(STATEMENT, i, "claim"), claim

    @cached_property
    def claims_alike(self) -> Mapping[Alike, tuple[tuple[Address, Claim], ...]]:
        """The claims whose indicator is known, by indicator, subject, scope, aspect and year."""
        found: dict[Alike, list[tuple[Address, Claim]]] = {}
        for address, claim in self.claims():
            if not claim.candidates:
                found.setdefault(alike(claim), []).append((address, claim))
        return MappingProxyType({key: tuple(same) for key, same in found.items()})

    def may_hold(self, address: Address | None) -> bool:
        """Whether there may be money at an address: a printed 0.00 may be too little to print."""
        figure = self.budget.cell(address).figure if address else None
        return figure is not None and (figure.fen != 0 or figure.quantum > 1)

    @cached_property
    def non_fiscal(self) -> tuple[Address, ...]:
        """The printed non-zero balance lines that are not 财政拨款."""
        return tuple(a for a in self._not_appropriation if self.fen(a))

    @cached_property
    def non_fiscal_zeros(self) -> tuple[Address, ...]:
        """Such lines printed as zero: each may hide less than half a quantum."""
        return tuple(a for a in self._not_appropriation if self.may_hold(a) and not self.fen(a))

    @property
    def only_appropriation(self) -> bool:
        """Whether there is certainly no money but 财政拨款."""
        return not self.non_fiscal and not self.non_fiscal_zeros

    @cached_property
    def _not_appropriation(self) -> tuple[Address, ...]:
        found = [self.at("balance", key, "amount") for key in (*NON_FISCAL, "fund_balance")]
        return tuple(a for a in (*found, self._carried, *self.untold("balance", "amount")) if a is not None)

    @property
    def _carried(self) -> Address | None:
        """年初结转和结余 of a final account, unless all of it is 财政拨款: the rest may be spent."""
        if self.budget.stage is not Stage.FINAL_ACCOUNT:
            return None
        whole = self.at("balance", "carry_over", "amount")
        fiscal = self.at("appropriation_balance", "carry_over", "amount")
        return whole if self.fen(whole) != self.fen(fiscal) else None
