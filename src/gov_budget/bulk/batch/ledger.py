"""Which documents of a batch are done, and which content is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_budget.bulk.batch.examine import Row

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
    status: str

    @classmethod
    def of(cls, row: Row) -> Done:
        """Return what a row of ``files`` says."""
        mark = Mark(row["size"], row["modified"])
        return cls(row["document"], mark, row["sha256"], row["duplicate_of"], row["status"])


@attrs.define
class Ledger:
    """The finished documents by path, and the path that each content is counted under."""

    done: dict[str, Done] = attrs.field(factory=dict)
    owners: dict[str, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, records: Iterable[Row], marks: Mapping[str, Mark]) -> Ledger:
        """Return those finished documents that are still there and as they were.

        The last record of a path counts.  A duplicate counts while the file that it repeats does.
        """
        latest = {row["path"]: row for row in records}
        kept = {
            path: Done.of(row)
            for path, row in latest.items()
            if path in marks and Done.of(row).mark == marks[path] and row["error"] not in _TRY_AGAIN
        }
        ledger = cls(owners={d.sha256: p for p, d in kept.items() if d.sha256 and not d.duplicate_of})
        ledger.done = {
            path: done
            for path, done in kept.items()
            if not done.duplicate_of or ledger.owners.get(done.sha256) == done.duplicate_of
        }
        return ledger

    def take(self, row: Row) -> None:
        """Add a finished document."""
        self.done[row["path"]] = Done.of(row)
