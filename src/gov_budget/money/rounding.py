"""How an exact amount becomes a printed one.

Source: the regimes of docs/rounding.md.  Half-up is 四舍五入, the customary regime of these
documents; truncation is seen in prose.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Rounding"]


class Rounding(StrEnum):
    """A rounding regime.

    >>> Rounding.HALF_UP.apply(877_080_50, 100_00)
    8771
    >>> Rounding.TRUNCATED.apply(877_080_50, 100_00)
    8770
    >>> Rounding.HALF_UP.apply(-50_00, 100_00)
    -1
    """

    HALF_UP = "half_up"
    TRUNCATED = "truncated"

    def apply(self, fen: int, quantum: int) -> int:
        """Return how many quanta (of ``quantum`` 分 each) are printed for ``fen`` 分.

        Both regimes treat a negative amount as the mirror of the positive one.
        """
        half = quantum if self is Rounding.HALF_UP else 0
        quanta = (2 * abs(fen) + half) // (2 * quantum)
        return quanta if fen >= 0 else -quanta
