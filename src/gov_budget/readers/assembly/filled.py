"""What is read of a performance form: its lines with their amounts, and its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Indicator, Line
from gov_budget.readers.source import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.model import TableKind

__all__ = ["Filled", "Form", "ordered"]


@attrs.frozen
class Filled:
    """A line of a form, its amounts by column, and those that no label explains.

    ``later`` are amounts of rows below, each with its column where one is headed: of what, nobody can tell.
    """

    line: Line
    amounts: tuple[tuple[str, GridCell], ...] = ()
    loose: tuple[GridCell, ...] = ()
    later: tuple[tuple[str, GridCell], ...] = ()


@attrs.frozen
class Form:
    """What a form says: lines with amounts, and indicators."""

    lines: tuple[Filled, ...]
    indicators: tuple[Indicator, ...]
    columns: tuple[str, ...]


def ordered(kind: TableKind, keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys of columns in the order in which the kind declares them."""
    known = set(keys)
    return tuple(column.key for column in kind.columns if column.key in known)
