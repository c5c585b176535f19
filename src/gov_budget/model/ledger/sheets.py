"""What a printed form consists of: its tables, and how each is laid out."""

from __future__ import annotations

import attrs

from gov_budget.errors import UnrecognisedTable
from gov_budget.fiscal import Fund
from gov_budget.model.kinds import TableKind, kind
from gov_budget.money import Unit

__all__ = ["CLASSES", "Form", "Sheet", "balance_of", "sheet_of"]

CLASSES = "*"
"""Stands for the functional classes among the lines of a balance."""


@attrs.frozen
class Sheet:
    """One table of a form.

    ``optional`` columns are printed only when money stands in them; ``lines`` are those of a
    balance; ``rows`` is what a row stands for; ``funds`` limits the table to some funds;
    ``unit`` and ``places`` hold where the table differs from its document.
    """

    kind: TableKind
    columns: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()
    rows: str = ""
    funds: tuple[Fund, ...] = tuple(Fund)
    number: str = ""
    unit: Unit | None = None
    places: int = 2


@attrs.frozen
class Form:
    """A province's set of tables.

    ``depths`` are the digits of the functional codes that get a row; ``by_institution`` prints a
    row for each unit with its subjects below it, and the total twice; ``total_last`` prints the
    total at the foot; ``all_classes`` prints the classes without money too.
    """

    name: str
    unit: Unit
    places: int
    prose_unit: Unit | None
    depths: tuple[int, ...]
    by_institution: bool
    total_last: bool
    all_classes: bool
    sheets: tuple[Sheet, ...]

    def sheet(self, kind_key: str) -> Sheet:
        """Return the table of a kind.

        Raises:
            UnrecognisedTable: the form has none.
        """
        for sheet in self.sheets:
            if sheet.kind.key == kind_key:
                return sheet
        raise UnrecognisedTable(kind_key, tuple(sheet.kind.key for sheet in self.sheets))


def sheet_of(  # noqa: PLR0913 - what a table can differ in
    key: str,
    columns: str,
    number: str = "",
    *,
    optional: str = "",
    lines: str = "",
    rows: str = "",
    funds: tuple[Fund, ...] = tuple(Fund),
    unit: Unit | None = None,
) -> Sheet:
    """Return one table of a form; ``columns``, ``optional`` and ``lines`` are words apart by blanks."""
    declared = kind(key)
    return Sheet(
        declared,
        tuple(columns.split()),
        frozenset(optional.split()),
        tuple(lines.split()),
        rows or declared.rows,
        funds,
        number,
        unit,
    )


def balance_of(key: str, columns: str, lines: str, number: str) -> Sheet:
    """Return a balance table of a form."""
    return sheet_of(key, columns, number, lines=lines)
