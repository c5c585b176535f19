"""Frames of one document as bytes: small enough to keep many, quick to make a table of again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gov_budget.bulk.extras import ArrowTable, needs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["packed", "renumbered", "spare", "unpacked"]


def packed(table: ArrowTable) -> bytes:
    """Return a table as a compressed Arrow stream.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa, ipc = needs("pyarrow"), needs("pyarrow.ipc")
    sink = pa.BufferOutputStream()
    options = ipc.IpcWriteOptions(compression="zstd")
    with ipc.new_stream(sink, table.schema, options=options) as stream:
        stream.write_table(table)
    found: bytes = sink.getvalue().to_pybytes()
    return found


def unpacked(data: bytes) -> ArrowTable:
    """Return the table of a stream.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    return needs("pyarrow.ipc").open_stream(data).read_all()


def renumbered(table: ArrowTable, numbers: Sequence[int | None], first: int = 0) -> ArrowTable:
    """Return the rows of documents that have a new number, under it; ``numbers[0]`` is that of ``first``."""
    pa, compute = needs("pyarrow"), needs("pyarrow.compute")
    place = table.schema.get_field_index("document")
    new = pa.array(numbers, pa.int64()).take(compute.subtract(table["document"], first))
    with_new = table.set_column(place, table.schema.field(place), new)
    return with_new.filter(with_new["document"].is_valid())


def spare() -> None:
    """Let Arrow take memory as it needs it: a process with a limit cannot lay claim to more."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
