"""How a paragraph looks on the page: full or half-width punctuation, spaces around figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from gov_budget.strategies.drafting import Pick

__all__ = ["Style"]

_HALF = str.maketrans("，：；（）", ",:;()")
_FULL = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_FIGURE = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?![\d.,])")


@attrs.frozen
class Style:
    """The habits of one document.  None of them changes what is said."""

    half_width: bool = False
    full_width_digits: bool = False
    spaced: bool = False

    @classmethod
    def draft(cls, pick: Pick) -> Style:
        """Draft the habits of a document; most have none."""
        return cls(not pick(0, 4), not pick(0, 9), not pick(0, 4))

    def printed(self, text: str) -> str:
        """Return a paragraph as this document prints it."""
        if self.half_width:
            text = text.translate(_HALF)
        if self.spaced:
            text = _FIGURE.sub(r" \1 ", text)
        return text.translate(_FULL) if self.full_width_digits else text
