"""What is printed above the first amount of a table: captions, and the cells of its head."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gov_budget.readers.assembly.cells import is_figure

if TYPE_CHECKING:
    from gov_budget.readers.assembly.printed import Printed

__all__ = ["headings_of"]

MOST_ROWS = 12
"""No head has so many rows: a table without amounts is a head to its end."""


def headings_of(printed: Printed) -> tuple[str, ...]:
    """Return the captions and the rows of the head, each as one text, in printed order."""
    body = printed.bodies[0]
    rows = ([cell.text.strip() for cell in body.by_row[row]] for row in body.rows[:MOST_ROWS])
    head = itertools.takewhile(lambda texts: not any(map(is_figure, texts)), rows)
    said = (" ".join(line.text.split()) for line in printed.captions if line.text.strip() != printed.title)
    return tuple(text for text in (*said, *(" ".join(filter(None, texts)) for texts in head)) if text)
