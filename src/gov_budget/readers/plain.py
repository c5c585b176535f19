"""Text files as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.readers.grid import decode, lines_of
from gov_budget.readers.source import Paragraph, Source

if TYPE_CHECKING:
    from gov_budget.readers.limits import Watch

__all__ = ["read_plain"]


def read_plain(data: bytes, watch: Watch) -> Source:
    """Read the lines of a text in UTF-8 or GB18030; pages are counted by form feeds.

    Raises:
        UnreadableFile: it is empty, no text, or has too many or too long lines.
    """
    lines = lines_of(decode(data, watch.file), watch.file)
    blocks = tuple(Paragraph(line.text, line.locus()) for line in lines if line.text.strip())
    return Source(watch.file, blocks, (), lines[-1].page or 0)
