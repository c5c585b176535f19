"""One row of a table."""

from __future__ import annotations

from enum import StrEnum

import attrs

from gov_budget.errors import AmbiguousFigure, UnknownColumn
from gov_budget.model.cell import Cell
from gov_budget.model.locus import Locus
from gov_budget.money import Figure, Unit  # noqa: TC001 - cattrs resolves annotations of attrs classes

__all__ = ["Line", "Role"]


class Role(StrEnum):
    """What a row is.

    ``repeat`` is the unlabelled row that prints the total again (四川 forms); ``local`` a
    sub-item below the legal depth of the classification (3011201 under 30112: 预算法 art 32
    ends economic codes at 款); ``item`` and ``sum`` are the labelled lines of a balance.
    """

    TOTAL = "total"
    REPEAT = "repeat"
    INSTITUTION = "institution"
    SUBJECT = "subject"
    LOCAL = "local"
    PROJECT = "project"
    ITEM = "item"
    SUM = "sum"


@attrs.frozen
class Line:
    """One row: what it stands for, and its cells.

    ``code`` is the subject code in digits, ``key`` what the line is found by (the code, or
    the name of a balance line such as ``income_total``), ``printed_code`` the code cells as
    they stand on the page.
    """

    role: Role
    columns: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    code: str = ""
    key: str = attrs.field(default="")
    name: str = ""
    institution: str = ""
    printed_code: str = ""
    locus: Locus | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.key:
            plain = self.role in (Role.TOTAL, Role.REPEAT)
            named = self.name if self.role is Role.PROJECT else ""
            key = self.role.value if plain else named or self.code or self.institution or self.name
            object.__setattr__(self, "key", key)

    def cell(self, column: str) -> Cell:
        """Return the cell of a column: blank when nothing is printed there.

        Raises:
            UnknownColumn: the table has no such column.
        """
        for cell in self.cells:
            if cell.column == column or column in cell.candidates:
                return cell
        if column not in self.columns:
            raise UnknownColumn(column, self.columns)
        return Cell(column, locus=self.locus)

    def figure(self, column: str) -> Figure | None:
        """Return the amount of a column, or ``None`` where no number is printed.

        Raises:
            UnknownColumn: the table has no such column.
            AmbiguousFigure: a number is printed, but it may stand in another column.
        """
        cell = self.cell(column)
        if cell.is_ambiguous:
            raise AmbiguousFigure(cell.text, self.name or self.key, cell.candidates)
        return cell.figure

    def with_cell(self, column: str, text: str, unit: Unit) -> Line:
        """Return this line with another text printed in one column."""
        new = Cell.read(column, text, unit, locus=self.cell(column).locus)
        kept = [cell for cell in self.cells if cell.column != column]
        order = {key: i for i, key in enumerate(self.columns)}
        cells = sorted((*kept, new), key=lambda cell: order.get(cell.column, -1))
        return attrs.evolve(self, cells=tuple(cells))

    @property
    def is_empty(self) -> bool:
        """Whether the line prints no amount at all."""
        return not any(cell.is_printed for cell in self.cells)
