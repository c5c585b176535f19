"""The text of a paragraph of a Word document, as it is displayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["W", "is_hidden", "lines_in"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", _FALLBACK}
)
"""What was deleted or moved away, the instructions of fields, and second versions for old programs."""
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}p": "\n"}


def lines_in(paragraph: Element) -> list[str]:
    """Return the lines of a paragraph that are not blank; a text box in it has lines of its own."""
    text = "".join(_pieces(paragraph))
    return [line.strip() for line in text.split("\n") if line.strip()]


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
            continue
        yield _BREAKS.get(child.tag, "")
        yield from _pieces(child)
        if child.tag == f"{W}p":
            yield "\n"


def is_hidden(paragraph: Element) -> bool:
    """Whether some of the text of a paragraph is hidden."""
    return any(
        run.find(f"{W}rPr/{W}vanish") is not None and run.find(f"{W}t") is not None
        for run in paragraph.iter(f"{W}r")
    )
