"""The prose of a document as sections: soft wraps rejoined, a new section at each heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Locus, Section
from gov_budget.profiles import folded
from gov_budget.readers.source import Paragraph
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["sections_of"]

_ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十]+(?:部分|条)|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}\s*[、.．](?!\d)|[①-⑳]|[一二三四五六七八九十]是)"
)
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]+[、.]|[(][一二三四五六七八九十]+[)]|第[一二三四五六七八九十]+部分).{1,36}"
)
_TITLE = re.compile(r".{2,48}(?:概况|说明|预算表|决算表|名词解释|附件|职能|职责|机构设置|单位构成|基本情况)")
_END = ("。", "！", "？", "；", "：", "!", "?", ";", ":")
_STOPS = "。！？；，,;"
_MAX_HEADING = 50
_SHORT = 0.85


@attrs.define
class _Paragraph:
    lines: list[Paragraph]

    @property
    def text(self) -> str:
        return joined(line.text for line in self.lines)


def sections_of(runs: Sequence[Sequence[Paragraph]]) -> tuple[Section, ...]:
    """Return the sections of the prose; each paragraph with the place of its first line."""
    found: list[Section] = []
    for run in runs:
        found += _sections(run)
    return tuple(found)


def _sections(run: Sequence[Paragraph]) -> Iterator[Section]:
    title, begin = "", None
    paragraphs: list[_Paragraph] = []
    for paragraph in _paragraphs(run):
        if not _is_heading(paragraph.text):
            paragraphs.append(paragraph)
            begin = begin or paragraph.lines[0].locus
            continue
        if paragraphs or title:
            yield _section(title, paragraphs, begin)
        title, paragraphs, begin = paragraph.text, [], paragraph.lines[0].locus
    if paragraphs or title:
        yield _section(title, paragraphs, begin)


def _section(title: str, paragraphs: Sequence[_Paragraph], begin: Locus | None) -> Section:
    loci = tuple(one.lines[0].locus or Locus() for one in paragraphs)
    return Section(title, tuple(one.text for one in paragraphs), begin, loci)


def _paragraphs(run: Sequence[Paragraph]) -> Iterator[_Paragraph]:
    """The paragraphs of lines that were wrapped.

    A line ends one when it closes a sentence and is short or an ordinal follows, or is a heading.
    """
    widest = max((_width(line.text) for line in run), default=0)
    current: list[Paragraph] = []
    for n, line in enumerate(run):
        current.append(line)
        following = run[n + 1] if n + 1 < len(run) else None
        if following is None or _ends(current, following, widest):
            yield _Paragraph(current)
            current = []


def _ends(current: Sequence[Paragraph], following: Paragraph, widest: int) -> bool:
    line = current[-1]
    if line.is_whole or following.is_whole:
        return True
    text, after = line.text.strip(), following.text.strip()
    if len(current) == 1 and _is_heading(text) and not after.startswith(_END):
        return True
    closed = text.endswith(_END) or _width(text) < _SHORT * widest
    if closed and (_ORDINAL.match(after) or _is_heading(after)):
        return True
    return text.endswith(_END) and _width(line.text) < _SHORT * widest


def _width(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text.strip())


def _is_heading(text: str) -> bool:
    plain = folded(text)
    if not plain or len(plain) > _MAX_HEADING or any(stop in text for stop in _STOPS):
        return False
    return bool(_HEADING.fullmatch(plain) or _TITLE.fullmatch(plain))
