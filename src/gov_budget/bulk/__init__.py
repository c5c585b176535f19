"""The same equations over many budgets at once, column-wise, on an existing engine.

Importing this package loads no data-frame library; each is imported when it is needed, and
:class:`~gov_budget.errors.MissingExtra` says what to install.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_budget.bulk.cluster import on_cluster
    from gov_budget.bulk.dataset import Dataset, read_parquet
    from gov_budget.bulk.engines import DuckDB, Engine, Polars, Spark, engine
    from gov_budget.bulk.frames import to_frame
    from gov_budget.bulk.parquet import reconcile_parquet
    from gov_budget.bulk.run import by_columns, reconcile_dataset

__all__ = [
    "Dataset",
    "DuckDB",
    "Engine",
    "Polars",
    "Spark",
    "by_columns",
    "engine",
    "on_cluster",
    "read_parquet",
    "reconcile_dataset",
    "reconcile_parquet",
    "to_frame",
]

_HOMES = {
    "Dataset": "dataset",
    "DuckDB": "engines",
    "Engine": "engines",
    "Polars": "engines",
    "Spark": "engines",
    "by_columns": "run",
    "engine": "engines",
    "on_cluster": "cluster",
    "read_parquet": "dataset",
    "reconcile_dataset": "run",
    "reconcile_parquet": "parquet",
    "to_frame": "frames",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
