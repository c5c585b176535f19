"""The paragraphs of the prose one by one, and which of them are the glossary (名词解释)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import PARAGRAPH, Address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.model import Section, Statement

__all__ = ["Passage", "passages_of"]

_GLOSSARY = re.compile(r"名词(?:解释|说明)|(?:专业|专用)(?:名词|术语)")
_FIGURES = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_PART = re.compile(r"^第[一二三四五六七八九十]+部分")


@attrs.frozen
class Passage:
    """A paragraph, or the title of a section: where it stands, under which title, and its text."""

    address: Address
    title: str
    text: str
    in_glossary: bool = False

    @cached_property
    def flat(self) -> str:
        """The text without white space, with half-width figures."""
        return _flat(self.text)


def _flat(text: str) -> str:
    return "".join(text.split()).translate(_FIGURES)


def passages_of(statement: Statement | None) -> tuple[Passage, ...]:
    """Return every title and paragraph in order; empty where the text is not at hand."""
    sections = (statement.sections if statement else None) or ()
    return tuple(p for i, known in enumerate(_glossaries(sections)) for p in _of(i, sections[i], known=known))


def _of(i: int, section: Section, *, known: bool) -> Iterator[Passage]:
    yield Passage(Address(PARAGRAPH, i, ""), section.title, section.title, known)
    for n, text in enumerate(section.paragraphs):
        known = known or bool(_GLOSSARY.search(_flat(text)[:12]))
        yield Passage(Address(PARAGRAPH, i, str(n)), section.title, text, known)


def _glossaries(sections: Sequence[Section]) -> Iterator[bool]:
    """For each section whether it belongs to the glossary: a 部分 titled so holds all until the next."""
    within = False
    for section in sections:
        title = _flat(section.title)
        titled, part = bool(_GLOSSARY.search(title)), bool(_PART.match(title))
        within = titled and part if titled or part else within
        yield titled or within
