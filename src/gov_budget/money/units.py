"""The units in which budgets print amounts.

Source: 预算法 (2018) art 19 and 预算法实施条例 (2020) art 11 make 人民币元 the unit of account;
published tables print 元, 万元 or, for whole governments, 亿元.
"""

from __future__ import annotations

from enum import Enum

__all__ = ["Unit"]


class Unit(Enum):
    """A unit of amount; its value is the Chinese word that tables print.

    >>> Unit("万元") is Unit.WAN
    True
    >>> Unit.WAN.fen
    1000000
    """

    YUAN = "元"
    WAN = "万元"
    YI = "亿元"

    fen: int
    """How many 分 one unit holds."""
    decimals: int
    """Printed places beyond which an amount would be finer than one 分."""

    def __init__(self, word: str) -> None:
        self.decimals = {"元": 2, "万元": 6, "亿元": 10}[word]
        self.fen = 10**self.decimals

    def __repr__(self) -> str:
        return f"Unit.{self.name}"
