"""Rows of the frame ``files``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.bulk.batch.inputs import shown
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from gov_budget.bulk.batch.marks import Mark
    from gov_budget.bulk.batch.work import Row
    from gov_budget.errors import GovBudgetError

__all__ = ["blank", "unreadable"]

_TEXTS = (
    "error",
    "reason",
    "duplicate_of",
    "institution_code",
    "institution_name",
    "stage",
    "profile",
    "sha256",
)
_NOTHING: Row = {
    **dict.fromkeys(_TEXTS, ""),
    "year": None,
    **{verdict.value: 0 for verdict in Verdict},
    "milliseconds": 0,
}


def blank(name: str, mark: Mark) -> Row:
    """Return a row of which no more is known than the file."""
    return {**_NOTHING, "path": name, "size": mark.size, "modified": mark.modified}


def unreadable(row: Row, error: GovBudgetError) -> Row:
    """Return a row that says why the document could not be read."""
    reason = shown(str(error).removeprefix(f"{row['path']}: "))
    return {**row, "status": "unreadable", "error": type(error).__name__, "reason": reason}
