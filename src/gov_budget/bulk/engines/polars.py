"""Polars in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.engines.pool import in_processes
from gov_budget.bulk.extras import ArrowTable, LazyFrame, needs

if TYPE_CHECKING:
    import os

    from gov_budget.bulk.packed import Frames, Mapped

__all__ = ["Polars"]


@attrs.frozen
class Polars:
    """Polars in this process."""

    def load(self, table: ArrowTable) -> LazyFrame:
        """See :class:`Engine`."""
        frame: LazyFrame = needs("narwhals").from_native(needs("polars").from_arrow(table).lazy())
        return frame

    def scan(self, path: str | os.PathLike[str]) -> LazyFrame:
        """See :class:`Engine`."""
        frame: LazyFrame = needs("narwhals").from_native(needs("polars").scan_parquet(path))
        return frame

    def coded(self, frame: LazyFrame, texts: list[str]) -> LazyFrame:
        """See :class:`Engine`."""
        nw = needs("narwhals")
        coded: LazyFrame = frame.with_columns(nw.col(*texts).cast(nw.Categorical)) if texts else frame
        return coded

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """See :class:`Engine`."""
        kept: LazyFrame = needs("narwhals").from_native(frame.to_native().collect().lazy())
        return kept

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """See :class:`Engine`."""
        found = needs("polars").collect_all([frame.to_native() for frame in frames])
        return [each.to_arrow() for each in found]

    def mapped(self, frames: Frames, function: Mapped, jobs: int | None = None) -> ArrowTable:
        """See :class:`Engine`."""
        return in_processes(frames, function, jobs)

    def forget(self) -> None:
        """See :class:`Engine`: frames go when nothing names them."""
