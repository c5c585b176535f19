"""The files of a batch: each content is read once, in a process of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.inputs import shown
from gov_budget.bulk.batch.marks import Mark, content_of, mark_of
from gov_budget.bulk.batch.rows import blank, unreadable
from gov_budget.bulk.batch.work import Work, examine
from gov_budget.bulk.crew import Crew
from gov_budget.errors import GovBudgetError
from gov_budget.readers.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from gov_budget.bulk.batch.ledger import Ledger
    from gov_budget.bulk.batch.store import Store
    from gov_budget.bulk.batch.work import Found, Row

__all__ = ["Files"]


@attrs.frozen
class Files:
    """Files by the names that they are recorded under, with their marks, and what is done with them."""

    paths: dict[str, str]
    marks: dict[str, Mark]
    work: Work
    jobs: int
    limits: Limits

    @classmethod
    def of(cls, paths: Iterable[str], work: Work, jobs: int, limits: Limits) -> Files:
        """Return the files that paths name."""
        named = {intern(shown(path)): path for path in paths}
        return cls(named, {name: _mark(path) for name, path in named.items()}, work, jobs, limits)

    def rows(self, ledger: Ledger, store: Store) -> Iterator[Row]:
        """Do what is not done, record it, and yield its rows of ``files``."""
        aside: list[Row] = []
        take = partial(_taken, ledger, store)
        with Crew(self.jobs, self.limits) as crew:
            for row, future in crew.each(self._tasks(ledger, aside), examine):
                yield take(*_outcome(row, future))
        for row in aside:
            yield take(row, {}) if row["status"] == "duplicate" else row

    def _tasks(self, ledger: Ledger, aside: list[Row]) -> Iterator[tuple[Row, tuple[object, ...]]]:
        """Yield what is to be examined; what repeats another file, or is as it was, is put aside."""
        for name, path in self.paths.items():
            if name in ledger.done:
                continue
            row = {**blank(name, self.marks[name]), "sha256": _content(path)}
            if ledger.confirm(name, row["sha256"]):
                aside.append({**row, "status": "read"})
                continue
            owner = ledger.owner(row["sha256"], name)
            if owner != name:
                aside.append({**row, "status": "duplicate", "duplicate_of": owner})
            else:
                yield row, (path, self.work)


def _taken(ledger: Ledger, store: Store, row: Row, frames: dict[str, bytes]) -> Row:
    recorded = store.add(row, frames)
    ledger.take(recorded)
    return recorded


def _outcome(row: Row, future: Future[Found]) -> tuple[Row, dict[str, bytes]]:
    try:
        found, frames = future.result()
    except GovBudgetError as error:
        return unreadable(row, error), {}
    return {**row, **found, "status": "read"}, frames


def _mark(path: str) -> Mark:
    try:
        return mark_of(path)
    except OSError:
        return Mark(0, 0)


def _content(path: str) -> str:
    """Return the hash of a file; none where it cannot be read, which reading it says better."""
    try:
        return content_of(path) if Path(path).is_file() or Path(path).is_dir() else ""
    except OSError:
        return ""
