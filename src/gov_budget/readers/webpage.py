"""Web pages: tables with spanned cells, and the text around them.  Nothing is run or fetched."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import DamagedFile
from gov_budget.model import Locus
from gov_budget.readers.source import Obstacle, ObstacleKind, Paragraph, Source
from gov_budget.readers.tabling import Block, Draft, DraftCell, blocks_of_table

if TYPE_CHECKING:
    from gov_budget.readers.limits import Watch

__all__ = ["read_html"]

_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "select", "textarea"}
)
_BLOCKS = frozenset(
    {"p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "title",
     "section", "article", "header", "footer", "blockquote", "pre", "center", "form", "body", "caption"}
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_ENCODINGS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}
"""By the names that pages say; any other is taken for UTF-8 or, where it cannot be, GB18030."""
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PEEK = 4096
_CHUNK = 65_536


def read_html(data: bytes, watch: Watch) -> Source:
    """Read the tables and paragraphs of a web page.

    Raises:
        DamagedFile: its letters cannot be decoded.
        LimitExceeded: it needs more than the limits allow.
    """
    page = _Page(watch)
    text = _text(data, watch)
    for start in range(0, len(text), _CHUNK):
        watch.tick()
        page.feed(text[start : start + _CHUNK])
    page.end()
    return Source(watch.file, tuple(page.finished()), tuple(page.obstacles))


def _text(data: bytes, watch: Watch) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    said = _CHARSET.search(data[:_PEEK]) or _XML_ENCODING.search(data[:_PEEK])
    encoding = _ENCODINGS.get(said[1].decode("ascii").lower(), "utf-8") if said else "utf-8"
    for name in (encoding, "utf-8", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise DamagedFile(watch.file, "is a web page in an unknown encoding")


@attrs.define
class _Table:
    draft: Draft
    cell: DraftCell | None = None


class _Page(HTMLParser):
    """Collects the blocks of a page as its tags come, forgiving those that are not closed."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(convert_charrefs=True)
        self.watch = watch
        self.obstacles: list[Obstacle] = []
        self._blocks: list[Block] = []
        self._tables: list[_Table] = []
        self._text: list[str] = []
        self._row = 1
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._break()
        elif tag == "table":
            self._open()
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].draft.rows.append([])
            self._row += 1
        elif tag in {"td", "th"} and self._tables:
            self._begin_cell(dict(attrs))
        if _HIDING.search(dict(attrs).get("style") or "") and tag in {"table", "tr", "td", "th"}:
            self.obstacles.append(Obstacle(ObstacleKind.HIDDEN, f"<{tag}>", Locus(None, self._row)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in _BLOCKS:
            self._break()
        elif tag == "table" and self._tables:
            self._shut()
        elif tag in {"td", "th", "tr"} and self._tables:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(data)

    def end(self) -> None:
        """Take what is left as text, unless a tag or comment that is never closed hides very much."""
        if len(self.rawdata) <= _CHUNK:
            self.close()
            return
        detail = f"markup that is not closed hides the last {len(self.rawdata):,} letters"
        self.obstacles.append(Obstacle(ObstacleKind.DAMAGED, detail, Locus(None, self._row)))

    def finished(self) -> list[Block]:
        """Return all blocks; tables that were never closed end here."""
        while self._tables:
            self._shut()
        self._break()
        return self._blocks

    def _break(self) -> None:
        """End a line of text: of the cell that is open, or of the page."""
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if not text:
            return
        cell = self._tables[-1].cell if self._tables else None
        if cell is not None:
            cell.lines.append(text)
            return
        self.watch.cells(1)
        self._put([Paragraph(text, Locus(None, self._row), is_whole=True)])
        self._row += 1

    def _put(self, blocks: list[Block]) -> None:
        """Add blocks to the cell around, or to the page."""
        outer = next((one.cell for one in reversed(self._tables) if one.cell is not None), None)
        if outer is None:
            self._blocks.extend(blocks)
            return
        outer.inner.extend(blocks)
        outer.behind.extend([len(outer.lines)] * len(blocks))

    def _open(self) -> None:
        self._break()
        self.watch.count("depth", len(self._tables) + 1)
        self._tables.append(_Table(Draft(self._row)))

    def _shut(self) -> None:
        self._end_cell()
        self._put(blocks_of_table(self._tables.pop().draft))

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        down, across = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        table = self._tables[-1]
        table.cell = DraftCell([], down, across)
        table.draft.add(table.cell, self.watch)

    def _end_cell(self) -> None:
        self._break()
        self._tables[-1].cell = None


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    return max(int(digits), 1) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1  # noqa: PLR2004
