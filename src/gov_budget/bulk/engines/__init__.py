"""The engines that run the equations: Polars where nothing else is asked for, DuckDB, and PySpark.

Each brings data in as a lazy frame of narwhals, keeps an intermediate result, and hands a result
out as Arrow.  All arithmetic is stated once, on narwhals (docs/adr/0012).
"""

from __future__ import annotations

from gov_budget.bulk.engines.duckdb import DuckDB
from gov_budget.bulk.engines.engine import Engine
from gov_budget.bulk.engines.polars import Polars
from gov_budget.bulk.engines.spark import Spark
from gov_budget.bulk.extras import needs

__all__ = ["DuckDB", "Engine", "Polars", "Spark", "engine"]


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
