"""The working folder of a batch: what is done stays done, whatever ends the program.

Each finished document is one line of a journal at once.  A full journal becomes a shard: first its
frames, then its ``files``, written aside and put in their places when they are on the disk.  A shard
counts once its ``files`` stand, and the journal of a shard that counts is no longer looked at.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.disk import replace
from gov_budget.bulk.batch.groups import groups, write_groups
from gov_budget.bulk.batch.journal import Entry, Journal
from gov_budget.bulk.batch.lock import LOCK
from gov_budget.bulk.batch.streams import renumbered, unpacked
from gov_budget.bulk.dataset import arrow_table
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.bulk.batch.work import Row

__all__ = ["Store", "forget"]

_LARGE = 32_000_000
"""Bytes of a shard, packed."""
_BEGUN = "rules.txt"


@attrs.define
class Store:
    """The records of a batch, in a folder, with the frames that its work yields."""

    folder: Path
    frames: tuple[str, ...]
    full: int
    _shard: int = attrs.field(default=0, init=False)
    _next: int = attrs.field(default=0, init=False)
    _open: list[Entry] = attrs.field(factory=list, init=False)
    _bytes: int = attrs.field(default=0, init=False)
    _journal: Journal = attrs.field(init=False)

    @classmethod
    def opened(cls, folder: Path, frames: tuple[str, ...], fingerprint: str, full: int) -> Store:
        """Return the records that a folder holds.

        Raises:
            UnreadableFile: it belongs to a batch with other rules or another version.
            OSError: the system refuses to write.
        """
        begun = folder / _BEGUN
        if not begun.exists():
            replace({begun: lambda new: new.write_text(fingerprint, "utf-8")})
        elif begun.read_text("utf-8") != fingerprint:
            raise UnreadableFile(str(folder), "begun with other rules: use --restart to begin anew")
        store = cls(folder, frames, full)
        store._recover()
        return store

    @property
    def count(self) -> int:
        """How many documents are recorded; they are numbered from 0 on."""
        return self._next

    def records(self) -> Iterator[Row]:
        """Yield the columns of ``files`` of every finished document, in the order they were finished."""
        for table in self.tables("files"):
            yield from table.to_pylist()
        yield from (entry.record for entry in self._open)

    def add(self, record: Row, frames: dict[str, bytes]) -> Row:
        """Keep a finished document, and return its row with its number."""
        entry = Entry({**record, "document": self._next}, frames)
        self._journal.add(entry)
        self._hold(entry)
        if len(self._open) >= self.full or self._bytes >= _LARGE:
            self.seal()
        return entry.record

    def add_shard(self, records: Sequence[Row], table: ArrowTable) -> list[Row]:
        """Keep documents that were finished together; ``table`` numbers them by their places here."""
        self.seal()
        first = self._next
        numbered = [{**record, "document": first + n} for n, record in enumerate(records)]
        self._write({self.frames[0]: [renumbered(table, range(first, first + len(records)))]}, numbered)
        self._next += len(records)
        return numbered

    def seal(self) -> None:
        """Make a shard of the journal."""
        if not self._open:
            return
        self._journal.close()
        self._write({frame: self._numbered(frame) for frame in self.frames}, [e.record for e in self._open])
        self._open, self._bytes = [], 0

    def tables(self, frame: str) -> Iterator[ArrowTable]:
        """Yield a frame of the shards, or ``files``: a table for some documents, no document in two."""
        for n in range(self._shard):
            yield from groups(self._path(frame, n))

    def close(self) -> None:
        """Put the journal on the disk."""
        self._journal.close()

    def _hold(self, entry: Entry) -> None:
        self._open.append(entry)
        self._bytes += sum(map(len, entry.frames.values()))
        self._next += 1

    def _numbered(self, frame: str) -> Iterator[ArrowTable]:
        for entry in self._open:
            if frame in entry.frames:
                yield renumbered(unpacked(entry.frames[frame]), [entry.record["document"]])

    def _write(self, frames: dict[str, Iterable[ArrowTable]], records: list[Row]) -> None:
        for name, tables in (*frames.items(), ("files", [arrow_table("files", records)])):
            replace({self._path(name, self._shard): partial(write_groups, name, tables)})
        self._journal.path.unlink(missing_ok=True)
        self._begin(self._shard + 1)

    def _begin(self, shard: int) -> None:
        self._shard = shard
        self._journal = Journal(self.folder / f"journal-{shard:06d}.jsonl")

    def _recover(self) -> None:
        self._begin(0)
        while self._path("files", self._shard).exists():
            self._journal.path.unlink(missing_ok=True)
            self._next += needs("pyarrow.parquet").read_metadata(self._path("files", self._shard)).num_rows
            self._begin(self._shard + 1)
        for entry in self._journal.recover():
            self._hold(entry)

    def _path(self, frame: str, n: int) -> Path:
        return self.folder / f"{frame}-{n:06d}.parquet"


def forget(folder: Path) -> None:
    """Remove what a working folder holds, except the lock of the one who asks.

    Raises:
        OSError: the system refuses.
    """
    if (folder / _BEGUN).exists():
        for each in folder.iterdir():
            if each.name not in (LOCK, _BEGUN):
                each.unlink()
        (folder / _BEGUN).unlink()
