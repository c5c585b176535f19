"""Amounts in their columns, and those whose column cannot be told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Cell, TableKind
from gov_budget.money import Mark, Unit, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_budget.readers.source import GridCell

__all__ = ["Placer", "amounts_in", "holds_figure", "is_figure"]


def is_figure(text: str) -> bool:
    """Whether a text is a number as an amount is printed."""
    return mark_of(text) is Mark.NUMBER


def holds_figure(cell: GridCell) -> bool:
    """Whether a cell is filled with a number, wrapped or not."""
    return is_figure(_plain(cell.text))


def amounts_in(cells: Iterable[GridCell]) -> list[GridCell]:
    """Return the cells that hold a number."""
    return [cell for cell in cells if holds_figure(cell)]


def _plain(text: str) -> str:
    return "".join(text.split())


@attrs.frozen
class Placer:
    """Reads the amount cells of one table.

    ``places`` is the precision of a table in 万元 whose cells drop their zeros; ``printed`` are the
    columns that the table prints, ``lost`` those of its kind that no heading was found for.
    """

    kind: TableKind
    unit: Unit
    printed: tuple[str, ...]
    lost: tuple[str, ...]
    places: int | None = None

    def placed(self, cell: GridCell, column: str) -> Cell:
        """Return a cell under its column."""
        return Cell.read(column, cell.text.strip(), self.unit, places=self._places(cell), locus=cell.locus)

    def open(self, cell: GridCell, candidates: Sequence[str] = ()) -> Cell:
        """Return a cell whose column cannot be told: nothing is computed with it, or with what it may be."""
        may = tuple(candidates) or self.lost or self.printed
        text = cell.text.strip()
        return Cell.read("", text, self.unit, places=self._places(cell), locus=cell.locus, candidates=may)

    def _places(self, cell: GridCell) -> int | None:
        return cell.places if cell.places is not None else self.places


def common_places(unit: Unit, cells: Iterable[GridCell]) -> int | None:
    """Return the most places that a table in 万元 prints: its shorter numbers have dropped their zeros.

    In 元 a number without decimals may as well be rounded: there each number has its own precision.
    """
    if unit is Unit.YUAN:
        return None
    counted = Counter(len(text.rpartition(".")[2]) if "." in text else 0 for text in _numbers(cells))
    return max(counted, default=None) if counted else None


def _numbers(cells: Iterable[GridCell]) -> list[str]:
    return [_plain(cell.text) for cell in amounts_in(cells)]


def columns_of(kind: TableKind, found: Mapping[int, str]) -> tuple[str, ...]:
    """Return the columns that a table prints, in printed order."""
    known = set(kind.by_key)
    return tuple(key for _, key in sorted(found.items()) if key in known)
