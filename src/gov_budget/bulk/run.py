"""A dataset against the rule book: what is data by column, the rest document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.engines import Engine, engine
from gov_budget.bulk.evaluate import judgements
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.mapped import ByDocument, light
from gov_budget.bulk.operands import FRAMES
from gov_budget.bulk.results import named
from gov_budget.bulk.schema import arrow_schema
from gov_budget.bulk.shards import shards
from gov_budget.bulk.statements import by_column, per_document, statements
from gov_budget.rules import book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.bulk.dataset import Dataset
    from gov_budget.rules import Rule

__all__ = ["by_columns", "reconcile_dataset"]


def reconcile_dataset(
    dataset: Dataset,
    *,
    using: str | Engine = "polars",
    rules: Iterable[Rule] | None = None,
    jobs: int | None = None,
) -> ArrowTable:
    """Return what the rules say of every document of a dataset: the frame ``results``.

    Rules that are data run over columns; those that need prose or judgement, and all rules for the
    documents that are not regular, run document by document in the engine's own map: in ``jobs``
    processes (by default one a core), or in the tasks of a cluster.  A rule that does not apply to a
    document has a row only where it runs document by document.

    Raises:
        MissingExtra: the engine's library is not installed.
    """
    chosen = tuple(book() if rules is None else rules)
    runs = engine(using) if isinstance(using, str) else using
    columns = by_columns(dataset, using=runs, rules=chosen)
    rest, data = per_document(chosen), by_column(chosen)
    if not rest and all(dataset.frames["documents"]["regular"].to_pylist()):
        return columns
    others = runs.mapped(dataset.frames, ByDocument(light(rest), light(data)), jobs)
    joined: ArrowTable = needs("pyarrow").concat_tables([columns, others])
    return joined


def by_columns(
    dataset: Dataset, *, using: str | Engine = "polars", rules: Sequence[Rule] | None = None
) -> ArrowTable:
    """Return what the rules that are data say of the regular documents of a dataset, some at a time.

    Of more documents than memory holds, :func:`reconcile_parquet` writes the results.

    Raises:
        MissingExtra: the engine's library is not installed.
    """
    stated = statements(by_column(book() if rules is None else rules))
    schema = arrow_schema("results")
    runs = engine(using) if isinstance(using, str) else using
    frames = {name: runs.load(dataset.frames[name]) for name in FRAMES}
    found = [schema.empty_table()]
    for shard in shards(dataset.frames["documents"]["document"].to_pylist()) if stated else ():
        part = judgements(runs, {name: shard.of(frame) for name, frame in frames.items()}, stated)
        found += [named(each, stated).cast(schema) for each in runs.collect(part)]
        runs.forget()
    whole: ArrowTable = needs("pyarrow").concat_tables(found)
    return whole
