"""From the shards of a batch to its two Parquet files, one shard in memory at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from gov_budget.bulk.batch.store import replace
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.schema import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gov_budget.bulk.batch.ledger import Done
    from gov_budget.bulk.batch.store import Store

__all__ = ["files_beside", "merge"]


def files_beside(out: Path) -> Path:
    """Return where the documents of a batch stand: ``results.files.parquet`` beside ``results.parquet``."""
    return out.with_name(f"{out.stem}.files.parquet")


def merge(store: Store, done: Mapping[str, Done], out: Path) -> None:
    """Write ``results`` and ``files`` of the documents that count, numbered in the order of their paths.

    Raises:
        OSError: the system refuses to write.
    """
    numbers = {done[path].number: n for n, path in enumerate(sorted(done))}
    for frame, path in (("results", out), ("files", files_beside(out))):
        replace(path, partial(_write, store, frame, numbers))


def _write(store: Store, frame: str, numbers: Mapping[int, int], path: Path) -> None:
    parquet = needs("pyarrow.parquet")
    with parquet.ParquetWriter(path, arrow_schema(frame), compression="zstd") as writer:
        for table in store.tables(frame):
            writer.write_table(_counted(table, numbers))


def _counted(table: ArrowTable, numbers: Mapping[int, int]) -> ArrowTable:
    """Return the rows of documents that count, with the numbers that they have in the result."""
    pa = needs("pyarrow")
    new: Any = [numbers.get(old) for old in table["document"].to_pylist()]
    place = table.schema.get_field_index("document")
    renumbered = table.set_column(place, table.schema.field(place), pa.array(new, pa.int64()))
    return renumbered.filter(renumbered["document"].is_valid()).sort_by("document")
