"""Differences between percentages, in percentage points."""

from __future__ import annotations

from enum import Enum

import attrs

from gov_budget.money import print_numeral

__all__ = ["Difference", "Points"]


class Points(Enum):
    """The unit of a percentage, and of the difference of two."""

    PERCENT = "%"


@attrs.frozen
class Difference:
    """Percentage points: ``digits`` units of the last of ``places`` decimals.

    >>> Difference(-31, 2).text
    '-0.31'
    """

    digits: int
    places: int

    @property
    def text(self) -> str:
        """The number as it is printed."""
        return print_numeral(self.digits, self.places)

    def __str__(self) -> str:
        return self.text
