"""Which documents of a batch are done, and which content is whose."""

from __future__ import annotations

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
    sha256: str
    duplicate_of: str

    @classmethod
    def of(cls, row: Row) -> Done:
        """Return what a row of ``files`` says."""
        mark = Mark(row["size"], row["modified"])
        return cls(row["document"], mark, row["sha256"], row["duplicate_of"])


@attrs.define
class Ledger:
    """The finished documents by path, and the path that each content is counted under.

    ``doubtful`` are those whose size or time of writing is another: their content tells.
    """

    done: dict[str, Done] = attrs.field(factory=dict)
    owners: dict[str, str] = attrs.field(factory=dict)
    doubtful: dict[str, Done] = attrs.field(factory=dict)

    @classmethod
    def of(cls, records: Iterable[Row], marks: Mapping[str, Mark], *, trusting: bool = True) -> Ledger:
        """Return those finished documents that are still there and as they were.

        The last record of a path counts.  A duplicate counts while the file that it repeats does.
        Where marks are not to be trusted, all documents that have a content are doubtful.
        """
        ledger = cls()
        for path, done in _latest(records, marks).items():
            same = done.mark == marks[path] and (trusting or not done.sha256)
            (ledger.done if same else ledger.doubtful)[path] = done
        ledger.owners = {d.sha256: p for p, d in ledger.done.items() if d.sha256 and not d.duplicate_of}
        for path, done in [(p, d) for p, d in ledger.done.items() if d.duplicate_of]:
            if ledger.owners.get(done.sha256) != done.duplicate_of:
                del ledger.done[path]
        return ledger

    def take(self, row: Row) -> None:
        """Add a finished document."""
        self.done[row["path"]] = Done.of(row)

    def confirm(self, path: str, sha256: str) -> bool:
        """Whether a doubtful document has the content that was read, and counts as done therefore."""
        done = self.doubtful.pop(path, None)
        if done is None or not sha256 or done.sha256 != sha256 or done.duplicate_of:
            return False
        if self.owners.setdefault(sha256, path) != path:
            return False
        self.done[path] = done
        return True


def _latest(records: Iterable[Row], marks: Mapping[str, Mark]) -> dict[str, Done]:
    found: dict[str, Done] = {}
    for row in records:
        if row["path"] in marks and row["error"] not in _TRY_AGAIN:
            found[row["path"]] = Done.of(row)
        else:
            found.pop(row["path"], None)
    return found
