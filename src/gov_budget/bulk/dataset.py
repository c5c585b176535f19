"""Many budgets as one value of Arrow tables, and the same in Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.extras import ArrowTable, needs
from gov_budget.bulk.flatten import flatten
from gov_budget.bulk.restore import restore
from gov_budget.bulk.schema import FRAMES, arrow_schema
from gov_budget.bulk.slices import slices
from gov_budget.errors import UnreadableFile

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Iterator

    from gov_budget.model import DepartmentBudget

__all__ = ["Dataset", "arrow_table", "read_parquet", "read_some", "require_columns"]

_TOGETHER = 20
"""Documents that become objects together."""


@attrs.frozen(eq=False)
class Dataset:
    """The frames of some budgets, as Arrow tables by name (docs/columns.md).

    >>> import gov_budget as gb
    >>> budget = gb.read("examples/quxian-2024.json")
    >>> Dataset.of([budget]).budgets() == (budget,)
    True
    """

    frames: Mapping[str, ArrowTable]

    @classmethod
    def of(cls, budgets: Iterable[DepartmentBudget], first: int = 0) -> Dataset:
        """Return the frames of some budgets, numbered from ``first`` on.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        return cls.numbered(enumerate(budgets, first))

    @classmethod
    def numbered(cls, budgets: Iterable[tuple[int, DepartmentBudget]]) -> Dataset:
        """Return the frames of some budgets that have numbers.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        rows = flatten(budgets)
        return cls({frame: arrow_table(frame, rows.get(frame, [])) for frame in FRAMES})

    def budgets(self) -> tuple[DepartmentBudget, ...]:
        """Return the budgets, in order: the very values that the frames were made from."""
        return tuple(budget for _, budget in self.items())

    def items(self) -> Iterator[tuple[int, DepartmentBudget]]:
        """Yield the budgets with their numbers; a few of them are in memory at a time."""
        for part in slices(self.frames, _TOGETHER):
            yield from restore({frame: table.to_pylist() for frame, table in part.items()})

    def only(self, documents: Collection[int]) -> Dataset:
        """Return the dataset of some documents, by their numbers."""
        compute = needs("pyarrow.compute")
        wanted = needs("pyarrow").array(sorted(documents), "int64")
        return Dataset(
            {
                name: table.filter(compute.is_in(table["document"], value_set=wanted))
                for name, table in self.frames.items()
            }
        )

    def write_parquet(self, folder: str | os.PathLike[str]) -> None:
        """Write one Parquet file a frame into a folder, which is made where it is missing.

        Raises:
            OSError: the system refuses to write.
        """
        parquet = needs("pyarrow.parquet")
        Path(folder).mkdir(parents=True, exist_ok=True)
        for frame, table in self.frames.items():
            parquet.write_table(table, Path(folder) / f"{frame}.parquet", compression="zstd")


def read_parquet(folder: str | os.PathLike[str]) -> Dataset:
    """Read a dataset that :meth:`Dataset.write_parquet` wrote.

    Raises:
        MissingExtra: pyarrow is not installed.
        OSError: a file is missing.
        UnreadableFile: another version wrote it.
    """
    parquet = needs("pyarrow.parquet")
    require_columns(Path(folder))
    return Dataset({frame: parquet.read_table(Path(folder) / f"{frame}.parquet") for frame in FRAMES})


def require_columns(folder: Path) -> None:
    """Refuse a dataset whose frames have not the columns that this version writes.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnreadableFile: another version wrote it.
    """
    schema = needs("pyarrow.parquet").read_schema
    for frame in FRAMES:
        path = folder / f"{frame}.parquet"
        missing: set[str] = set(arrow_schema(frame).names) if path.exists() else set()
        missing -= set(schema(path).names) if missing else set()
        if missing:
            raise UnreadableFile(str(path), f"of another version, without {min(missing)}: gather it anew")


def read_some(folder: Path, chosen: list[tuple[str, str, Any]]) -> Dataset:
    """Read the documents of a dataset that meet a filter of pyarrow; a frame without a file is empty.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    read = needs("pyarrow.parquet").read_table
    paths = {frame: folder / f"{frame}.parquet" for frame in FRAMES}
    return Dataset(
        {
            frame: read(path, filters=chosen) if path.exists() else arrow_schema(frame).empty_table()
            for frame, path in paths.items()
        }
    )


def arrow_table(frame: str, rows: list[dict[str, Any]]) -> ArrowTable:
    """Return rows as an Arrow table with the schema of a frame.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    table: ArrowTable = needs("pyarrow").Table.from_pylist(rows, schema=arrow_schema(frame))
    return table
