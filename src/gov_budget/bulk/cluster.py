"""A dataset that a cluster holds: PySpark divides it, and each task runs the column engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.dataset import Dataset
from gov_budget.bulk.engines.spread import SparkFrame, spread
from gov_budget.bulk.mapped import heavy, light
from gov_budget.bulk.packed import SIZE
from gov_budget.bulk.run import reconcile_dataset
from gov_budget.bulk.schema import FRAMES
from gov_budget.rules import Rule, book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.bulk.extras import ArrowTable
    from gov_budget.bulk.packed import Frames

__all__ = ["on_cluster"]


def on_cluster(
    session: Any,  # noqa: ANN401 - pyspark is an extra
    folder: str,
    *,
    rules: Iterable[Rule] | None = None,
    size: int = SIZE,
) -> SparkFrame:
    """Return what the rules say of every document of a dataset: the frame ``results``, not computed yet.

    ``folder`` is what the cluster can read, and may be a pattern: ``hdfs:///budgets/2024`` holds
    ``cells.parquet`` and the other frames.  All rules of ``size`` documents run in one task, those
    that are data over columns; the library must be installed where the tasks run.

    >>> from pyspark.sql import SparkSession  # doctest: +SKIP
    >>> session = SparkSession.builder.getOrCreate()  # doctest: +SKIP
    >>> on_cluster(session, "hdfs:///budgets/2024").write.parquet("hdfs:///results/2024")  # doctest: +SKIP
    """
    frames = {name: session.read.parquet(f"{folder}/{name}.parquet") for name in FRAMES}
    chosen = Reconciling(light(book() if rules is None else rules))
    return spread(frames, chosen, size)


@attrs.frozen
class Reconciling:
    """What rules say of the documents in some frames, by columns where they are data."""

    rules: tuple[str | Rule, ...]

    def __call__(self, frames: Frames) -> ArrowTable:
        """Return rows of the frame ``results``."""
        return reconcile_dataset(Dataset(frames), rules=heavy(self.rules), jobs=1)
