"""The datasets of a batch: some documents together, in processes side by side."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.columns import Part, examine_part, mark_of_dataset, part_of_all, parts, roomy
from gov_budget.bulk.batch.rows import blank, unreadable
from gov_budget.bulk.batch.streams import unpacked
from gov_budget.bulk.batch.work import Reconciling
from gov_budget.bulk.crew import Crew
from gov_budget.errors import GovBudgetError, MissingExtra

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path  # noqa: TC004 - attrs only names it

    from gov_budget.bulk.batch.ledger import Ledger
    from gov_budget.bulk.batch.marks import Mark  # noqa: TC004 - attrs only names it
    from gov_budget.bulk.batch.store import Store
    from gov_budget.bulk.batch.work import Row, Work  # noqa: TC004 - attrs only names it
    from gov_budget.readers.limits import Limits  # noqa: TC004 - attrs only names it

__all__ = ["Shards"]

Task = tuple[Part, tuple[object, ...]]


@attrs.frozen
class Shards:
    """Datasets, with the marks and numbers of their documents in order, and what is done with them."""

    datasets: tuple[Path, ...]
    marks: dict[str, Mark]
    numbers: dict[str, int]
    work: Work
    jobs: int
    limits: Limits

    @classmethod
    def of(cls, datasets: tuple[Path, ...], work: Work, jobs: int, limits: Limits) -> Shards:
        """Return the documents of datasets."""
        marks: dict[str, Mark] = {}
        numbers: dict[str, int] = {}
        for dataset in datasets:
            mark, whole = mark_of_dataset(dataset), part_of_all(dataset)
            named = {whole.name(document): document for document in whole.documents}
            numbers |= named
            marks |= dict.fromkeys(named, mark)
        return cls(datasets, marks, numbers, work, jobs, roomy(limits))

    def rows(self, ledger: Ledger, store: Store) -> Iterator[Row]:
        """Do what is not done, record it, and yield its rows of ``files``."""
        todo = deque(part for dataset in self.datasets for part in parts(dataset, ledger.done))
        with Crew(self.jobs, self.limits) as crew:
            while todo:
                for part, future in crew.each(self._tasks(todo), examine_part):
                    for row in self._recorded(part, future, store, todo):
                        ledger.take(row)
                        yield row

    def _tasks(self, todo: deque[Part]) -> Iterator[Task]:
        if isinstance(self.work, Reconciling):
            threads = max(1, (os.cpu_count() or 1) // self.jobs)
            while todo:
                part = todo.popleft()
                yield part, (part.dataset, part, self.work.selection, threads)

    def _recorded(
        self, part: Part, future: Future[tuple[list[Row], bytes]], store: Store, todo: deque[Part]
    ) -> list[Row]:
        """Record a part; one that fails is done by halves, until the document that is to blame is alone."""
        blanks = [blank(part.name(n), self.marks[part.name(n)]) for n in part.documents]
        try:
            found, results = future.result()
        except MissingExtra:
            raise
        except GovBudgetError as error:
            if len(part.documents) > 1:
                todo.extend(part.halves())
                return []
            return [store.add(unreadable(blanks[0], error), {})]
        rows = [{**row, **about, "status": "read"} for row, about in zip(blanks, found, strict=True)]
        return store.add_shard(rows, unpacked(results))
