"""Why nothing of a file can be read, where its pages hold no letters or none with a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.readers.source import ObstacleKind

if TYPE_CHECKING:
    from gov_budget.readers.source import Source

__all__ = ["without_year"]

_WHY = {
    ObstacleKind.SCANNED: "holds pictures without text (scanned)",
    ObstacleKind.DAMAGED: "has letters without a meaning: its fonts do not say which characters they are",
}


def without_year(source: Source) -> str:
    """Return what to say of a file in which no fiscal year was found.

    Where half of its pages or more are pictures or garbled, that is the reason.
    """
    for kind, why in _WHY.items():
        n = sum(one.kind is kind for one in source.obstacles)
        if n and 2 * n >= source.pages:
            return f"{why}, {n} of {source.pages} pages" if source.pages else why
    return "states no fiscal year: expected a heading such as 2024年部门预算"
