"""Tables of a final account that say so when they hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model.ledger.tables import EMPTY_NOTE
from gov_budget.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.model.kinds import TableKind
    from gov_budget.model.ledger.press import Press
    from gov_budget.model.line import Line

__all__ = ["noted"]


def noted(declared: TableKind, columns: tuple[str, ...], lines: Sequence[Line], press: Press) -> Table:
    """Return the table of these lines; where none has an amount a note says so (rules D05)."""
    notes = () if any(line.cells for line in lines) else (EMPTY_NOTE,)
    return Table(declared, press.unit, columns, tuple(lines), declared.zh, notes=notes)
