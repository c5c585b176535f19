"""Parquet files whose row groups hold whole documents, so that one group at a time is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.schema import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["groups", "write_groups"]

_BYTES = 16_000_000
"""Of memory, that make a group."""


def write_groups(frame: str, tables: Iterable[ArrowTable], path: Path) -> None:
    """Write tables that hold whole documents each, some together.

    Raises:
        OSError: the system refuses to write.
    """
    parquet = needs("pyarrow.parquet")
    with parquet.ParquetWriter(path, arrow_schema(frame), compression="zstd") as writer:
        for table in _together(frame, tables):
            writer.write_table(table, row_group_size=table.num_rows)


def groups(path: Path, columns: list[str] | None = None) -> Iterator[ArrowTable]:
    """Yield the row groups of a file.

    Raises:
        OSError: there is no such file.
    """
    with needs("pyarrow.parquet").ParquetFile(path) as file:
        yield from (file.read_row_group(n, columns=columns) for n in range(file.num_row_groups))


def _together(frame: str, tables: Iterable[ArrowTable]) -> Iterator[ArrowTable]:
    concat = needs("pyarrow").concat_tables
    held: list[ArrowTable] = [arrow_schema(frame).empty_table()]
    for table in tables:
        held.append(table)
        if sum(each.nbytes for each in held) >= _BYTES:
            yield concat(held)
            held = held[:1]
    if sum(each.num_rows for each in held):
        yield concat(held)
