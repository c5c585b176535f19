"""Word documents (.docx): paragraphs and tables, merged and nested.  Macros are not even opened."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from gov_budget.errors import DamagedFile
from gov_budget.model import Locus
from gov_budget.readers.docx_numbers import Numbering, labelled, numbering_of
from gov_budget.readers.docx_text import W, is_hidden, lines_in
from gov_budget.readers.packed import checked
from gov_budget.readers.source import Obstacle, ObstacleKind, Paragraph, Source
from gov_budget.readers.tabling import Block, Draft, DraftCell, blocks_of_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.readers.limits import Watch

__all__ = ["read_docx"]

_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"})
_DOCUMENT = "word/document"
_LISTS = ("word/numbering.xml", "word/styles.xml")
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


def read_docx(data: bytes, watch: Watch) -> Source:
    """Read the paragraphs and tables of a Word document, in their order.

    Raises:
        DamagedFile: it is damaged, or its markup declares entities.
        EncryptedFile: it is encrypted.
        LimitExceeded: it needs more than the limits allow.
    """
    names = {one.lower().lstrip("/"): one for one in checked(data, watch)}
    name = next((one for short, one in names.items() if short.startswith(_DOCUMENT)), None)
    if name is None:
        raise DamagedFile(watch.file, "is a Word document without text")
    body = _body(data, name, watch)
    document = _Document(watch, _numbering(data, names, watch))
    blocks = tuple(document.blocks(body))
    obstacles = list(document.obstacles)
    if not blocks and any(one.tag in _PICTURES for one in body.iter()):
        obstacles.append(Obstacle(ObstacleKind.SCANNED, "pictures without text"))
    return Source(watch.file, blocks, tuple(obstacles))


def _body(data: bytes, name: str, watch: Watch) -> ET.Element:
    """The body of the document, when it is nested no deeper than allowed."""
    depth = 0
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(name) as stream:
            for event, element in ET.iterparse(stream, ("start", "end")):  # noqa: S314 - entities are refused before
                depth += 1 if event == "start" else -1
                watch.count("depth", depth, name)
                if event == "end" and element.tag == f"{W}body":
                    body: ET.Element = element
                    return body
    except ET.ParseError as error:
        raise DamagedFile(watch.file, f"is damaged: {error}", name) from None
    raise DamagedFile(watch.file, "is a Word document without text", name)


def _numbering(data: bytes, names: dict[str, str], watch: Watch) -> Numbering:
    with ZipFile(BytesIO(data)) as archive:
        numbers, styles = (archive.read(names[part]) if part in names else b"" for part in _LISTS)
    try:
        return numbering_of(numbers, styles)
    except (ET.ParseError, ValueError) as error:
        raise DamagedFile(watch.file, f"is damaged: {error}", _LISTS[0]) from None


class _Document:
    """Walks through a document, counting its rows: paragraphs and rows of tables."""

    def __init__(self, watch: Watch, numbering: Numbering) -> None:
        self.watch, self.numbering = watch, numbering
        self.obstacles: list[Obstacle] = []
        self.row = 1

    def blocks(self, elements: Iterable[ET.Element]) -> Iterator[Block]:
        """Yield the blocks of a body or a cell."""
        for element in elements:
            if element.tag == f"{W}p":
                yield from self._paragraphs(element)
            elif element.tag == f"{W}tbl":
                yield from blocks_of_table(self._table(element))
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)

    def _paragraphs(self, element: ET.Element) -> Iterator[Paragraph]:
        locus = Locus(None, self.row)
        if is_hidden(element):
            self.obstacles.append(Obstacle(ObstacleKind.HIDDEN, "hidden text", locus))
        self.watch.cells(1)
        label = self.numbering.label(element)
        for n, line in enumerate(lines_in(element)):
            yield Paragraph(line if n else labelled(label, line), locus, is_whole=True)
        self.row += 1

    def _table(self, element: ET.Element) -> Draft:
        draft = Draft(self.row)
        for row in _found(element, f"{W}tr"):
            draft.rows.append([])
            before = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell in _found(row, f"{W}tc"):
                one = self._cell(cell)
                one.before, before = before, 0
                draft.add(one, self.watch)
            self.row += 1
        return draft

    def _cell(self, element: ET.Element) -> DraftCell:
        row = self.row
        found = list(self.blocks(element))
        self.row = row
        lines = [one.text for one in found if isinstance(one, Paragraph)]
        inner: list[Block] = [one for one in found if not isinstance(one, Paragraph)]
        behind = [
            n - i for i, n in enumerate(n for n, one in enumerate(found) if not isinstance(one, Paragraph))
        ]
        span = _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = element.find(f"{W}tcPr/{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val", "continue") != "restart"
        return DraftCell(lines, 0 if goes_on else 1, span, inner, behind)


def _found(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The rows of a table or cells of a row, also where an element is wrapped around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _found(child, tag)


def _number(element: ET.Element | None, default: int) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default  # noqa: PLR2004
