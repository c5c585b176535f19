"""What the equations cost over many budgets: throughput, peak memory, and the seeded errors found.

    python benchmarks/nation.py /tmp/nation --documents 10000
    python benchmarks/bulk.py /tmp/nation --engine polars

The shards are evaluated one after the other.  All figures come from one run on one machine.  Beside
them stand the object engine on a sample of the same documents, and a plain pandas groupby that checks
one family, 合计 = 基本 + 项目 of 支出总表.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow.parquet as pq

from gov_budget.bulk import Dataset, by_columns
from gov_budget.bulk.dataset import arrow_table
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.schema import FRAMES
from gov_budget.bulk.statements import by_column
from gov_budget.rules import book, reconcile

SAMPLE = 40
NATION = 600_000
RULE = "W10"
"""The rule that states the family which is checked with pandas too."""


def read_shard(folder: Path) -> Dataset:
    """Return a shard; the frames that a synthetic nation lacks are empty."""
    there = {name: folder / f"{name}.parquet" for name in FRAMES}
    return Dataset(
        {n: pq.read_table(path) if path.exists() else arrow_table(n, []) for n, path in there.items()}
    )


def sample_of(data: Dataset) -> Dataset:
    """Return every hundredth document, in which the errors are, and as many others."""
    numbers = [100 * n + k for n in range(SAMPLE // 2) for k in (0, 1)]
    first = min(data.frames["documents"]["document"].to_pylist())
    wanted = pl.Series([first + n for n in numbers])
    return Dataset(
        {
            name: pl.from_arrow(table)
            .filter(pl.col("document").is_in(wanted.implode()))
            .to_arrow()
            .cast(table.schema)
            for name, table in data.frames.items()
        }
    )


def broken(table: object) -> set[tuple[object, ...]]:
    """Return which equations a frame of results calls broken."""
    found = pl.from_arrow(table).filter(pl.col("verdict") == "broken")
    return set(found.select("document", "rule", "table", "line", "column", "residual", "bound").iter_rows())


def by_pandas(path: Path) -> tuple[int, float]:
    """Check one family as a user would with pandas; return the lines checked and the seconds."""
    start = time.perf_counter()
    cells = pd.read_parquet(path, columns=["document", "kind", "line", "column", "fen"])
    cells = cells[cells["kind"] == "expenditure"]
    parts = cells[cells["column"] != "total"].groupby(["document", "line"])["fen"].sum()
    totals = cells[cells["column"] == "total"].groupby(["document", "line"])["fen"].sum()
    checked = int((totals == parts.reindex(totals.index)).count())
    return checked, time.perf_counter() - start


def by_rule(shard: Path, using: str) -> tuple[int, float]:
    """Check the same family by its rule, from the file on as pandas does."""
    start = time.perf_counter()
    data = read_shard(shard)
    found = by_columns(data, using=using, rules=[rule for rule in book() if rule.id == RULE])
    return found.num_rows, time.perf_counter() - start


def rows_printed(data: Dataset) -> int:
    """Return how many rows are printed cells, not blank ones."""
    marks = pl.from_arrow(data.frames["cells"].select(["mark"]))["mark"]
    return int((marks != "blank").sum())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="polars")
    asked = parser.parse_args()
    shards = sorted(asked.folder.glob("shard-*"))
    documents = rows = printed = equations = wrong = seeded = 0
    start = time.perf_counter()
    for shard in shards:
        data = read_shard(shard)
        found = by_columns(data, using=asked.engine)
        documents += data.frames["documents"].num_rows
        rows += data.frames["cells"].num_rows
        printed += rows_printed(data)
        equations += found.num_rows
        bad = {key[0] for key in broken(found)}
        errors = set(pl.read_parquet(shard / "errors.parquet")["document"].to_list())
        wrong, seeded = wrong + len(bad & errors), seeded + len(errors)
        print(f"{shard.name}: broken outside the seeded documents: {len(bad - errors)}", flush=True)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{asked.engine}: {documents} documents, {equations} equations, {seconds:.1f} s, peak {peak:.2f} GiB"
    )
    print(
        f"  {rows} rows, {rows / seconds:,.0f} a second; {printed} printed, {printed / seconds:,.0f} a second"
    )
    print(f"  {NATION} documents would take {seconds / documents * NATION / 60:.0f} minutes")
    print(f"  seeded errors that some equation calls broken: {wrong} of {seeded}")
    sample = sample_of(read_shard(shards[0]))
    rules = by_column(book())
    budgets = list(sample.items())
    start = time.perf_counter()
    for _, budget in budgets:
        reconcile(budget, rules=rules)
    each = (time.perf_counter() - start) / len(budgets)
    ours = [row for n, b in budgets for rule in rules for row in result_rows(n, reconcile(b, rules=[rule]))]
    same = broken(arrow_table("results", ours)) == broken(by_columns(sample, using=asked.engine))
    print(f"  object engine: {each * 1000:.1f} ms a document, {each * documents / seconds:.1f} times as long")
    print(f"  broken equations of the sample are the same: {same}")
    checked, took = by_pandas(shards[0] / "cells.parquet")
    stated, ours_took = by_rule(shards[0], asked.engine)
    print(f"  one family of one shard: pandas {checked} lines in {took:.2f} s; {RULE} {stated} equations")
    print(f"    in {ours_took:.2f} s, {ours_took / took:.1f} times as long")


if __name__ == "__main__":
    main()
