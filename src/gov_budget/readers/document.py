"""From a published file to a budget and the account of its reading."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gov_budget.readers.account import Account, Reason, TableAccount, Unplaced
from gov_budget.readers.assembly import read_source
from gov_budget.readers.files import kind_of, source_in
from gov_budget.readers.grid import decode
from gov_budget.readers.limits import DEFAULT, Watch
from gov_budget.readers.text import parse_with_account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import DepartmentBudget, Table
    from gov_budget.readers.limits import Limits

__all__ = ["account_of", "read_document"]


def read_document(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> tuple[DepartmentBudget, Account]:
    """Read a budget from a PDF, workbook, Word document, web page or text file.

    Raises:
        UnreadableFile: the file is missing, of a kind that cannot be read, or no budget.
        LimitExceeded: it needs more than the limits allow.
        MissingExtra: a library that reads this kind is not installed.
        UnknownYear: the budget is of a year that the library does not cover.
    """
    name = os.fspath(path)
    watch = Watch(name, limits)
    watch.count("size", Path(path).stat().st_size)
    data = Path(path).read_bytes()
    if kind_of(data, watch) == "text":
        return parse_with_account(decode(data, name), name)
    return read_source(source_in(data, name, watch))


def account_of(budget: DepartmentBudget, file: str = "") -> tuple[DepartmentBudget, Account]:
    """Return a budget with the account that its own cells give: what has no certain column is unplaced."""
    return budget, Account(file or budget.source, tuple(_table(table) for table in budget.tables))


def _table(table: Table) -> TableAccount:
    found = sum(cell.figure is not None for line in table.lines for cell in line.cells)
    lost = tuple(_lost(table))
    return TableAccount(
        table.title, table.number, table.kind.key, found, found - len(lost), lost, locus=table.locus
    )


def _lost(table: Table) -> Iterator[Unplaced]:
    for line in table.lines:
        for cell in line.cells:
            if cell.is_ambiguous and cell.figure is not None:
                yield Unplaced(cell.text, Reason.POSITION, "/".join(cell.candidates), cell.locus)
