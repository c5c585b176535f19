"""Reading the data files beside this package."""

from __future__ import annotations

from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["table", "text"]


def text(file: str) -> str:
    """Return the content of a file of ``codes/data``."""
    content = get_data("gov_budget.codes", f"data/{file}")
    if content is None:  # only a loader that cannot read data at all gives None
        raise FileNotFoundError(file)
    return content.decode()


def table(file: str) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated file of ``codes/data``, without comments (#) and its header."""
    lines = (line for line in text(file).splitlines() if not line.startswith("#"))
    next(lines)
    return (line.split("\t") for line in lines)
