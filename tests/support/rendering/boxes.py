"""Boxes of text in rows and columns."""

import attrs

__all__ = ["Box", "Sheet"]


@attrs.frozen
class Box:
    """A cell: row and column from 0, text, spans; ``is_amount`` when it is set to the right."""

    row: int
    column: int
    text: str
    down: int = 1
    across: int = 1
    is_amount: bool = False


@attrs.frozen
class Sheet:
    """A table as printed: the first ``head_height`` rows are its head."""

    title: str
    number: str
    unit: str
    head_height: int
    boxes: tuple[Box, ...]
    width: int
    notes: tuple[str, ...] = ()

    @property
    def height(self):
        """How many rows there are."""
        return max((box.row + box.down for box in self.boxes), default=0)
