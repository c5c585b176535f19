"""Documents of a batch that are in columns already: by the column engine, some at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from gov_budget.bulk.batch.examine import counts
from gov_budget.bulk.batch.marks import Mark, mark_of
from gov_budget.bulk.dataset import Dataset
from gov_budget.bulk.extras import needs
from gov_budget.bulk.run import reconcile_dataset
from gov_budget.bulk.schema import FRAMES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from gov_budget.bulk.batch.examine import Row
    from gov_budget.bulk.batch.selection import Selection

__all__ = ["chunks", "reconciled"]

_CHUNK = 500
"""Documents that are in memory together."""
_ABOUT = ("institution_code", "institution_name", "year", "stage", "profile")


def chunks(dataset: Path) -> Iterator[tuple[str, Mark]]:
    """Yield the name of each document of a dataset, and the mark of the dataset."""
    marks = [mark_of(str(dataset / f"{frame}.parquet")) for frame in FRAMES]
    mark = Mark(sum(m.size for m in marks), max(m.modified for m in marks))
    yield from ((_name(dataset, row), mark) for row in _documents(dataset))


def reconciled(
    dataset: Path, selection: Selection, done: Container[str]
) -> Iterator[tuple[str, Row, list[Row]]]:
    """Yield name, columns of ``files`` and rows of ``results`` of the documents that are not done."""
    todo = [row for row in _documents(dataset) if _name(dataset, row) not in done]
    todo.sort(key=lambda row: row["document"])
    for start in range(0, len(todo), _CHUNK):
        some = todo[start : start + _CHUNK]
        rows = _results(_part(dataset, some[0]["document"], some[-1]["document"]), selection)
        for row in some:
            own = rows.pop(row["document"], [])
            yield _name(dataset, row), {**{key: row[key] for key in _ABOUT}, **counts(own)}, own


def _results(part: Dataset, selection: Selection) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in reconcile_dataset(part, rules=selection.rules()).to_pylist():
        rows[row["document"]].append(row)
    return rows


def _part(dataset: Path, first: int, last: int) -> Dataset:
    parquet = needs("pyarrow.parquet")
    within = [("document", ">=", first), ("document", "<=", last)]
    return Dataset(
        {frame: parquet.read_table(dataset / f"{frame}.parquet", filters=within) for frame in FRAMES}
    )


def _documents(dataset: Path) -> list[dict[str, Any]]:
    path = dataset / "documents.parquet"
    rows: list[dict[str, Any]] = (
        needs("pyarrow.parquet").read_table(path, columns=["document", *_ABOUT]).to_pylist()
    )
    return rows


def _name(dataset: Path, row: Row) -> str:
    return f"{dataset}#{row['document']}"
