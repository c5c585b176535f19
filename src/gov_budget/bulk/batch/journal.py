"""The documents that are finished and not in a shard yet: one line each, on the disk within a second."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from time import monotonic
from typing import IO, TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path  # noqa: TC004 - attrs only names it

    from gov_budget.bulk.batch.work import Row  # noqa: TC004 - attrs only names it

__all__ = ["Entry", "Journal"]

_OFTEN = 1.0
"""Seconds between two times that the system is asked to put it on the disk: a power cut costs no more."""


@attrs.frozen
class Entry:
    """A finished document: its row of ``files``, and its frames as streams."""

    record: Row
    frames: dict[str, bytes]

    def line(self) -> bytes:
        """Return it as a line of a journal."""
        frames = {name: b64encode(data).decode("ascii") for name, data in self.frames.items()}
        return json.dumps([self.record, frames]).encode("ascii") + b"\n"

    @classmethod
    def of(cls, line: bytes) -> Entry:
        """Return what a line of a journal holds.

        Raises:
            ValueError: it was not written to its end.
        """
        if not line.endswith(b"\n"):
            raise ValueError(line)
        record, frames = json.loads(line)
        return cls(record, {name: b64decode(data, validate=True) for name, data in frames.items()})


@attrs.define
class Journal:
    """A file of entries that only grows."""

    path: Path
    _stream: IO[bytes] | None = attrs.field(default=None, init=False)
    _synced: float = attrs.field(factory=monotonic, init=False)

    def add(self, entry: Entry) -> None:
        """Write an entry: nothing that ends the program undoes it.

        Raises:
            OSError: the system refuses.
        """
        stream = self._stream = self._stream or self.path.open("ab")
        stream.write(entry.line())
        stream.flush()
        if monotonic() - self._synced >= _OFTEN:
            self._sync(stream)

    def close(self) -> None:
        """Put all on the disk and close the file; it can be added to again."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with stream:
                self._sync(stream)

    def recover(self) -> Iterator[Entry]:
        """Yield the entries that an earlier run wrote; what follows the last whole one is cut off."""
        if not self.path.exists():
            return
        whole = 0
        with self.path.open("rb") as lines:
            for line in lines:
                try:
                    entry = Entry.of(line)
                except (ValueError, TypeError, AttributeError):
                    break
                yield entry
                whole += len(line)
        with self.path.open("rb+") as torn:
            torn.truncate(whole)

    def _sync(self, stream: IO[bytes]) -> None:
        os.fsync(stream.fileno())
        self._synced = monotonic()
