"""The map of an engine that runs in this process: shards of documents in processes side by side."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

from gov_budget.bulk.crew import Crew
from gov_budget.bulk.extras import needs
from gov_budget.bulk.packed import SIZE, portions
from gov_budget.readers.limits import Limits

if TYPE_CHECKING:
    from gov_budget.bulk.extras import ArrowTable
    from gov_budget.bulk.packed import Frames, Mapped

__all__ = ["in_processes"]

_LIMITS = Limits(seconds=3_600, memory=2**36)
"""For a shard.  The memory counts addresses: the libraries reserve far more than they use."""


def in_processes(frames: Frames, function: Mapped, jobs: int | None = None) -> ArrowTable:
    """Return what a function says of all documents, in ``jobs`` processes; by default one a core.

    A few documents, or a function that cannot travel, stay in this process.

    Raises:
        ReadingCrashed: a process broke down.
    """
    count = frames["documents"].num_rows
    jobs = min(jobs or os.cpu_count() or 1, -(-count // SIZE))
    if jobs < 2 or not _travels(function):  # noqa: PLR2004 - one is no pool
        return function(frames)
    parts = ((n, (f"shard {n}", part, function)) for n, part in enumerate(portions(frames, SIZE)))
    with Crew(jobs, _LIMITS) as crew:
        found = {n: future.result() for n, future in crew.each(parts, _said)}
    whole: ArrowTable = needs("pyarrow").concat_tables([found[n] for n in sorted(found)])
    return whole


def _said(name: str, frames: Frames, function: Mapped) -> ArrowTable:  # noqa: ARG001 - the name is for errors
    return function(frames)


def _travels(function: Mapped) -> bool:
    try:
        pickle.dumps(function)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True
