"""A batch: what is not done yet is examined, recorded at once, and put together at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.batch.columns import chunks, reconciled
from gov_budget.bulk.batch.crew import Crew
from gov_budget.bulk.batch.examine import examine
from gov_budget.bulk.batch.inputs import dataset_of, documents_in, shown
from gov_budget.bulk.batch.ledger import Ledger
from gov_budget.bulk.batch.marks import Mark, content_of, mark_of
from gov_budget.bulk.batch.merge import merge
from gov_budget.bulk.batch.selection import Selection
from gov_budget.bulk.batch.store import Store, forget
from gov_budget.errors import GovBudgetError
from gov_budget.readers.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from gov_budget.bulk.batch.examine import Row

__all__ = ["Batch", "Event"]

_NOTHING: Row = {
    **dict.fromkeys(("error", "reason", "duplicate_of", "institution_code", "institution_name"), ""),
    **dict.fromkeys(("stage", "profile", "sha256"), ""),
    "year": None,
    **dict.fromkeys(("holds", "rounded", "broken", "unchecked", "not_applicable", "milliseconds"), 0),
}


@attrs.frozen
class Event:
    """How far a batch is: the document that was finished last, and how many of how many are."""

    path: str
    status: str
    reason: str
    finished: int
    total: int


@attrs.frozen
class Batch:
    """Documents to be reconciled into a Parquet file ``out``, with ``jobs`` processes.

    What is finished is kept in a folder beside it, named ``out`` and ``.batch``: a batch that was
    stopped goes on there, and one that was not looks only at documents that are new or changed.
    """

    out: Path
    selection: Selection = attrs.field(factory=Selection)
    jobs: int = 1
    limits: Limits = DEFAULT

    @property
    def folder(self) -> Path:
        """The folder of what is finished."""
        return self.out.with_name(f"{self.out.name}.batch")

    def restart(self) -> None:
        """Forget what is finished.

        Raises:
            OSError: the system refuses.
        """
        forget(self.folder)

    def run(self, paths: Sequence[str]) -> Iterator[Event]:
        """Yield an event at the start and for each document; after the last one the results stand.

        A path is a file, a folder, a pattern, or a dataset in columns.

        Raises:
            UnreadableFile: a path names nothing, or the folder belongs to another batch.
            MissingExtra: pyarrow is not installed.
            OSError: the system refuses to write.
        """
        datasets = [found for found in map(dataset_of, paths) if found]
        files = {shown(p): p for p in documents_in(p for p in paths if not dataset_of(p))}
        marks = {name: _mark(path) for name, path in files.items()}
        marks |= {name: mark for dataset in datasets for name, mark in chunks(dataset)}
        store = Store.opened(self.folder, self.selection.fingerprint())
        try:
            ledger = Ledger.of(store.records(), marks)
            yield Event("", "", "", len(ledger.done), len(marks))
            for row, results in self._finished(files, datasets, marks, ledger):
                ledger.take(store.add(row, results))
                yield Event(row["path"], row["status"], row["reason"], len(ledger.done), len(marks))
            store.seal()
            merge(store, ledger.done, self.out)
        finally:
            store.close()

    def _finished(
        self, files: dict[str, str], datasets: list[Path], marks: dict[str, Mark], ledger: Ledger
    ) -> Iterator[tuple[Row, list[Row]]]:
        repeated: list[Row] = []
        with Crew(self.jobs, self.limits) as crew:
            tasks = self._tasks(files, marks, ledger, repeated)
            for row, future in crew.each(tasks, examine):
                yield _outcome(row, future)
        yield from ((row, []) for row in repeated)
        for dataset in datasets:
            for name, row, results in reconciled(dataset, self.selection, ledger.done):
                yield {**_NOTHING, **_place(name, marks), **row, "status": "read"}, results

    def _tasks(
        self, files: dict[str, str], marks: dict[str, Mark], ledger: Ledger, repeated: list[Row]
    ) -> Iterator[tuple[Row, tuple[object, ...]]]:
        """Yield the documents that are to be examined; what repeats another one is put aside."""
        for name, path in files.items():
            if name in ledger.done:
                continue
            row = {**_NOTHING, **_place(name, marks), "sha256": _content(path)}
            owner = ledger.owners.setdefault(row["sha256"], name) if row["sha256"] else name
            if owner != name:
                repeated.append({**row, "status": "duplicate", "duplicate_of": owner})
            else:
                yield row, (path, self.selection)


def _outcome(row: Row, future: Future[tuple[Row, list[Row]]]) -> tuple[Row, list[Row]]:
    try:
        found, results = future.result()
    except GovBudgetError as error:
        reason = shown(str(error).removeprefix(f"{row['path']}: "))
        return {**row, "status": "unreadable", "error": type(error).__name__, "reason": reason}, []
    return {**row, **found, "status": "read"}, results


def _place(name: str, marks: dict[str, Mark]) -> dict[str, Any]:
    return {"path": name, "size": marks[name].size, "modified": marks[name].modified}


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
