"""From the shards of a batch to its Parquet files, one group of rows in memory at a time."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from gov_budget.bulk.batch.disk import replace
from gov_budget.bulk.batch.groups import write_groups
from gov_budget.bulk.batch.streams import renumbered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from gov_budget.bulk.batch.ledger import Done
    from gov_budget.bulk.batch.store import Store

__all__ = ["merge"]

_STATE = "merged.txt"


def merge(
    store: Store, done: Mapping[str, Done], numbers: Mapping[str, int], outputs: Mapping[str, Path]
) -> None:
    """Write the frames of the documents that count, under the numbers of their paths.

    Files that hold just these documents already are left as they are.

    Raises:
        OSError: the system refuses to write.
    """
    new: list[int | None] = [None] * store.count
    for path, each in done.items():
        new[each.number] = numbers[path]
    state = store.folder / _STATE
    now = hashlib.sha256(repr((new, sorted(map(str, outputs.values())))).encode()).hexdigest()
    there = all(path.exists() for path in outputs.values())
    if there and state.exists() and state.read_text("ascii") == now:
        return
    state.unlink(missing_ok=True)
    replace({path: partial(_write, store, frame, new) for frame, path in outputs.items()})
    replace({state: lambda new: new.write_text(now, "ascii")})


def _write(store: Store, frame: str, numbers: Sequence[int | None], path: Path) -> None:
    counting = (renumbered(table, numbers).sort_by("document") for table in store.tables(frame))
    write_groups(frame, counting, path)
