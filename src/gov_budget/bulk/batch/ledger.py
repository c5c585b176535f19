"""Which documents of a batch are done, and which content is whose."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.bulk.batch.work import Row

__all__ = ["Done", "Ledger"]

_TRY_AGAIN = {"MissingExtra"}
"""Errors that say nothing about the document: it is read anew by the next run."""


@attrs.frozen
class Done:
    """What is remembered of a finished document."""

    number: int
    mark: Mark
    content: bytes
    duplicate_of: str

    @classmethod
    def of(cls, row: Row, seen: Mark | None = None) -> Done:
        """Return what a row of ``files`` says; an equal mark that is at hand is not kept twice."""
        mark = Mark(row["size"], row["modified"])
        content = bytes.fromhex(row["sha256"])
        kept = seen if seen is not None and seen == mark else mark
        return cls(row["document"], kept, content, intern(row["duplicate_of"]))


@attrs.define
class Ledger:
    """The finished documents by path, and the path that each content is counted under.

    ``doubtful`` are those whose size or time of writing is another: their content tells.
    """

    done: dict[str, Done] = attrs.field(factory=dict)
    owners: dict[bytes, str] = attrs.field(factory=dict)
    doubtful: dict[str, Done] = attrs.field(factory=dict)

    @classmethod
    def of(cls, records: Iterable[Row], marks: Mapping[str, Mark], *, trusting: bool = True) -> Ledger:
        """Return those finished documents that are still there and as they were.

        The last record of a path counts.  A duplicate counts while the file that it repeats does.
        Where marks are not to be trusted, all documents that have a content are doubtful.
        """
        ledger = cls()
        for path, done in _latest(records, marks).items():
            same = done.mark == marks[path] and (trusting or not done.content)
            (ledger.done if same else ledger.doubtful)[path] = done
        ledger.owners = {d.content: p for p, d in ledger.done.items() if d.content and not d.duplicate_of}
        for path, done in [(p, d) for p, d in ledger.done.items() if d.duplicate_of]:
            if ledger.owners.get(done.content) != done.duplicate_of:
                del ledger.done[path]
        return ledger

    def owner(self, sha256: str, path: str) -> str:
        """Return the path that a content is counted under: this one, if it is the first or has no hash."""
        return self.owners.setdefault(bytes.fromhex(sha256), path) if sha256 else path

    def take(self, row: Row) -> None:
        """Add a finished document."""
        self.done[intern(row["path"])] = Done.of(row)

    def confirm(self, path: str, sha256: str) -> bool:
        """Whether a doubtful document has the content that was read, and counts as done therefore."""
        done = self.doubtful.pop(path, None)
        if done is None or not sha256 or done.content != bytes.fromhex(sha256) or done.duplicate_of:
            return False
        if self.owner(sha256, path) != path:
            return False
        self.done[path] = done
        return True


def _latest(records: Iterable[Row], marks: Mapping[str, Mark]) -> dict[str, Done]:
    found: dict[str, Done] = {}
    for row in records:
        if row["path"] in marks and row["error"] not in _TRY_AGAIN:
            found[intern(row["path"])] = Done.of(row, marks[row["path"]])
        else:
            found.pop(row["path"], None)
    return found
