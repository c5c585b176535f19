"""Native frames in, narwhals within, native frames out."""

from __future__ import annotations

from typing import Any, TypeAlias

from gov_budget.bulk.extras import needs

__all__ = ["Frame", "Native", "columns_of", "frames"]

Native: TypeAlias = Any
"""A frame of Polars, DuckDB, PySpark or another library that narwhals knows: all of them are extras."""
Frame: TypeAlias = Any
"""The same as narwhals has it."""


def frames(*natives: Native) -> list[Frame]:
    """Return frames as narwhals has them: all lazy if one is.

    Raises:
        MissingExtra: narwhals is not installed.
    """
    nw = needs("narwhals")
    found = [nw.from_native(native) for native in natives]
    eager = all(isinstance(frame, nw.DataFrame) for frame in found)
    return found if eager else [frame.lazy() for frame in found]


def columns_of(frame: Frame) -> list[str]:
    """Return the names of the columns, which a lazy frame knows only by its schema."""
    names: list[str] = frame.collect_schema().names()
    return names
