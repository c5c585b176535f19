"""What a subject covers and what it does not, in the library's own words.

Source: ``codes/data/meanings``; each row says whether it rests on a cited text or on the subject's
name alone.  Items that recur in every section (行政运行, 其他…) are composed from their section.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_budget.codes.edition import edition
from gov_budget.codes.files import table
from gov_budget.codes.scheme import Level, Scheme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.codes.subject import Subject

__all__ = ["Ground", "Meaning", "meaning_of"]

RESIDUAL = "其他"


class Ground(StrEnum):
    """What a meaning rests on.

    OFFICIAL: the 说明 of a Ministry edition that the user imported.  TEXT: a source that is named.
    NAME: the subject's name and place, and general knowledge.  COMPOSED: the pattern of an item
    that recurs in every section, filled with the section's name.
    """

    OFFICIAL = "official"
    TEXT = "text"
    NAME = "name"
    COMPOSED = "composed"


@attrs.frozen
class Meaning:
    """What a subject covers, in Chinese, with a short English gloss.

    ``english`` is an English name; items have none beside their gloss.  ``source`` names the text
    that the meaning rests on, where it rests on one.
    """

    text: str
    gloss: str
    ground: Ground
    english: str = ""
    source: str = ""


_Written: TypeAlias = "Mapping[tuple[str, str], Meaning]"

_FILES = {
    Scheme.REVENUE: ("revenue.tsv",),
    Scheme.FUNCTION: ("function_classes.tsv", "function_items_201_208.tsv", "function_items_209_234.tsv"),
    Scheme.ECONOMIC_DEPARTMENT: ("economic_department.tsv",),
    Scheme.ECONOMIC_GOVERNMENT: ("economic_government.tsv",),
}


def meaning_of(subject: Subject) -> Meaning | None:
    """Return what a subject means; ``None`` where nothing was written (revenue below 款).

    >>> from gov_budget.codes import lookup
    >>> meaning_of(lookup("30231", year=2024)).ground.value
    'text'
    """
    ours = _written(subject.scheme).get((subject.code, subject.name)) or _composed(subject)
    if not subject.explanation:
        return ours
    gloss, english = (ours.gloss, ours.english) if ours else ("", "")
    return Meaning(subject.explanation, gloss, Ground.OFFICIAL, english)


@cache
def _written(scheme: Scheme) -> _Written:
    found: dict[tuple[str, str], Meaning] = {}
    for file in _FILES.get(scheme, ()):
        for code, name, *rest in table(f"meanings/{file}"):
            *english, gloss, text, ground, source = rest
            found[code, name] = Meaning(text, gloss, Ground(ground), "".join(english), source)
    return MappingProxyType(found)


@cache
def _patterns() -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({name: (text, gloss) for name, text, gloss in table("meanings/composed.tsv")})


def _composed(subject: Subject) -> Meaning | None:
    if subject.scheme is not Scheme.FUNCTION or subject.level is not Level.ITEM:
        return None
    pattern = _patterns().get(RESIDUAL if subject.name.startswith(RESIDUAL) else subject.name)
    section = _section(subject)
    if pattern is None or section is None:
        return None
    above = _written(Scheme.FUNCTION).get((section.code, section.name))
    english = above.english if above and above.english else section.name
    text, gloss = (part.format(section=section.name, english=english) for part in pattern)
    return Meaning(text, gloss, Ground.COMPOSED)


def _section(subject: Subject) -> Subject | None:
    """The section of the subject in the last of its years."""
    _, last = subject.years
    return edition(last, Scheme.FUNCTION).get(subject.parent_code or "")
