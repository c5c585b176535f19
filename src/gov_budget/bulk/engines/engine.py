"""What an engine has to do for the evaluator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import os

    from gov_budget.bulk.extras import ArrowTable, LazyFrame
    from gov_budget.bulk.packed import Frames, Mapped

__all__ = ["Engine"]


class Engine(Protocol):
    """What the evaluator needs of an engine."""

    def load(self, table: ArrowTable) -> LazyFrame:
        """Return an Arrow table as a lazy frame."""
        ...

    def scan(self, path: str | os.PathLike[str]) -> LazyFrame:
        """Return a Parquet file, or those that a pattern names, as a lazy frame."""
        ...

    def coded(self, frame: LazyFrame, texts: list[str]) -> LazyFrame:
        """Return a frame with some columns of text in codes of the engine, where it joins by them faster."""
        ...

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """Compute a frame that is used several times, and return it as a lazy frame."""
        ...

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """Compute frames and return them as Arrow tables."""
        ...

    def mapped(self, frames: Frames, function: Mapped, jobs: int | None = None) -> ArrowTable:
        """Return what a function says of whole documents, some at a time, in the engine's own processes.

        ``jobs`` is how many of them; an engine whose cluster knows better pays it no heed.
        """
        ...

    def forget(self) -> None:
        """Let go of what was kept: the next documents need the room."""
        ...
