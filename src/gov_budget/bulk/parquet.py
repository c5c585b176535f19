"""Datasets in Parquet of any size against the rules that are data: some documents at a time, to Parquet."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.dataset import read_some, require_columns
from gov_budget.bulk.engines import Engine, engine
from gov_budget.bulk.evaluate import judgements
from gov_budget.bulk.extras import ArrowTable, LazyFrame, needs
from gov_budget.bulk.mapped import ByDocument, light
from gov_budget.bulk.operands import FRAMES
from gov_budget.bulk.results import named, write_results
from gov_budget.bulk.schema import arrow_schema
from gov_budget.bulk.shards import DOCUMENTS, Shard, shards
from gov_budget.bulk.statements import by_column, statements
from gov_budget.rules import Rule, book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["reconcile_parquet"]

_KEPT_PAGES = "dirty_decay_ms:-1,muzzy_decay_ms:-1"
"""What one shard gives back the next one takes: Polars' allocator need not ask the system again."""


@attrs.frozen
class _Task:
    """Some documents of a dataset, and the file that what is said of them is written to."""

    dataset: Path
    shard: Shard
    out: Path
    using: str
    rules: tuple[Rule, ...]


def reconcile_parquet(  # noqa: PLR0913 - what to read, where to write, and how
    source: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    using: str = "polars",
    jobs: int = 1,
    documents: int = DOCUMENTS,
    rules: Iterable[Rule] | None = None,
) -> int:
    """Write what the rules that are data say of a dataset to a folder of Parquet files; return the rows.

    ``source`` is a folder that :meth:`Dataset.write_parquet` wrote, or a folder of such folders, whose
    documents have different numbers.  So many ``documents`` are in memory together, in each of ``jobs``
    processes.  Documents that are not regular are judged by the object engine.  The files have the
    columns of ``results`` (docs/columns.md), and take the place of those of an earlier run.

    Raises:
        MissingExtra: the engine's library is not installed.
        OSError: there is no such dataset, or the system refuses to write.
        UnreadableFile: another version wrote the dataset.
        ValueError: there is no such engine.
    """
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("results-*.parquet"):
        old.unlink()
    chosen = by_column(book() if rules is None else rules)
    tasks = [
        _Task(dataset, shard, folder / f"results-{n:06}.parquet", using, chosen)
        for n, (dataset, shard) in enumerate(_shards(Path(source), documents) if chosen else ())
    ]
    return sum(_judge_all(tasks, jobs))


def _shards(source: Path, documents: int) -> Iterator[tuple[Path, Shard]]:
    read = needs("pyarrow.parquet").read_table
    here = source / "documents.parquet"
    for path in [here] if here.exists() else sorted(source.glob("*/documents.parquet")) or [here]:
        require_columns(path.parent)
        numbers = read(path, columns=["document"])["document"].to_pylist()
        yield from ((path.parent, shard) for shard in shards(numbers, documents))


def _judge_all(tasks: Sequence[_Task], jobs: int) -> Iterator[int]:
    if jobs <= 1:
        yield from map(_judge, tasks)
        return
    threads = max(1, (os.cpu_count() or 1) // jobs)
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_settle, initargs=(threads,)) as pool:
        yield from pool.map(_judge, tasks)


def _settle(threads: int) -> None:
    """Share the cores out among the processes, before Polars is imported."""
    os.environ.setdefault("POLARS_MAX_THREADS", str(threads))
    os.environ.setdefault("_RJEM_MALLOC_CONF", _KEPT_PAGES)


def _judge(task: _Task) -> int:
    runs = engine(task.using)
    stated = statements(task.rules)
    frames = {name: task.shard.of(_frame(runs, task.dataset, name)) for name in FRAMES}
    judged = judgements(runs, frames, stated)
    results = [*(named(each, stated) for each in runs.collect(judged)), *_by_object(task)]
    runs.forget()
    return write_results(results, task.out)


def _frame(runs: Engine, dataset: Path, name: str) -> LazyFrame:
    """Return a frame of a dataset; one of the prose without a file is empty."""
    path = dataset / f"{name}.parquet"
    missing = name == "claims" and not path.exists()
    return runs.load(arrow_schema(name).empty_table()) if missing else runs.scan(path)


def _by_object(task: _Task) -> Iterator[ArrowTable]:
    """Yield what the object engine says of the documents that are not regular."""
    odd = [*task.shard.bounds, ("regular", "==", False)]
    path = task.dataset / "documents.parquet"
    numbers = needs("pyarrow.parquet").read_table(path, columns=["document"], filters=odd)["document"]
    if len(numbers):
        part = read_some(task.dataset, [("document", "in", numbers.to_pylist())])
        yield ByDocument((), light(task.rules))(part.frames)
