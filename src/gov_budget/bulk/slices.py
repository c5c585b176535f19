"""Frames of many documents as frames of a few, so that few are Python objects at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.extras import ArrowTable, needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["slices"]


def slices(frames: Mapping[str, ArrowTable], most: int) -> Iterator[dict[str, ArrowTable]]:
    """Yield the frames of ``most`` documents after the other; all together where they are not in order.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    if not all(map(_is_sorted, frames.values())):
        yield dict(frames)
        return
    numbers: list[int] = frames["documents"]["document"].to_pylist()
    ends = {name: _ends(table) for name, table in frames.items()}
    starts = dict.fromkeys(frames, 0)
    for n in range(0, len(numbers), most):
        some = numbers[n : n + most]
        upto = {
            name: max([starts[name], *(found[number] for number in some if number in found)])
            for name, found in ends.items()
        }
        yield {name: table.slice(starts[name], upto[name] - starts[name]) for name, table in frames.items()}
        starts = upto


def _is_sorted(table: ArrowTable) -> bool:
    compute = needs("pyarrow.compute")
    column = table["document"].combine_chunks()
    rises = compute.less_equal(column.slice(0, max(len(column) - 1, 0)), column.slice(1))
    return compute.all(rises, min_count=0).as_py() is True


def _ends(table: ArrowTable) -> dict[int, int]:
    """Return where the rows of each document end."""
    counted = needs("pyarrow.compute").value_counts(table["document"].combine_chunks())
    ends: dict[int, int] = {}
    end = 0
    for number, count in zip(*(counted.field(n).to_pylist() for n in (0, 1)), strict=True):
        end += count
        ends[number] = end
    return ends
