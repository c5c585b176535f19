"""The account of reading: what of a document was found, what was placed, and why the rest was not."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

import attrs

from gov_budget.model import Locus
from gov_budget.readers.source import Obstacle

__all__ = ["Account", "Reason", "Remark", "TableAccount", "Unplaced"]


class Reason(StrEnum):
    """Why a printed amount has no place in the budget, or only an uncertain one.

    ``HEADING``: no column of the kind bears the heading above it; ``POSITION``: it stands under
    no heading; ``ROW``: the code or name of its row cannot be told; ``NUMBER``: something stands
    where an amount stands and is no number; ``TABLE``: the whole table was not read.
    """

    HEADING = "heading"
    POSITION = "position"
    ROW = "row"
    NUMBER = "number"
    TABLE = "table"


class Remark(StrEnum):
    """What is odd about a table.

    ``TITLE_AND_CONTENT_DISAGREE``: its rows are not coded as its title has them;
    ``KIND_FROM_HEADINGS``: it has no title, and its headings tell what it is.
    """

    TITLE_AND_CONTENT_DISAGREE = "title_and_content_disagree"
    KIND_FROM_HEADINGS = "kind_from_headings"


@attrs.frozen
class Unplaced:
    """A printed amount without a certain place: its text, where it stands, why, and what was found there."""

    text: str
    reason: Reason
    detail: str = ""
    locus: Locus | None = None


@attrs.frozen
class TableAccount:
    """One printed table: ``kind`` is empty when it was not read.

    ``found`` counts the amounts that are printed below its heading, ``placed`` those that stand in the
    budget under one line and one column.  ``remarks`` say what is odd about it.
    """

    title: str
    number: str
    kind: str
    found: int
    placed: int
    unplaced: tuple[Unplaced, ...] = ()
    remarks: tuple[Remark, ...] = ()
    locus: Locus | None = None

    @property
    def is_read(self) -> bool:
        """Whether the table stands in the budget."""
        return bool(self.kind)


@attrs.frozen
class Account:
    """What was read of one file."""

    file: str
    tables: tuple[TableAccount, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    pages: int = 0

    @property
    def found(self) -> int:
        """How many amounts the tables print."""
        return sum(table.found for table in self.tables)

    @property
    def placed(self) -> int:
        """How many of them have a place in the budget."""
        return sum(table.placed for table in self.tables)

    @property
    def read(self) -> tuple[TableAccount, ...]:
        """The tables that stand in the budget."""
        return tuple(table for table in self.tables if table.is_read)

    @property
    def unread(self) -> tuple[TableAccount, ...]:
        """The tables that do not, because nobody can tell what they are."""
        return tuple(table for table in self.tables if not table.is_read)

    @property
    def reasons(self) -> dict[Reason, int]:
        """How many amounts were not placed, by reason."""
        return dict(Counter(one.reason for table in self.tables for one in table.unplaced))
