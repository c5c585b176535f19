"""A paragraph as patterns see it, and the way back to the letters that were printed."""

from __future__ import annotations

import re

import attrs

__all__ = ["Letters", "letters_of"]

_QUOTES = frozenset("“”\"‘’'「」")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_GONE = "〇"
"""What stands for letters that are never amounts."""
_NEVER = re.compile(r"《[^《》]*》|[〔\[【(]20\d\d[〕\]】)]\d*号?|第\d+届|20\d\d年\d{1,2}月(?:\d{1,2}日)?")


@attrs.frozen
class Letters:
    """A paragraph without its spaces and quotation marks, full width as half width.

    ``plain`` is what patterns are matched on, titles in 《》 and document numbers blotted out;
    ``index`` says of each of its letters where it stands in ``text``.
    """

    text: str
    plain: str
    index: tuple[int, ...]

    def printed(self, start: int, end: int) -> str:
        """Return the letters of the paragraph between two places of ``plain``."""
        return self.text[self.index[start] : self.index[end - 1] + 1] if end > start else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the letters between two places of ``plain`` stand in the paragraph."""
        return self.index[start], self.index[end - 1] + 1


def letters_of(text: str) -> Letters:
    """Return the letters of a paragraph.

    >>> letters_of("“三公”经费 １１．19万元（《预算法》）").plain
    '三公经费11.19万元(〇〇〇〇〇)'
    """
    kept = [i for i, letter in enumerate(text) if not letter.isspace() and letter not in _QUOTES]
    plain = "".join(text[i] for i in kept).translate(_FULL_WIDTH)
    return Letters(text, _NEVER.sub(lambda found: _GONE * len(found[0]), plain), tuple(kept))
