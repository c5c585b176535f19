"""A dataset against the rule book: what is data by column, the rest document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.bulk.dataset import Dataset, arrow_table
from gov_budget.bulk.engines import Engine, engine
from gov_budget.bulk.evaluate import judgements
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.results import named
from gov_budget.bulk.schema import FRAMES, arrow_schema
from gov_budget.bulk.shards import shards
from gov_budget.bulk.statements import by_column, per_document, statements
from gov_budget.rules import book, reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.model import DepartmentBudget
    from gov_budget.rules import Rule

__all__ = ["by_columns", "reconcile_dataset"]


def reconcile_dataset(
    dataset: Dataset, *, using: str | Engine = "polars", rules: Iterable[Rule] | None = None
) -> ArrowTable:
    """Return what the rules say of every document of a dataset: the frame ``results``.

    Rules that are data run over columns; those that need prose or judgement, and all rules for the
    documents that are not regular, run document by document.  A rule that does not apply to a
    document has a row only where it runs document by document.

    Raises:
        MissingExtra: the engine's library is not installed.
    """
    chosen = tuple(book() if rules is None else rules)
    columns = by_columns(dataset, using=using, rules=chosen)
    regular = dict(
        zip(*(dataset.frames["documents"][c].to_pylist() for c in ("document", "regular")), strict=True)
    )
    rest, data = per_document(chosen), by_column(chosen)
    rows = [
        row
        for number, budget in (dataset.items() if rest or not all(regular.values()) else ())
        for row in _rows(number, budget, rest if regular[number] else (*data, *rest))
    ]
    joined: ArrowTable = needs("pyarrow").concat_tables([columns, arrow_table("results", rows)])
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
    documents, tables, cells = (runs.load(dataset.frames[name]) for name in FRAMES[:3])
    found = [schema.empty_table()]
    for shard in shards(dataset.frames["documents"]["document"].to_pylist()) if stated else ():
        part = judgements(runs, shard.of(documents), shard.of(tables), shard.of(cells), stated)
        found += [named(each, stated).cast(schema) for each in runs.collect(part)]
        runs.forget()
    whole: ArrowTable = needs("pyarrow").concat_tables(found)
    return whole


def _rows(number: int, budget: DepartmentBudget, rules: Sequence[Rule]) -> Iterable[dict[str, Any]]:
    return result_rows(number, reconcile(budget, rules=rules))
