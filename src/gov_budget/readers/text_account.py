"""The account of reading a text: every amount that its tables print, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.readers.account import Account, Reason, TableAccount, Unplaced
from gov_budget.readers.printed_amounts import loose_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.model import Cell, Locus, Table
    from gov_budget.readers.recognise import Unread
    from gov_budget.readers.sheets import Sheet

__all__ = ["text_account"]

_LEAST = 2
"""Fewer amounts make no table."""


def text_account(
    source: str,
    sheets: Sequence[Sheet],
    tables: Sequence[Table],
    unread: Sequence[Unread],
) -> Account:
    """Return what became of the amounts: they are counted in the text, not in the budget."""
    read = [_table(*one) for one in zip(sheets, tables, strict=True)]
    left = [one for one in map(_unread, unread) if one.found >= _LEAST]
    return Account(source, (*read, *left))


def _table(sheet: Sheet, table: Table) -> TableAccount:
    strays = {word.locus for word in sheet.strays}
    cells = {cell.locus: (cell, cell.locus in strays) for line in table.lines for cell in line.cells}
    again = {word.locus for word in sheet.again}
    lost = tuple(
        _unplaced(word.text, word.locus, *cells.get(word.locus, (None, True)))
        for word in sheet.printed
        if word.locus not in again and not _is_placed(cells, word.locus)
    )
    placed = len(sheet.printed) - len(lost)
    odd = tuple(_odd(table))
    return TableAccount(
        table.title,
        table.number,
        table.kind.key,
        len(sheet.printed),
        placed,
        (*lost, *odd),
        locus=table.locus,
    )


def _is_placed(cells: dict[Locus | None, tuple[Cell, bool]], locus: Locus) -> bool:
    return locus in cells and not cells[locus][0].is_ambiguous


def _unplaced(text: str, locus: Locus, cell: Cell | None, is_stray: bool) -> Unplaced:  # noqa: FBT001 - a pair
    reason = Reason.ROW if cell is None or is_stray else Reason.POSITION
    return Unplaced(text, reason, "/".join(cell.candidates) if cell and not is_stray else "", locus)


def _odd(table: Table) -> Iterator[Unplaced]:
    """What stands where an amount stands and is no number."""
    for line in table.lines:
        for cell in line.cells:
            if cell.is_printed and cell.figure is None and cell.mark.value == "text":
                yield Unplaced(cell.text, Reason.NUMBER, cell.column, cell.locus)


def _unread(one: Unread) -> TableAccount:
    words = loose_amounts(one.lines)
    lost = tuple(Unplaced(word.text, Reason.TABLE, "", word.locus) for word in words)
    return TableAccount(one.title, one.number, "", len(lost), 0, lost, locus=one.lines[0].locus())
