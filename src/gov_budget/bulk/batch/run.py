"""A batch: what is not done yet is examined, recorded at once, and put together at the end."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.disk import settle
from gov_budget.bulk.batch.files import Files
from gov_budget.bulk.batch.inputs import inputs_of
from gov_budget.bulk.batch.ledger import Ledger
from gov_budget.bulk.batch.lock import locked
from gov_budget.bulk.batch.merge import merge
from gov_budget.bulk.batch.shards import Shards
from gov_budget.bulk.batch.store import Store, forget
from gov_budget.bulk.batch.work import Reconciling, Work
from gov_budget.errors import UnreadableFile
from gov_budget.readers.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.bulk.batch.inputs import Inputs

__all__ = ["Batch", "Event"]


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
    """Documents that a work turns into the Parquet file or folder ``out``, with ``jobs`` processes.

    What is finished is kept in a folder beside it, named ``out`` and ``.batch``: a batch that was
    stopped goes on there, and one that was not looks only at documents that are new or changed.
    A file whose size and time of writing are as they were is not opened, unless ``verify`` asks for
    the contents of all to be compared.  ``shard`` documents become a file of their own there.
    """

    out: Path
    work: Work
    jobs: int = 1
    limits: Limits = DEFAULT
    verify: bool = False
    shard: int = 500

    @property
    def folder(self) -> Path:
        """The folder of what is finished."""
        return self.out.with_name(f"{self.out.name}.batch")

    def restart(self) -> None:
        """Forget what is finished, and what was written before.

        Raises:
            OutputInUse: a batch is running on it.
            OSError: the system refuses.
        """
        with locked(self.folder, self.out):
            forget(self.folder)
            for path in self.work.outputs(self.out).values():
                path.unlink(missing_ok=True)

    def run(self, paths: Sequence[str]) -> Iterator[Event]:
        """Yield an event at the start and for each document; after the last one the results stand.

        A path is a file, a folder, a pattern, or a dataset in columns.

        Raises:
            UnreadableFile: a path names nothing, ``out`` is no batch's, or it is of other rules.
            OutputInUse: another batch writes the same.
            MissingExtra: pyarrow is not installed.
            OSError: the system refuses to write.
        """
        inputs = inputs_of(paths)
        self._refuse(inputs)
        with locked(self.folder, self.out):
            yield from self._run(inputs)

    def _refuse(self, inputs: Inputs) -> None:
        """Refuse to replace what no batch wrote, and to gather what is in columns."""
        if not self.folder.exists():
            for path in self.work.outputs(self.out).values():
                if path.exists():
                    raise UnreadableFile(str(path), "not of a batch here: use --restart to replace it")
        if inputs.datasets and not isinstance(self.work, Reconciling):
            raise UnreadableFile(str(inputs.datasets[0]), "in columns already")

    def _run(self, inputs: Inputs) -> Iterator[Event]:
        files = Files.of(inputs.documents, self.work, self.jobs, self.limits)
        shards = Shards.of(inputs.datasets, self.work, self.jobs, self.limits)
        marks = files.marks | shards.marks
        store = Store.opened(self.folder, self.work.frames, self.work.fingerprint(), self.shard)
        settle(self.folder.parent)
        try:
            ledger = Ledger.of(store.records(), marks, trusting=not self.verify)
            yield Event("", "", "", len(ledger.done), len(marks))
            for row in chain(files.rows(ledger, store), shards.rows(ledger, store)):
                yield Event(row["path"], row["status"], row["reason"], len(ledger.done), len(marks))
            store.seal()
            merge(store, ledger.done, _numbers(files, shards), self._outputs())
        finally:
            store.close()

    def _outputs(self) -> dict[str, Path]:
        outputs = self.work.outputs(self.out)
        for path in outputs.values():
            path.parent.mkdir(parents=True, exist_ok=True)
        return outputs


def _numbers(files: Files, shards: Shards) -> dict[str, int]:
    """Return the number of each document in the results: its own in a dataset, else its place in order."""
    own = shards.numbers
    if not files.paths and len(set(own.values())) == len(own):
        return own
    return {name: n for n, name in enumerate([*sorted(files.paths), *own])}
