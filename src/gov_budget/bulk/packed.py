"""Groups of whole documents, and all of their frames as one: what a process or a task of a cluster takes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from gov_budget.bulk.dataset import Dataset
from gov_budget.bulk.extras import needs
from gov_budget.bulk.schema import FRAMES, arrow_schema, fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gov_budget.bulk.extras import ArrowTable

__all__ = ["SIZE", "Frames", "Mapped", "packed_types", "portions", "unpacked"]

Frames: TypeAlias = "Mapping[str, ArrowTable]"
"""The frames of a dataset by name."""
Mapped: TypeAlias = "Callable[[Frames], ArrowTable]"
"""What is said of the documents in some frames: rows of the frame ``results``."""

SIZE = 100
"""Documents in a group."""

_ORDER = {
    "documents": ("document",),
    "tables": ("document", "table"),
    "cells": ("document", "table", "line", "cell"),
    "claims": ("document", "claim"),
    "texts": ("document", "section", "paragraph"),
    "listings": ("document", "listing"),
    "indicators": ("document", "table", "indicator"),
}
"""What the rows of a frame are sorted by; a cluster hands them over in any order."""


def portions(frames: Frames, size: int = SIZE) -> Iterator[Frames]:
    """Yield the frames in parts of so many documents each."""
    dataset = Dataset(frames)
    numbers = sorted(frames["documents"]["document"].to_pylist())
    for start in range(0, len(numbers), size):
        yield dataset.only(numbers[start : start + size]).frames


@cache
def packed_types() -> Mapping[str, str]:
    """Return the columns of all frames together, by name, with their types.

    A name that two frames use for different types is a string.
    """
    found: dict[str, str] = {}
    for frame in FRAMES:
        for field in fields(frame):
            known = found.setdefault(field.name, field.type)
            found[field.name] = known if known == field.type else "string"
    return found


def unpacked(rows: ArrowTable) -> Frames:
    """Return the frames that stand in one table, where the column ``frame`` says whose a row is."""
    compute = needs("pyarrow.compute")
    return {
        frame: rows.filter(compute.equal(rows["frame"], frame))
        .select(arrow_schema(frame).names)
        .cast(arrow_schema(frame))
        .sort_by([(column, "ascending") for column in _ORDER[frame]])
        for frame in FRAMES
    }
