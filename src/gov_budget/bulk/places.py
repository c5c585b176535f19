"""Places in documents as single numbers: engines join and group by one number faster than by several.

A row is a line of a table of a document, a cell a column of it.  A document that has more tables,
lines or columns than the numbers hold is not regular.
"""

from __future__ import annotations

from gov_budget.bulk.extras import Expr, needs

__all__ = ["MOST_COLUMNS", "MOST_LINES", "MOST_TABLES", "cell_of", "column_of", "row_of"]

MOST_TABLES = 2**7
MOST_LINES = 2**16
MOST_COLUMNS = 2**6


def row_of(line: str = "line") -> Expr:
    """Return the number of a line of a table of a document; null where there is no line."""
    return _in(_in(_integer("document"), MOST_TABLES, "table"), MOST_LINES, line)


def cell_of(row: Expr | None = None, column: str = "column_index") -> Expr:
    """Return the number of a column of a row, by default of the row's own line."""
    return _in(row_of() if row is None else row, MOST_COLUMNS, column)


def column_of(column: str = "column_index") -> Expr:
    """Return the number of a column, or of a sum across columns, of a table of a document."""
    return _in(_in(_integer("document"), MOST_TABLES, "table"), MOST_COLUMNS, column)


def _in(whole: Expr, most: int, part: str) -> Expr:
    return whole * most + _integer(part)


def _integer(name: str) -> Expr:
    nw = needs("narwhals")
    return nw.col(name).cast(nw.Int64)
