"""The engines that run the equations: Polars where nothing else is asked for, DuckDB, and PySpark.

Each brings data in as a lazy frame of narwhals, keeps an intermediate result, and hands a result
out as Arrow.  All arithmetic is stated once, on narwhals (docs/adr/0020).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs

from gov_budget.bulk.extras import ArrowTable, LazyFrame, needs

if TYPE_CHECKING:
    import os


__all__ = ["DuckDB", "Engine", "Polars", "Spark", "engine"]


class Engine(Protocol):
    """What the evaluator needs of an engine."""

    def load(self, table: ArrowTable) -> LazyFrame:
        """Return an Arrow table as a lazy frame."""
        ...

    def scan(self, path: str | os.PathLike[str]) -> LazyFrame:
        """Return a Parquet file, or those that a pattern names, as a lazy frame."""
        ...

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """Compute a frame that is used several times, and return it as a lazy frame."""
        ...

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """Compute frames and return them as Arrow tables."""
        ...


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

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """See :class:`Engine`."""
        kept: LazyFrame = needs("narwhals").from_native(frame.to_native().collect().lazy())
        return kept

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """See :class:`Engine`."""
        found = needs("polars").collect_all([frame.to_native() for frame in frames])
        return [each.to_arrow() for each in found]


@attrs.define
class DuckDB:
    """DuckDB in this process, in memory or in the database of a connection."""

    connection: Any = attrs.field(factory=lambda: needs("duckdb").connect())
    _kept: int = attrs.field(default=0, init=False)

    def load(self, table: ArrowTable) -> LazyFrame:
        """See :class:`Engine`."""
        frame: LazyFrame = needs("narwhals").from_native(self._stored(self.connection.from_arrow(table)))
        return frame

    def scan(self, path: str | os.PathLike[str]) -> LazyFrame:
        """See :class:`Engine`."""
        relation = self.connection.read_parquet(str(path))
        frame: LazyFrame = needs("narwhals").from_native(relation)
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

    def forget(self) -> None:
        """Drop what was kept, so that the next documents find room."""
        for n in range(1, self._kept + 1):
            self.connection.execute(f"DROP TABLE IF EXISTS kept_{n}")


@attrs.frozen
class Spark:
    """PySpark, by a session that the user already has (``SparkSession.builder.getOrCreate()``)."""

    session: Any

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

    def keep(self, frame: LazyFrame) -> LazyFrame:
        """See :class:`Engine`."""
        kept: LazyFrame = needs("narwhals").from_native(frame.to_native().cache())
        return kept

    def collect(self, frames: list[LazyFrame]) -> list[ArrowTable]:
        """See :class:`Engine`."""
        return [frame.to_native().toArrow() for frame in frames]


def engine(name: str = "polars") -> Engine:
    """Return an engine by name: polars, duckdb or spark.

    Raises:
        MissingExtra: its library is not installed.
        ValueError: there is no such engine.
    """
    if name == "polars":
        needs("polars")
        return Polars()
    if name == "duckdb":
        return DuckDB()
    if name == "spark":
        return Spark(needs("pyspark.sql").SparkSession.builder.getOrCreate())
    raise ValueError(f"unknown engine {name!r}: expected polars, duckdb or spark")
