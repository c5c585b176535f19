"""Which amounts are meant: by kind of table, line and column.

Each of these is data.  :meth:`found` grounds it on one document; the column engine compiles the
same values to filters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.model import Address
from gov_budget.rules.equation import Term

if TYPE_CHECKING:
    from gov_budget.rules.case import Case

__all__ = ["ZEROS", "At", "Codes", "Either", "Leaves", "Place", "Zeros", "terms"]


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

    def found(self, case: Case) -> tuple[Address, ...]:
        """Return its address, where the document prints it, or that of a line that may be it."""
        address = self.ground(case)
        if address is not None:
            return (address,)
        return case.untold(self.kind, self.column) if self.optional else ()


@attrs.frozen
class Either:
    """The first of several amounts that the document prints."""

    options: tuple[At, ...]
    optional: bool = False
    sign: int = 1

    def ground(self, case: Case) -> Address | None:
        """Return its address in a document, or ``None``."""
        return next((a for a in (option.ground(case) for option in self.options) if a is not None), None)

    def found(self, case: Case) -> tuple[Address, ...]:
        """Return its address, where the document prints it."""
        address = self.ground(case)
        return () if address is None else (address,)


@attrs.frozen
class Codes:
    """The amounts of some codes in one column, in every institution that prints them."""

    kind: str
    codes: tuple[str, ...]
    column: str
    optional: bool = True
    sign: int = 1

    def found(self, case: Case) -> tuple[Address, ...]:
        """Return the addresses, code by code."""
        return tuple(a for code in self.codes for a in case.every(self.kind, code, self.column))


@attrs.frozen
class Leaves:
    """The amounts of the finest printed lines whose code starts with a prefix."""

    kind: str
    prefix: str
    column: str
    optional: bool = False
    sign: int = 1

    def found(self, case: Case) -> tuple[Address, ...]:
        """Return the addresses in printed order."""
        table = case.table(self.kind)
        if table is None or self.column not in table.columns:
            return ()
        n = case.budget.by_kind[self.kind]
        return tuple(Address(n, i, self.column) for i in table.leaves_under(self.prefix))


@attrs.frozen
class Zeros:
    """The lines of the balance that are not 财政拨款 and print zero: each may hide half a quantum."""

    optional: bool = True
    sign: int = 1

    def found(self, case: Case) -> tuple[Address, ...]:
        """Return the addresses of such lines."""
        return case.non_fiscal_zeros


ZEROS = Zeros()

Place: TypeAlias = At | Either | Codes | Leaves | Zeros


def terms(*addresses: Address | None) -> tuple[Term, ...]:
    """Return terms for the addresses that exist."""
    return tuple(Term(a) for a in addresses if a is not None)
