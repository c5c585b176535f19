"""Documents of a batch that are in columns already: by the column engine, some at a time, side by side."""

from __future__ import annotations

import os
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

import attrs

from gov_budget.bulk.batch.marks import Mark, mark_of
from gov_budget.bulk.batch.streams import packed, renumbered, spare
from gov_budget.bulk.batch.work import counts
from gov_budget.bulk.dataset import read_some, require_columns
from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.run import reconcile_dataset
from gov_budget.bulk.schema import FRAMES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from gov_budget.bulk.batch.selection import Selection
    from gov_budget.bulk.batch.work import Row
    from gov_budget.readers.limits import Limits

__all__ = ["Part", "examine_part", "mark_of_dataset", "part_of_all", "parts", "roomy"]

_PART = 250
"""Documents that are in the memory of a process together."""
_MEMORY = 64_000_000_000
"""Addresses, not memory: the libraries reserve far more than they use."""
_ABOUT = ("institution_code", "institution_name", "year", "stage", "profile")


@attrs.frozen
class Part:
    """Some documents of a dataset, by their numbers, in order."""

    dataset: str
    documents: tuple[int, ...]

    def name(self, document: int) -> str:
        """Return what a document is recorded as."""
        return intern(f"{self.dataset}#{document}")

    def halves(self) -> tuple[Part, Part]:
        """Return two parts of about the same size."""
        middle = len(self.documents) // 2
        return Part(self.dataset, self.documents[:middle]), Part(self.dataset, self.documents[middle:])


def mark_of_dataset(dataset: Path) -> Mark:
    """Return the mark of a whole dataset.

    Raises:
        UnreadableFile: its frames have not the columns that this version writes.
    """
    require_columns(dataset)
    marks = [mark_of(str(path)) for frame in FRAMES if (path := dataset / f"{frame}.parquet").exists()]
    return Mark(sum(m.size for m in marks), max(m.modified for m in marks))


def part_of_all(dataset: Path) -> Part:
    """Return all documents of a dataset, in order."""
    table = needs("pyarrow.parquet").read_table(dataset / "documents.parquet", columns=["document"])
    return Part(str(dataset), tuple(sorted(table["document"].to_pylist())))


def parts(dataset: Path, done: Container[str]) -> Iterator[Part]:
    """Yield the documents that are not done, some together."""
    whole = part_of_all(dataset)
    todo = [document for document in whole.documents if whole.name(document) not in done]
    yield from (Part(whole.dataset, tuple(todo[n : n + _PART])) for n in range(0, len(todo), _PART))


def roomy(limits: Limits) -> Limits:
    """Return limits for the parts: a part takes the time of many documents."""
    return attrs.evolve(limits, seconds=limits.seconds * 10, memory=_MEMORY)


def examine_part(_name: str, part: Part, selection: Selection, threads: int) -> tuple[list[Row], bytes]:
    """Reconcile documents: their rows of ``files``, and ``results`` that are numbered by their places.

    Raises:
        GovBudgetError: a library is missing.
    """
    spare()
    os.environ.setdefault("POLARS_MAX_THREADS", str(threads))
    data = read_some(Path(part.dataset), [("document", "in", list(part.documents))])
    found = reconcile_dataset(data, rules=selection.rules(), jobs=1)
    places = _places(part)
    results = renumbered(found, places, part.documents[0]).sort_by("document")
    return _about(data.frames["documents"], results), packed(results)


def _places(part: Part) -> list[int | None]:
    first = part.documents[0]
    places: list[int | None] = [None] * (part.documents[-1] - first + 1)
    for place, document in enumerate(part.documents):
        places[document - first] = place
    return places


def _about(documents: ArrowTable, results: ArrowTable) -> list[Row]:
    rows: list[Row] = documents.sort_by("document").select(_ABOUT).to_pylist()
    grouped = results.group_by(["document", "verdict"]).aggregate([([], "count_all")]).to_pylist()
    found: list[Row] = [counts(()) for _ in rows]
    for each in grouped:
        found[each["document"]][each["verdict"]] = each["count_all"]
    return [{**row, **number} for row, number in zip(rows, found, strict=True)]
