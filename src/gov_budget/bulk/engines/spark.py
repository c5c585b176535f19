"""PySpark, on a cluster or in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.engines.spread import spread
from gov_budget.bulk.extras import ArrowTable, LazyFrame, needs

if TYPE_CHECKING:
    import os

    from gov_budget.bulk.packed import Frames, Mapped

__all__ = ["Spark"]


@attrs.frozen
class Spark:
    """PySpark, by a session that the user already has (``SparkSession.builder.getOrCreate()``)."""

    session: Any
    _kept: list[Any] = attrs.field(factory=list, init=False)

    def load(self, table: ArrowTable) -> LazyFrame:
        """See :class:`Engine`."""
        native = self.session.createDataFrame(table)
        frame: LazyFrame = needs("narwhals").from_native(native)
        return frame

    def scan(self, path: str | os.PathLike[str]) -> LazyFrame:
        """See :class:`Engine`."""
        native = self.session.read.parquet(str(path))
        frame: LazyFrame = needs("narwhals").from_native(native)
        return frame

    def coded(self, frame: LazyFrame, texts: list[str]) -> LazyFrame:  # noqa: ARG002 - of the protocol
        """See :class:`Engine`: texts are dictionaries already."""
        return frame

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """See :class:`Engine`."""
        self._kept.append(frame.to_native().cache())
        kept: LazyFrame = needs("narwhals").from_native(self._kept[-1])
        return kept

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """See :class:`Engine`."""
        return [frame.to_native().toArrow() for frame in frames]

    def mapped(self, frames: Frames, function: Mapped, jobs: int | None = None) -> ArrowTable:  # noqa: ARG002 - of the protocol
        """See :class:`Engine`: in the tasks of the cluster."""
        there = {name: self.session.createDataFrame(table) for name, table in frames.items()}
        found: ArrowTable = spread(there, function).toArrow()
        return found

    def forget(self) -> None:
        """See :class:`Engine`."""
        while self._kept:
            self._kept.pop().unpersist()
