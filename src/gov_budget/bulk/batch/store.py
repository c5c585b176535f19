"""The working folder of a batch: what is done stays done, whatever ends the program.

Each finished document is one line of a journal at once.  A full journal becomes a shard: first its
``results``, then its ``files``, each written aside and renamed.  A shard counts once its ``files``
stand, and the journal of a shard that counts is no longer looked at.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING

import attrs

from gov_budget.bulk.dataset import arrow_table
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gov_budget.bulk.batch.examine import Row  # noqa: TC004 - attrs only names it

__all__ = ["Store", "forget", "replace"]

_FULL = 500
"""Documents of a shard."""


@attrs.define
class Store:
    """The records of a batch, in a folder."""

    folder: Path
    full: int = _FULL
    _shard: int = 0
    _next: int = 0
    _open: list[tuple[Row, list[Row]]] = attrs.field(factory=list, init=False)
    _journal: IO[str] | None = attrs.field(default=None, init=False)

    @classmethod
    def opened(cls, folder: Path, fingerprint: str, full: int = _FULL) -> Store:
        """Return the records that a folder holds; the folder is made where it is missing.

        Raises:
            UnreadableFile: it belongs to a batch with other rules or another version.
            OSError: the system refuses to write.
        """
        folder.mkdir(parents=True, exist_ok=True)
        rules = folder / "rules.txt"
        begun = rules.read_text("utf-8") if rules.exists() else None
        if begun not in (None, fingerprint):
            raise UnreadableFile(str(folder), "begun with other rules: use --restart to begin anew")
        replace(rules, lambda new: new.write_text(fingerprint, "utf-8"))
        store = cls(folder, full)
        store._recover()
        return store

    def records(self) -> Iterator[Row]:
        """Yield the columns of ``files`` of every finished document, in the order they were finished."""
        for table in self.tables("files"):
            yield from table.to_pylist()
        yield from (record for record, _ in self._open)

    def add(self, record: Row, results: list[Row]) -> Row:
        """Keep a finished document: from here on nothing but the loss of the disk undoes it."""
        record = {**record, "document": self._next}
        results = [{**row, "document": self._next} for row in results]
        self._next += 1
        journal = self._journal = self._journal or self._path("journal", self._shard).open(
            "a", encoding="utf-8"
        )
        journal.write(json.dumps([record, results], ensure_ascii=True) + "\n")
        journal.flush()
        self._open.append((record, results))
        if len(self._open) >= self.full:
            self.seal()
        return record

    def seal(self) -> None:
        """Make a shard of the journal."""
        if not self._open:
            return
        results = [row for _, rows in self._open for row in rows]
        self._write("results", arrow_table("results", results))
        self._write("files", arrow_table("files", [record for record, _ in self._open]))
        self.close()
        self._path("journal", self._shard).unlink(missing_ok=True)
        self._shard += 1
        self._open.clear()

    def tables(self, frame: str) -> Iterator[ArrowTable]:
        """Yield ``files`` or ``results`` of the shards, one table each."""
        parquet = needs("pyarrow.parquet")
        yield from (parquet.read_table(self._path(frame, n)) for n in range(self._shard))

    def close(self) -> None:
        """Close the journal; it can be added to again."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _write(self, frame: str, table: ArrowTable) -> None:
        parquet = needs("pyarrow.parquet")
        replace(
            self._path(frame, self._shard), lambda new: parquet.write_table(table, new, compression="zstd")
        )

    def _recover(self) -> None:
        while self._path("files", self._shard).exists():
            self._path("journal", self._shard).unlink(missing_ok=True)
            self._next += needs("pyarrow.parquet").read_metadata(self._path("files", self._shard)).num_rows
            self._shard += 1
        journal = self._path("journal", self._shard)
        if not journal.exists():
            return
        whole = 0
        with journal.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    record, results = json.loads(line)
                    self._open.append((record, results))
                    whole += len(line)
        with journal.open("rb+") as torn:
            torn.truncate(whole)
        self._next += len(self._open)

    def _path(self, what: str, n: int) -> Path:
        return self.folder / f"{what}-{n:06d}.{'jsonl' if what == 'journal' else 'parquet'}"


def replace(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file aside, and put it in its place when it is whole."""
    aside = path.with_name(f"{path.name}.tmp")
    write(aside)
    aside.replace(path)


def forget(folder: Path) -> None:
    """Remove a working folder.

    Raises:
        OSError: the system refuses.
    """
    if (folder / "rules.txt").exists():
        shutil.rmtree(folder)
