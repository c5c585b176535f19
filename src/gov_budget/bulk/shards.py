"""Documents of a dataset by ranges of their numbers: what is evaluated together, to bound the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.extras import LazyFrame, needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DOCUMENTS", "Shard", "shards"]

DOCUMENTS = 4_000
"""Documents of a shard where nothing else is said: some 2 GiB while they are evaluated."""


@attrs.frozen
class Shard:
    """The documents from one number to another, both included."""

    first: int
    last: int

    def of(self, frame: LazyFrame) -> LazyFrame:
        """Return the rows of these documents."""
        number = needs("narwhals").col("document")
        return frame.filter(number >= self.first, number <= self.last)

    @property
    def bounds(self) -> list[tuple[str, str, int]]:
        """The same as a filter of pyarrow."""
        return [("document", ">=", self.first), ("document", "<=", self.last)]


def shards(numbers: Iterable[int], documents: int = DOCUMENTS) -> Iterator[Shard]:
    """Yield the shards of the documents that have some numbers.

    >>> list(shards([1, 2, 9], documents=2))
    [Shard(first=1, last=2), Shard(first=9, last=9)]
    """
    ordered = sorted(numbers)
    for n in range(0, len(ordered), documents):
        some = ordered[n : n + documents]
        yield Shard(some[0], some[-1])
