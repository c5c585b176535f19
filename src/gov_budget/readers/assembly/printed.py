"""Tables as printed: a title, the bodies on one or several pages, and the lines that are prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.profiles import folded, is_title, kind_of_title
from gov_budget.readers.assembly.body import Body
from gov_budget.readers.assembly.flow import NOTE
from gov_budget.readers.source import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.readers.assembly.flow import Piece

__all__ = ["Layout", "Printed", "layout_of", "number_in"]

MAX_CAPTIONS = 8
"""So many lines at most stand between a title and its table."""
_LEADERS = re.compile(r"(?:…|[.·．]{4,}|-{6,})\s*\d*$")
_CONTENTS = re.compile(r"目录|目次")
_NUMBER = re.compile(r"(?:附)?表\d+(?:[-－—.]\d+)*|公开\d+表|(?:预算)?\d{2}-?\d?表")
_CAPTION = re.compile(
    r"单位:|编制(?:部门|单位)|^\(?20\d\d年(?:度)?\)?$|^(?:部门|单位)(?:名称)?:|公开\d+表|^\(?续表?\)?$"
)
_BARE = re.compile(r"(\d{1,2}(?:-\d{1,2})?)[\s.．、]+(?=[^\d\s])")
"""A number without 表 in front of a title."""
_PAGE_NUMBER = re.compile(r"[-—–]?\s*\d{1,4}\s*[-—–]?|第\s*\d{1,4}\s*页(?:.{0,8}页)?")
_STOPS = re.compile(r"[。；，;,]")
_MAX_ENTRY = 60


@attrs.frozen
class Printed:
    """One table: its title and number as printed, what stands above it, its bodies, its remarks.

    ``kind`` is what the title announces: ``None`` where there is no title or it says nothing.
    """

    title: str
    number: str
    kind: str | None
    captions: tuple[Paragraph, ...]
    bodies: tuple[Body, ...]
    notes: tuple[str, ...] = ()


@attrs.define
class Layout:
    """The tables of a document and its runs of prose, both in order."""

    final: bool = False
    tables: list[Printed] = attrs.field(factory=list[Printed])
    prose: list[tuple[Paragraph, ...]] = attrs.field(factory=list["tuple[Paragraph, ...]"])
    _lines: list[Paragraph] = attrs.field(factory=list[Paragraph])
    _joinable: bool = False

    def take(self, body: Body) -> None:
        """Add a body: to a table that is announced just above it, or to the one of the page before."""
        at = _title_above(self._lines, final=self.final)
        if at is None:
            self._untitled(body)
            return
        first, last = at
        raw = "".join(line.text.strip() for line in self._lines[first : last + 1])
        title, bare = "".join(raw.split()), _BARE.match(raw)
        before = 1 if first and _leads(self._lines[first - 1], self._lines[first]) else 0
        number = number_in([line.text for line in self._lines[first - before :]])
        number = number or (folded(self._lines[first - 1].text) if before else bare[1] if bare else "")
        captions = tuple(self._lines[first - before :])
        self._end_prose(self._lines[: first - before])
        kind = kind_of_title(title, final=self.final)
        self._add(Printed(_unnumbered(title, number), number, kind, captions, (body,)))

    def line(self, line: Paragraph) -> None:
        """Add a line of text."""
        text = folded(line.text)
        if self.tables and not self._lines and self._joinable and NOTE.match(text):
            self.tables[-1] = attrs.evolve(self.tables[-1], notes=(*self.tables[-1].notes, line.text.strip()))
        elif text:
            self._lines.append(line)

    def end(self) -> None:
        """Take what is left as prose."""
        self._end_prose(self._lines)

    def _add(self, new: Printed) -> None:
        last = self.tables[-1] if self.tables and self._joinable else None
        if last is not None and last.title and (last.title, last.number) == (new.title, new.number):
            self.tables[-1] = attrs.evolve(last, bodies=(*last.bodies, *new.bodies))
        else:
            self.tables.append(new)
        self._lines, self._joinable = [], True

    def _untitled(self, body: Body) -> None:
        captions = [line for line in self._lines if _CAPTION.search(folded(line.text))]
        if (
            self.tables
            and self._joinable
            and all(line in captions or _is_page_number(line) for line in self._lines)
        ):
            last = self.tables[-1]
            self.tables[-1] = attrs.evolve(last, bodies=(*last.bodies, body))
            self._lines = []
            return
        title = body.sheet if is_title(body.sheet) else ""
        kind = kind_of_title(title, final=self.final) if title else None
        self._end_prose([line for line in self._lines if line not in captions])
        self.tables.append(Printed(title, "", kind, tuple(captions), (body,)))
        self._lines, self._joinable = [], True

    def _end_prose(self, lines: Sequence[Paragraph]) -> None:
        kept = tuple(line for line in lines if not _is_page_number(line))
        if kept:
            self.prose.append(kept)
            self._joinable = False
        self._lines = []


def layout_of(flow: Sequence[Piece], *, final: bool = False) -> Layout:
    """Return the tables and the prose of a document; ``final`` says that it is a final account."""
    layout = Layout(final)
    skipped = _contents(flow)
    for n, piece in enumerate(flow):
        if isinstance(piece, Body):
            layout.take(piece)
        elif n not in skipped:
            layout.line(piece)
    layout.end()
    return layout


def _is_page_number(line: Paragraph) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _leads(line: Paragraph, title: Paragraph) -> bool:
    """Whether a line is the number of the table below; a bare one may be that of the page before."""
    text = folded(line.text)
    here = (line.locus and line.locus.page) == (title.locus and title.locus.page)
    return bool(_NUMBER.fullmatch(text)) or (text.isdigit() and here)


def _unnumbered(title: str, number: str) -> str:
    """A title without the number that leads it."""
    return title.removeprefix(number).lstrip(":：、.") if number and title != number else title


def number_in(texts: Sequence[str]) -> str:
    """Return the number of a table that one of some lines prints: 表1-2, 公开05表."""
    found = (_NUMBER.search(folded(text)) for text in texts)
    return next((one[0] for one in found if one), "")


def _title_above(lines: Sequence[Paragraph], *, final: bool) -> tuple[int, int] | None:
    """The lines that hold the title of the table below, first and last."""
    for last in range(len(lines) - 1, max(-1, len(lines) - 1 - MAX_CAPTIONS), -1):
        for first in (last, last - 1):
            if first < 0:
                continue
            text = "".join(line.text.strip() for line in lines[first : last + 1])
            if is_title(text) and kind_of_title(text, final=final) is not None:
                if first == last and _goes_on_from(lines, first):
                    continue
                return first, last
        if _STOPS.search(lines[last].text):
            return None
    return None


def _goes_on_from(lines: Sequence[Paragraph], at: int) -> bool:
    """Whether a line is but the end of a title that was wrapped: the year stands in the line above."""
    if at == 0 or re.search(r"20\d\d年", lines[at].text):
        return False
    above = folded(lines[at - 1].text)
    whole = above + folded(lines[at].text)
    return (
        bool(re.match(r".{0,30}20\d\d年", above))
        and is_title(whole)
        and not _CAPTION.search(above)
        and (not is_title(above) and not above.endswith(("预算", "决算", "概况", "说明")))
    )


def _contents(flow: Sequence[Piece]) -> frozenset[int]:
    """The lines of a list of contents."""
    found = {n for n, p in enumerate(flow) if isinstance(p, Paragraph) and _LEADERS.search(p.text.strip())}
    for n, piece in enumerate(flow):
        if isinstance(piece, Paragraph) and _CONTENTS.fullmatch(folded(piece.text)):
            found |= set(range(n, _contents_end(flow, n + 1)))
    return frozenset(found)


def _contents_end(flow: Sequence[Piece], first: int) -> int:
    """Where a list of contents ends: at its first entry that is printed again, or at a sentence."""
    seen: set[str] = set()
    for n in range(first, len(flow)):
        piece = flow[n]
        if isinstance(piece, Body):
            return n
        entry = _LEADERS.sub("", folded(piece.text))
        if entry in seen or len(entry) > _MAX_ENTRY or _STOPS.search(entry):
            return n
        seen.add(entry)
    return len(flow)
