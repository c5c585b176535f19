"""What the equations cost over many budgets: throughput, peak memory, and the seeded errors found.

    python benchmarks/nation.py /tmp/nation --documents 10000
    python benchmarks/bulk.py /tmp/nation --engine polars --jobs 2

The nation is read from Parquet, evaluated some documents at a time, and its results are written to
Parquet.  All figures come from one run on one machine.  Beside them stand the object engine on a
the documents of one shard that have a seeded error and a sample of others (both must call the same
equations broken), and a plain pandas groupby that checks one family, 合计 = 基本 + 项目 of 支出总表.
``nation.py --share 1`` makes documents each of which has an error.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow.parquet as pq

from gov_budget.bulk import Dataset, by_columns, reconcile_parquet
from gov_budget.bulk.dataset import arrow_table
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.schema import FRAMES
from gov_budget.bulk.shards import DOCUMENTS
from gov_budget.bulk.statements import by_column
from gov_budget.rules import book, reconcile

SAMPLE = 40
"""Documents without a seeded error that the object engine judges too."""
SEEDED = 1_000
"""Documents with one at the most."""
NATION = 600_000
RULE = "W10"
"""The rule that states the family which is checked with pandas too."""
SAID = ("document", "rule", "table", "line", "column", "residual")
"""What is compared of a broken equation."""


def only(folder: Path, numbers: list[int]) -> Dataset:
    """Return some documents of a shard; the frames that a synthetic nation lacks are empty."""
    wanted = [("document", "in", numbers)]
    paths = {name: folder / f"{name}.parquet" for name in FRAMES}
    return Dataset(
        {
            n: pq.read_table(path, filters=wanted) if path.exists() else arrow_table(n, [])
            for n, path in paths.items()
        }
    )


def broken_of(table: object) -> set[tuple[object, ...]]:
    """Return the broken equations of a frame of results."""
    return set(pl.from_arrow(table).filter(pl.col("verdict") == "broken").select(SAID).iter_rows())


def by_objects(data: Dataset) -> tuple[set[tuple[object, ...]], float]:
    """Return what the object engine calls broken by the same rules, and its seconds a document."""
    rules = by_column(book())
    budgets = list(data.items())
    start = time.perf_counter()
    reports = [(number, reconcile(budget, rules=rules)) for number, budget in budgets]
    seconds = (time.perf_counter() - start) / len(budgets)
    rows = [row for number, report in reports for row in result_rows(number, report)]
    return broken_of(arrow_table("results", rows)), seconds


def by_pandas(path: Path) -> tuple[int, float]:
    """Check one family as a user would with pandas; return the lines checked and the seconds."""
    start = time.perf_counter()
    cells = pd.read_parquet(path, columns=["document", "kind", "line", "column", "fen"])
    cells = cells[cells["kind"] == "expenditure"]
    parts = cells[cells["column"] != "total"].groupby(["document", "line"])["fen"].sum()
    totals = cells[cells["column"] == "total"].groupby(["document", "line"])["fen"].sum()
    checked = int((totals == parts.reindex(totals.index)).count())
    return checked, time.perf_counter() - start


def by_rule(shard: Path, using: str, jobs: int) -> tuple[int, float]:
    """Check the same family by its rule, from file to file."""
    start = time.perf_counter()
    rules = [rule for rule in book() if rule.id == RULE]
    with tempfile.TemporaryDirectory() as out:
        rows = reconcile_parquet(shard, out, using=using, jobs=jobs, rules=rules)
    return rows, time.perf_counter() - start


def peak_of_one() -> float:
    """Return the largest memory of this process or of one that it started, in GiB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return float(max(resource.getrusage(one).ru_maxrss for one in who)) / 2**20


def processor() -> float:
    """Return the processor seconds of this process and those that it started."""
    used = [resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(folder: Path, out: Path, asked: argparse.Namespace) -> float:
    """Evaluate a nation, print what it cost, and return the seconds a document."""
    cells = pl.scan_parquet(folder / "*" / "cells.parquet")
    rows, printed = cells.select(pl.len(), (pl.col("mark") != "blank").sum()).collect().row(0)
    documents = pl.scan_parquet(folder / "*" / "documents.parquet").select(pl.len()).collect().item()
    start, used = time.perf_counter(), processor()
    equations = reconcile_parquet(folder, out, using=asked.engine, jobs=asked.jobs, documents=asked.documents)
    seconds, used, peak = time.perf_counter() - start, processor() - used, peak_of_one()
    load = os.getloadavg()[0]
    print(f"{asked.engine}, {asked.jobs} processes of {asked.documents} documents at a time, load {load:.1f}")
    print(f"  {documents} documents, {equations} equations: {seconds:.1f} s, {used:.1f} s of processor")
    print(f"  peak {peak:.2f} GiB a process, {peak * asked.jobs:.2f} GiB at the most")
    print(f"  {rows} rows, {rows / seconds:,.0f} a second, {rows / used:,.0f} a second of processor")
    print(f"  {printed} of them printed, {printed / seconds:,.0f} a second")
    whole, cores = NATION / documents / 60, os.cpu_count() or 1
    print(
        f"  {NATION} documents: {seconds * whole:.1f} min; {used * whole / cores:.1f} on {cores} idle cores"
    )
    return seconds / documents


def compare(folder: Path, out: Path, asked: argparse.Namespace, each: float) -> None:
    """Print how the object engine compares, in what it says and in what it costs."""
    found = pl.scan_parquet(out / "*.parquet").filter(pl.col("verdict") == "broken").collect()
    seeded = pl.scan_parquet(folder / "*" / "errors.parquet").select("document").collect()["document"]
    bad = found["document"].unique()
    print(
        f"  documents with a broken equation: {len(bad)}, {bad.is_in(seeded.implode()).sum()} of them among"
    )
    print(f"    the {len(seeded)} with a seeded error; {found.height} broken equations")
    shard = min(folder.glob("shard-*"))
    wrong = pl.read_parquet(shard / "errors.parquet")["document"].sort().to_list()[:SEEDED]
    others = pl.read_parquet(shard / "documents.parquet")["document"].sort().to_list()
    numbers = [*wrong, *(n for n in others if n not in set(wrong))][: len(wrong) + SAMPLE]
    sample = only(shard, numbers)
    theirs, seconds = by_objects(sample)
    ours = broken_of(by_columns(sample, using=asked.engine))
    print(
        f"  {len(wrong)} seeded documents and {len(numbers) - len(wrong)} others: broken by the object engine"
    )
    print(f"    {len(theirs)}, by columns {len(ours)}; not by both {len(theirs ^ ours)}")
    print(f"    seeded documents with a broken equation: {len({row[0] for row in theirs} & set(wrong))}")
    print(f"  object engine {seconds * 1000:.1f} ms a document, {seconds / each:.1f} times as long")


def family(folder: Path, asked: argparse.Namespace) -> None:
    """Print what one family costs with pandas and by its rule."""
    shard = min(folder.glob("shard-*"))
    checked, took = by_pandas(shard / "cells.parquet")
    stated, ours = by_rule(shard, asked.engine, asked.jobs)
    print(f"  one family of one shard: pandas {checked} lines in {took:.2f} s; {RULE} {stated} equations")
    print(f"    in {ours:.2f} s, {ours / took:.1f} times as long")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="polars")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="documents in memory together")
    parser.add_argument("--alone", action="store_true", help="nothing but the engine itself")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        each = measure(asked.folder, Path(folder), asked)
        if not asked.alone:
            compare(asked.folder, Path(folder), asked, each)
            family(asked.folder, asked)


if __name__ == "__main__":
    main()
