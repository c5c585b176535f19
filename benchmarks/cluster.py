"""What all rules cost in the tasks of PySpark, on one core and on two; whether they say the same as Polars.

    python benchmarks/cluster.py FOLDER [--cores 1 2] [--size 10]

``FOLDER`` is a dataset: frames in Parquet that ``gov-budget gather`` or ``Dataset.write_parquet`` wrote.
Every rule runs, those that are data over columns and the others document by document.  Verdicts, figures
and places are compared, row by row, with those of ``reconcile_dataset`` on Polars in one process.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyspark.sql import SparkSession

from gov_budget.bulk import on_cluster, read_parquet, reconcile_dataset

if TYPE_CHECKING:
    import pyarrow as pa


def counted(table: pa.Table) -> Counter[tuple[Any, ...]]:
    """Return the rows, each with how often it comes: a cluster hands them over in any order."""
    return Counter(tuple(row.values()) for row in table.select(sorted(table.column_names)).to_pylist())


def session(cores: int) -> Any:  # noqa: ANN401 - pyspark's builder is not typed
    """Return PySpark in this machine with so many cores."""
    builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    return builder.config("spark.sql.shuffle.partitions", str(2 * cores)).getOrCreate()


def main() -> None:
    """Run one after the other and print seconds, rows and differences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--size", type=int, default=10, help="documents in a task")
    asked = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    dataset = read_parquet(asked.folder)
    start = time.perf_counter()
    expected = counted(reconcile_dataset(dataset, jobs=1))
    print(f"{dataset.frames['documents'].num_rows} documents, {expected.total()} results")
    print(f"Polars, one process: {time.perf_counter() - start:.1f} s")
    for cores in asked.cores:
        runs = session(cores)
        on_cluster(runs, str(asked.folder), size=asked.size).limit(0).count()
        start = time.perf_counter()
        found = counted(on_cluster(runs, str(asked.folder), size=asked.size).toArrow())
        seconds = time.perf_counter() - start
        different = (found - expected).total() + (expected - found).total()
        print(f"PySpark, local[{cores}]: {seconds:.1f} s, {different} rows differ")
        runs.stop()


if __name__ == "__main__":
    main()
