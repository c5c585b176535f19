"""Many short texts, searched as one."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Self

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Lines"]


@attrs.frozen(eq=False)
class Lines:
    """Short texts in one string, a line each; a line is known by its number.

    The lines that hold a part come in their order, so whoever sorts the texts beforehand gets them
    best first and may stop early.
    """

    _text: str = attrs.field(repr=False)
    _starts: array[int] = attrs.field(repr=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Put texts together; none of them holds a line break."""
        lines = list(texts)
        starts = array("L", [1])
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        return cls("\n" + "\n".join(lines) + "\n", starts)

    def being(self, whole: str) -> Iterator[int]:
        """Yield the lines that are the text.

        >>> list(Lines.of(["办公费", "水费", "公务接待费"]).being("水费"))
        [1]
        """
        return (line for line, _ in self._found(f"\n{whole}\n"))

    def beginning(self, part: str) -> Iterator[int]:
        """Yield the lines that begin with a part."""
        return (line for line, _ in self._found(f"\n{part}"))

    def holding(self, part: str) -> Iterator[tuple[int, int]]:
        """Yield each place of a part: the line, and where in it the part begins.

        >>> list(Lines.of(["办公费", "水费", "公务接待费"]).holding("公"))
        [(0, 1), (2, 0)]
        """
        return self._found(part)

    def _found(self, part: str) -> Iterator[tuple[int, int]]:
        lead = part.startswith("\n")
        place = self._text.find(part)
        while place >= 0:
            line = bisect_right(self._starts, place + lead) - 1
            yield line, place + lead - self._starts[line]
            place = self._text.find(part, place + 1)
