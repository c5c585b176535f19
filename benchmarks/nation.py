"""A nation of budgets in columns, straight to Parquet: realistic shapes, a known share of seeded errors.

    python benchmarks/nation.py FOLDER --documents 10000

Some hundred ledgers are published as whole budgets (figures in 元, so that sums are exact; a budget where
rounding shows all the same is left out), flattened once, and multiplied: each document is one of them
with all amounts times a whole number.  Sizes come from the shared documents: see SIZES.  In one document
in a hundred one printed figure is raised by a few units of its last place; ``errors.parquet`` says where.
A table in another unit than 元 may still break an equation when it is multiplied, so the measure of what
is found is the object engine on the same documents, not the seeded list alone.

The documents are written in shards of 10,000, so that memory stays bounded whatever their number.  With
``--drawn 10000`` only so many are drawn; the shards after them repeat these with other numbers of documents.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import numpy as np
import polars as pl

from gov_budget.bulk import Dataset, by_columns
from gov_budget.money import Unit
from gov_budget.strategies import random_budget

SHARD = 10_000
BASES = 240
SIZES = (4, 8, 12, 16, 24, 36, 60)
"""Entries of a ledger.  Six published documents at hand have 9 to 14 tables and 403 to 1,008 rows of cells,
blanks of printed columns included (195 to 875 without them); these sizes give 817 rows on the average."""
SHARE = 100
"""One document in so many has a wrong figure."""
PLACES = 40
"""Provinces and cities that institutions are spread over."""


def bases(seed: int) -> dict[str, pl.DataFrame]:
    """Return the frames of the budgets that are multiplied."""
    random = Random(seed)  # noqa: S311 - no secret is drawn
    budgets = [
        random_budget(
            random,
            year=2024,
            unit=Unit.YUAN,
            places=2,
            profile=("sichuan", "shanghai")[n % 2],
            size=SIZES[n % len(SIZES)],
        )
        for n in range(BASES)
    ]
    data = Dataset.of(budgets)
    uneven = pl.from_arrow(by_columns(data)).filter(
        (pl.col("verdict").is_in(["broken", "rounded"]))
        | (pl.col("relation").is_in(["sum", "same"]) & (pl.col("residual") != 0))
        | ((pl.col("relation") == "at_least") & (pl.col("residual") < 0))
        | ((pl.col("relation") == "at_most") & (pl.col("residual") > 0))
    )
    frames = {name: pl.from_arrow(data.frames[name]) for name in ("documents", "tables", "cells")}
    even = frames["documents"].join(uneven, on="document", how="anti")["document"]
    renumbered = pl.DataFrame({"document": even, "number": pl.int_range(len(even), eager=True)})
    return {
        name: renumbered.join(frame, on="document", maintain_order="right")
        .with_columns(document=pl.col("number"))
        .select(frame.columns)
        for name, frame in frames.items()
    }


def shard(
    base: dict[str, pl.DataFrame], first: int, count: int, seed: int, share: int = SHARE
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """Return the frames of some documents, and where their figures were made wrong."""
    rng = np.random.default_rng(seed)
    drawn = pl.DataFrame(
        {
            "document": np.arange(first, first + count),
            "base": rng.integers(0, base["documents"].height, count),
            "times": rng.integers(1, 1000, count),
            "place": rng.integers(1, PLACES + 1, count),
        }
    )
    made = {name: _multiplied(frame, drawn) for name, frame in base.items()}
    wrong = _wrong(made["cells"], drawn.filter(pl.col("document") % share == 0), rng)
    made["cells"] = _printed(_with_errors(made["cells"], wrong))
    return made, wrong


def _multiplied(frame: pl.DataFrame, drawn: pl.DataFrame) -> pl.DataFrame:
    order = frame.columns
    code = pl.format("{}{}", pl.col("place").cast(pl.String).str.zfill(2), pl.col("document").cast(pl.String))
    found = drawn.join(frame.rename({"document": "base"}), on="base", maintain_order="left_right")
    if "institution_code" in order:
        found = found.with_columns(institution_code=code, institution_name=pl.format("虚拟单位{}", code))
    if "fen" in order:
        found = found.with_columns(fen=pl.col("fen") * pl.col("times"))
    return found.select(order)


def _wrong(cells: pl.DataFrame, drawn: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Draw one non-zero figure of each document that is to be wrong, and by how much it is."""
    figures = cells.filter(pl.col("mark") == "number").select("document", "table", "line", "column")
    figures = figures.join(drawn, on="document", how="semi")
    figures = figures.with_columns(rank=pl.Series(rng.random(figures.height)))
    wrong = figures.sort("rank").unique("document", keep="first", maintain_order=True).drop("rank")
    return wrong.with_columns(more=pl.Series(rng.integers(1, 10, wrong.height)))


def _with_errors(cells: pl.DataFrame, wrong: pl.DataFrame) -> pl.DataFrame:
    found = cells.join(wrong, on=["document", "table", "line", "column"], how="left", maintain_order="left")
    raised = pl.col("fen") + pl.col("more").fill_null(0) * pl.col("quantum")
    return found.with_columns(fen=raised).select(cells.columns)


def _printed(cells: pl.DataFrame) -> pl.DataFrame:
    amount = pl.col("fen").abs()
    text = pl.format(
        "{}{}.{}",
        pl.when(pl.col("fen") < 0).then(pl.lit("-")).otherwise(pl.lit("")),
        (amount // 100).cast(pl.String),
        (amount % 100).cast(pl.String).str.zfill(2),
    )
    return cells.with_columns(text=pl.when(pl.col("fen").is_null()).then(pl.col("text")).otherwise(text))


def generate(
    folder: Path, documents: int, seed: int = 2024, *, drawn: int | None = None, share: int = SHARE
) -> None:
    """Write so many documents into a folder, in shards; beyond ``drawn`` the shards are repeated."""
    base = bases(seed)
    own = -(-min(drawn or documents, documents) // SHARD)
    for n, first in enumerate(range(0, documents, SHARD)):
        here = folder / f"shard-{n:04}"
        here.mkdir(parents=True, exist_ok=True)
        if n >= own:
            repeat(folder / f"shard-{n % own:04}", here, (n - n % own) * SHARD)
            continue
        frames, wrong = shard(base, first, min(SHARD, documents - first), seed + n, share)
        for name, frame in {**frames, "errors": wrong}.items():
            frame.write_parquet(here / f"{name}.parquet")


def repeat(there: Path, here: Path, by: int) -> None:
    """Write a shard again, with the numbers of its documents raised."""
    for path in there.glob("*.parquet"):
        frame = pl.scan_parquet(path).with_columns(document=pl.col("document") + by)
        frame.sink_parquet(here / path.name)


def main() -> None:
    """Write a nation and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=SHARD)
    parser.add_argument("--drawn", type=int, help="how many of them are not repetitions; all if not said")
    parser.add_argument("--share", type=int, default=SHARE, help="one document in so many has an error")
    asked = parser.parse_args()
    generate(asked.folder, asked.documents, drawn=asked.drawn, share=asked.share)
    cells = pl.scan_parquet(asked.folder / "*" / "cells.parquet").select(pl.len()).collect().item()
    print(f"{asked.documents} documents, {cells} cells, {cells / asked.documents:.0f} a document")


if __name__ == "__main__":
    main()
