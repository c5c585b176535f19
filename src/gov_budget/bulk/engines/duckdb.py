"""DuckDB in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.engines.pool import in_processes
from gov_budget.bulk.extras import ArrowTable, LazyFrame, needs

if TYPE_CHECKING:
    import os

    from gov_budget.bulk.packed import Frames, Mapped

__all__ = ["DuckDB"]


@attrs.define
class DuckDB:
    """DuckDB in this process, in memory or in the database of a connection."""

    connection: Any = attrs.field(factory=lambda: needs("duckdb").connect())
    _kept: int = attrs.field(default=0, init=False)

    def load(self, table: ArrowTable) -> LazyFrame:
        """See :class:`Engine`."""
        frame: LazyFrame = needs("narwhals").from_native(self.connection.from_arrow(table))
        return frame

    def scan(self, path: str | os.PathLike[str]) -> LazyFrame:
        """See :class:`Engine`."""
        relation = self.connection.read_parquet(str(path))
        frame: LazyFrame = needs("narwhals").from_native(relation)
        return frame

    def coded(self, frame: LazyFrame, texts: list[str]) -> LazyFrame:  # noqa: ARG002 - of the protocol
        """See :class:`Engine`: texts are dictionaries already."""
        return frame

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """See :class:`Engine`."""
        kept: LazyFrame = needs("narwhals").from_native(self._stored(frame.to_native()))
        return kept

    def _stored(self, relation: Any) -> Any:  # noqa: ANN401 - duckdb has no types of its own here
        self._kept += 1
        name = f"kept_{self._kept}"
        relation.create(name)
        return self.connection.table(name)

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """See :class:`Engine`."""
        return [frame.to_native().to_arrow_table() for frame in frames]

    def mapped(self, frames: Frames, function: Mapped, jobs: int | None = None) -> ArrowTable:
        """See :class:`Engine`."""
        return in_processes(frames, function, jobs)

    def forget(self) -> None:
        """See :class:`Engine`."""
        for n in range(1, self._kept + 1):
            self.connection.execute(f"DROP TABLE IF EXISTS kept_{n}")
        self._kept = 0
