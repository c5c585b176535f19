"""From the paths of a page to ruling lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gov_budget.readers.pdf.glyphs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["UPRIGHT", "Frame", "Point", "rule_between", "rules_of_path", "rules_of_thin"]

Point = tuple[float, float]
Affine = tuple[float, float, float, float]

UPRIGHT: tuple[Affine | None, ...] = (None, (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))
"""What turns letters upright that stand turned to the left by so many quarters."""

THIN = 2.5
"""Points: a filled shape no thicker than this is a line."""
_LEAST = 3.0
"""Points: a shorter line rules no table."""
_SLOPE = 1.0
"""Points by which a line may lean."""


class Frame(NamedTuple):
    """The box of a page in the file, whose axes go to the right and up."""

    left: float
    bottom: float
    right: float
    top: float

    def point(self, x: float, y: float) -> Point:
        """Return a place in the file as a distance from the left and from the top of the page."""
        return x - self.left, self.top - y

    def turned(self, matrix: Affine) -> Frame:
        """Return the box after its page was turned."""
        a, b, c, d = matrix
        corners = ((self.left, self.bottom), (self.right, self.top))
        (x0, y0), (x1, y1) = ((a * x + c * y, b * x + d * y) for x, y in corners)
        return Frame(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    @property
    def size(self) -> Point:
        """Return width and height of the page."""
        return self.right - self.left, self.top - self.bottom


def rules_of_thin(one: Point, other: Point) -> Rule | None:
    """Return the line that a thin shape between two corners is, ``None`` when it is none."""
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    wide, high = x1 - x0, y1 - y0
    if high <= THIN and wide >= _LEAST and wide > high:
        return Rule(True, (y0 + y1) / 2, x0, x1)  # noqa: FBT003 - the field is named in Rule
    if wide <= THIN and high >= _LEAST:
        return Rule(False, (x0 + x1) / 2, y0, y1)  # noqa: FBT003
    return None


def rule_between(one: Point, other: Point) -> Rule | None:
    """Return the ruling line between two points, ``None`` when it leans or is too short."""
    if abs(one[1] - other[1]) <= _SLOPE or abs(one[0] - other[0]) <= _SLOPE:
        return rules_of_thin(one, other)
    return None


def rules_of_path(figures: Sequence[Sequence[Point]], *, is_stroked: bool) -> Iterator[Rule]:
    """Yield the ruling lines of a path: its straight pieces if drawn, its thin shapes if filled."""
    for points in figures:
        if is_stroked:
            found = (rule_between(one, other) for one, other in pairwise(points))
            yield from (rule for rule in found if rule)
        elif points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            thin = rules_of_thin((min(xs), min(ys)), (max(xs), max(ys)))
            if thin:
                yield thin
