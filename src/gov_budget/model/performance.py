"""Performance indicators (绩效指标) of the whole department or of one project."""

from __future__ import annotations

import attrs

from gov_budget.model.cell import Cell
from gov_budget.model.locus import Locus
from gov_budget.money import Unit

__all__ = ["Indicator"]

_UNITS = {unit.value: unit for unit in Unit}


@attrs.frozen
class Indicator:
    """One indicator as printed: three levels, operator (≥ ＝ ≤ 定性), value, measure, weight.

    ``project`` is the name of the project it belongs to; empty for the whole department.
    """

    name: str
    level1: str = ""
    level2: str = ""
    operator: str = ""
    value: str = ""
    measure: str = ""
    weight: str = ""
    direction: str = ""
    project: str = ""
    locus: Locus | None = attrs.field(default=None, eq=False)

    @property
    def amount(self) -> Cell | None:
        """The value as an amount of money, when it is measured in 元, 万元 or 亿元."""
        unit = _UNITS.get(self.measure.strip())
        return Cell.read("indicator", self.value, unit, locus=self.locus) if unit else None
