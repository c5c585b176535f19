"""The prose of a document: paragraphs put together again, and the sections they stand in."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Section
from gov_budget.profiles import folded
from gov_budget.readers.grid import TextLine
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_budget.model import Claim, Locus

__all__ = [
    "Passage", "PrintedSection", "located", "passages", "printed_sections", "rejoined", "sections_of",
]  # fmt: skip

_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]).{1,28}")
_TABLE = re.compile(r"表\d+(?:[-.]\d+)*.{0,40}")
_TITLE = re.compile(r".{2,40}(?:概况|说明|预算表|名词解释|附件)")
_END = ("。", "！", "？", "；", "：", "!", "?", ";", ":")
_STOPS = "。！？；，、,;"
_MAX_HEADING = 40
_QUOTES = '“”"‘’'


@attrs.frozen
class Passage:
    """A paragraph without its spaces.

    ``plain`` has letter for letter what ``text`` has, full width as half width; ``lines`` says of
    each letter in which line of the file it stands.
    """

    text: str
    plain: str
    lines: tuple[TextLine, ...]

    def locus(self, at: int) -> Locus:
        """Return where a letter stands."""
        return self.lines[at].locus()


def rejoined(lines: Iterable[TextLine]) -> tuple[str, ...]:
    """Return the paragraphs of lines that were wrapped."""
    return tuple(joined(line.text for line in paragraph) for paragraph in _paragraphs(lines))


def _paragraphs(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    current: list[TextLine] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        current.append(line)
        if text.endswith(_END) or _is_heading(text):
            yield current
            current = []
    if current:
        yield current


def _is_heading(text: str) -> bool:
    plain = folded(text)
    if len(plain) > _MAX_HEADING or any(stop in text for stop in _STOPS if stop != "、"):
        return False
    return any(one.fullmatch(plain) for one in (_HEADING, _TABLE, _TITLE)) or bool(_PART.match(plain))


@attrs.frozen
class PrintedSection:
    """A section, and the lines of the file that each of its paragraphs was put together from."""

    section: Section
    lines: tuple[tuple[TextLine, ...], ...]

    @classmethod
    def of(cls, title: str, paragraphs: Sequence[Sequence[TextLine]], begin: TextLine) -> PrintedSection:
        """Return a section with the loci of its paragraphs."""
        texts = tuple(joined(line.text for line in paragraph) for paragraph in paragraphs)
        loci = tuple(paragraph[0].locus() for paragraph in paragraphs)
        return cls(Section(title, texts, begin.locus(), loci), tuple(tuple(p) for p in paragraphs))

    def line(self, paragraph: int, letter: int) -> TextLine:
        """Return the line that a letter of a paragraph stands on."""
        lines = self.lines[paragraph]
        seen = sum(not one.isspace() for one in self.section.paragraphs[paragraph][:letter])
        for line in lines:
            seen -= sum(not one.isspace() for one in line.text)
            if seen < 0:
                return line
        return lines[-1]


def sections_of(runs: Iterable[Sequence[TextLine]]) -> tuple[Section, ...]:
    """Return the sections of the prose: a new one at each heading.

    A table that the profile does not know is a section too: nothing of the text is lost.
    """
    return tuple(printed.section for printed in printed_sections(runs))


def printed_sections(runs: Iterable[Sequence[TextLine]]) -> tuple[PrintedSection, ...]:
    """Return the sections of the prose with the lines they were put together from."""
    return tuple(printed for run in runs for printed in _sections(run))


def located(claim: Claim, printed: Sequence[PrintedSection]) -> Claim:
    """Return a claim whose cell says on which line of the file its figure stands."""
    if claim.span is None:
        return claim
    line = printed[claim.span.section].line(claim.span.paragraph, claim.span.start)
    return attrs.evolve(claim, cell=attrs.evolve(claim.cell, locus=line.locus()))


def _sections(run: Sequence[TextLine]) -> Iterator[PrintedSection]:
    title = ""
    paragraphs: list[Sequence[TextLine]] = []
    begin: TextLine | None = None
    for paragraph in _paragraphs(run):
        text = joined(line.text for line in paragraph)
        if len(paragraph) > 1 or not _is_heading(text):
            paragraphs.append(paragraph)
        elif _PART.match(title) and not paragraphs:
            title = f"{title} {text}"
            continue
        else:
            if begin is not None:
                yield PrintedSection.of(title, paragraphs, begin)
            title, paragraphs, begin = text, [], None
        begin = begin or paragraph[0]
    if begin is not None:
        yield PrintedSection.of(title, paragraphs, begin)


def passages(runs: Iterable[Sequence[TextLine]]) -> tuple[Passage, ...]:
    """Return each run of prose, its paragraphs parted by line feeds."""
    return tuple(_passage(run) for run in runs if any(line.text.strip() for line in run))


def _passage(run: Sequence[TextLine]) -> Passage:
    letters: list[str] = []
    lines: list[TextLine] = []
    for paragraph in _paragraphs(run):
        for line in paragraph:
            kept = [letter for letter in line.text if not letter.isspace() and letter not in _QUOTES]
            letters += kept
            lines += [line] * len(kept)
        letters.append("\n")
        lines.append(paragraph[-1])
    return Passage("".join(letters), "".join(map(_half_width, letters)), tuple(lines))


def _half_width(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter
