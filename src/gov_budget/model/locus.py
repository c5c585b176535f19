"""Where something stands in a file."""

from __future__ import annotations

import attrs

__all__ = ["Locus"]


@attrs.frozen
class Locus:
    """A place in a document: page, row and column, each counted from 1, where known.

    In a text file the row is the line of the file and the column the ordinal of the number
    or word in that line.

    >>> str(Locus(page=9, row=3))
    'page 9, row 3'
    """

    page: int | None = None
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        named = (("page", self.page), ("row", self.row), ("column", self.column))
        return ", ".join(f"{name} {value}" for name, value in named if value is not None)
