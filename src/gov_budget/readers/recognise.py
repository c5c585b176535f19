"""Finding the tables of a document by their printed titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.money import Unit
from gov_budget.profiles import PrintedTable, folded
from gov_budget.readers.grid import TextLine
from gov_budget.readers.words import is_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.profiles import Profile

__all__ = ["MAX_TITLE", "Layout", "Page", "Region", "Unread", "headings_of", "layout_of", "unit_of"]

_NUMBER = re.compile(r"表\d+(?:[-.]\d+)*")
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_UNIT = re.compile(r"单位:?(万元|亿元|元)|\((万元|亿元|元)\)")
_ENDS_A_TABLE = re.compile(r"表\d+(?:[-.]\d+)*.{2,40}表(?:\(.{1,20}\))?")
_TOTALS = frozenset({"合计", "总计"})
MAX_TITLE = 80
_MAX_HEADING = 40
_LEAST_LINES = 2

Page = tuple["TextLine", ...]
"""The lines of a table below its title, on one page."""


@attrs.frozen
class Region:
    """The lines of one table; ``pages`` are what stands below each printing of its title."""

    printed: PrintedTable
    number: str
    title: str
    start: TextLine
    pages: tuple[Page, ...]


@attrs.frozen
class _Heading:
    at: int
    first: int
    printed: PrintedTable | None
    number: str
    title: str
    is_title: bool = True


@attrs.frozen
class Unread:
    """The lines of what seems a table and is none that the profile knows."""

    number: str
    title: str
    lines: tuple[TextLine, ...]


@attrs.frozen
class Layout:
    """The tables of a text, the runs of lines that belong to none, and which of those seem tables."""

    regions: tuple[Region, ...]
    prose: tuple[tuple[TextLine, ...], ...]
    unread: tuple[Unread, ...]


def layout_of(lines: Sequence[TextLine], profile: Profile) -> Layout:
    """Return the tables, and the runs of lines that belong to none (prose, unknown tables)."""
    headings = _headings(lines, profile)
    found: list[Region] = []
    unread: list[Unread] = []
    prose: list[tuple[TextLine, ...]] = [tuple(lines[: headings[0].first if headings else None])]
    for n, heading in enumerate(headings):
        end = headings[n + 1].first if n + 1 < len(headings) else len(lines)
        body, rest = _cut(lines[heading.at + 1 : end])
        title = "".join(lines[heading.at].text.split())
        if heading.printed is None or not _is_table(body):
            prose.append(tuple(lines[heading.first : end]))
            if body and (heading.is_title or heading.printed):
                unread.append(Unread(heading.number, title, body))
        else:
            _add(found, heading, heading.printed, lines[heading.at], body)
            prose.append(rest)
        if any(line.text.strip() for line in rest):
            unread.append(Unread("", "".join(rest[0].text.split()), rest))
    return Layout(tuple(found), tuple(prose), tuple(unread))


def _headings(lines: Sequence[TextLine], profile: Profile) -> list[_Heading]:
    """The lines at which a table begins, or at which one must have ended.

    A bare number above a title may be the last amount of the table before, but not on a new page.
    """
    found: list[_Heading] = []
    number: tuple[int, str] | None = None
    bare: tuple[int, str] | None = None
    begins, page = False, lines[0].page if lines else None
    for at, line in enumerate(lines):
        text = folded(line.text) if len(line.text) <= MAX_TITLE else ""
        if not text:
            continue
        if _NUMBER.fullmatch(text):
            number = (at, text)
            continue
        heading = _heading(at, line.text, text, number or bare, profile)
        if heading is not None and heading.first == at and bare and begins:
            heading = attrs.evolve(heading, first=bare[0])
        bare = (at, text) if text.isdigit() else None
        begins, page = line.page != page, line.page
        if heading is None and number is not None:
            heading = _Heading(at, number[0], None, number[1], "")
        if heading is not None:
            found.append(heading)
        number = None
    return found


def _heading(
    at: int, raw: str, text: str, number: tuple[int, str] | None, profile: Profile
) -> _Heading | None:
    if _PART.match(text):
        return _Heading(at, at, None, "", "", is_title=False)
    printed = profile.table(text)
    if printed is None:
        return _Heading(at, at, None, "", "") if _ENDS_A_TABLE.fullmatch(text) else None
    if number and number[1].isdigit() and number[1] != printed.number:
        number = None  # a page number, or the last amount of the table above
    own = _NUMBER.match(text)
    first, label = number or (at, own[0] if own else "")
    title = "".join(raw.split())
    return _Heading(at, first, printed, label, title[own.end() :] if own else title)


def _cut(body: Sequence[TextLine]) -> tuple[Page, tuple[TextLine, ...]]:
    """Cut off a table whose title is lost: a unit is printed again after the amounts have begun."""
    begun = False
    for i, line in enumerate(body):
        text = folded(line.text)
        if begun and _UNIT.search(text):
            above = next((j for j in range(i - 1, 0, -1) if body[j].text.strip()), i)
            return tuple(body[:above]), tuple(body[above:])
        words = text and line.text.split()
        begun = begun or text in _TOTALS or bool(words and is_amount(words[-1]))
    return tuple(body), ()


def _is_table(body: tuple[TextLine, ...]) -> bool:
    """Whether a table follows its title, and not the next entry of a list of contents."""
    filled = [folded(line.text) for line in body if line.text.strip()]
    marks = ("合计", "预算年度", "总计", "项目")
    return len(filled) >= _LEAST_LINES and any(
        _UNIT.search(text) or text.startswith(marks) for text in filled[:40]
    )


def _add(found: list[Region], heading: _Heading, printed: PrintedTable, start: TextLine, body: Page) -> None:
    last = found[-1] if found else None
    if last is not None and last.printed.kind == printed.kind and last.number == heading.number:
        found[-1] = attrs.evolve(last, pages=(*last.pages, body))
    else:
        found.append(Region(printed, heading.number, heading.title, start, (body,)))


def unit_of(region: Region) -> Unit:
    """Return the unit that a table prints, or that of the form where it prints none."""
    for page in region.pages:
        for line in page:
            found = _UNIT.search(folded(line.text))
            if found:
                return Unit(found[1] or found[2])
    return region.printed.unit


def headings_of(region: Region) -> tuple[str, ...]:
    """Return the lines that are printed between the title of a table and its first amount."""
    rows = [line.text.split() for page in region.pages[:1] for line in page[:_MAX_HEADING]]
    begun = next((i for i, words in enumerate(rows) if any(map(is_amount, words))), None)
    if begun is None:  # nothing is printed below the head: it ends at the last 合计
        totals = [i for i, words in enumerate(rows) if folded("".join(words)) in _TOTALS]
        begun = totals[-1] if totals else len(rows)
    return tuple(" ".join(words) for words in rows[:begun] if words)
