"""What an item began and ended a year with."""

from __future__ import annotations

import attrs

from gov_budget.errors import InvalidAmount, InvalidEntry
from gov_budget.fiscal import Fund
from gov_budget.model.kinds import kind

__all__ = ["Holding"]


@attrs.frozen
class Holding:
    """Money of a functional item from one source, in whole 分 and none below zero.

    ``opening`` was there on 1 January and ``closing`` on 31 December; ``drawn`` comes from earlier
    surplus (使用非财政拨款结余) and ``distributed`` goes to 结余分配, both in 单位资金 alone.

    Raises:
        InvalidAmount: an amount below zero, or no whole number.
        InvalidEntry: no such income, or surplus of an appropriation.
    """

    function: str
    income: str = "income.general_public"
    opening: int = 0
    closing: int = 0
    drawn: int = 0
    distributed: int = 0

    def __attrs_post_init__(self) -> None:
        label = f"holding {self.function} {self.income}"
        for fen in (self.opening, self.closing, self.drawn, self.distributed):
            if type(fen) is not int or fen < 0:
                raise InvalidAmount(f"{fen!r} 分", "whole 分, none below zero", label)
        declared = kind("account_balance").line_by_key.get(self.income)
        if declared is None or declared.fund is None:
            raise InvalidEntry(label, f"there is no income line {self.income!r}")
        if (self.drawn or self.distributed) and declared.fund is not Fund.UNIT_FUNDS:
            raise InvalidEntry(label, "only 单位资金 have a surplus to draw or to distribute")

    @property
    def fund(self) -> Fund:
        """The fund of the income line."""
        return kind("account_balance").line_by_key[self.income].fund or Fund.UNIT_FUNDS
