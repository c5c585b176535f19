"""What a workbook hides: it is read, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Locus
from gov_budget.readers.source import Obstacle, ObstacleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["hidden_columns", "hidden_rows", "hidden_sheet"]


def hidden_sheet(name: str, number: int) -> Obstacle:
    """Return that a worksheet is hidden; ``number`` counts the sheets from 1."""
    return Obstacle(ObstacleKind.HIDDEN, f"sheet {name}", Locus(number))


def hidden_rows(rows: Iterable[int], name: str, number: int) -> Iterator[Obstacle]:
    """Yield that rows (from 1) of a worksheet are hidden."""
    for row in rows:
        yield Obstacle(ObstacleKind.HIDDEN, f"sheet {name}, row {row}", Locus(number, row))


def hidden_columns(columns: Iterable[int], name: str, number: int) -> Iterator[Obstacle]:
    """Yield that columns (from 1) of a worksheet are hidden."""
    for column in columns:
        yield Obstacle(ObstacleKind.HIDDEN, f"sheet {name}, column {column}", Locus(number, None, column))
