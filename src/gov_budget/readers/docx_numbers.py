"""The numbers that Word sets before paragraphs (一、 1. （一）), which stand nowhere in their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import attrs

from gov_budget.readers.docx_text import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Numbering", "labelled", "numbering_of"]

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital",
     "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)  # fmt: skip
_SILENT = frozenset({"bullet", "none"})
_LEVEL = re.compile(r"%([1-9])")
_CIRCLES = 20
_HUNDRED, _TEN = 100, 10
_LETTERS = 26
_CLOSES = "、.．）)，,：:"


@attrs.frozen
class _Level:
    form: str
    text: str
    start: int


@attrs.define
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, dict[int, _Level]] = attrs.field(factory=dict[str, dict[int, _Level]])
    styles: dict[str, tuple[str, int]] = attrs.field(factory=dict[str, tuple[str, int]])
    families: dict[str, str] = attrs.field(factory=dict[str, str])
    _counts: dict[str, dict[int, int]] = attrs.field(factory=dict[str, dict[int, int]])

    def label(self, paragraph: Element) -> str:
        """Return what is set before a paragraph and count it; empty when it is in no list."""
        place = self._place(paragraph)
        levels = self.lists.get(place[0], {}) if place else {}
        if place is None or place[1] not in levels:
            return ""
        name, depth = place
        counts = self._counts.setdefault(self.families.get(name, name), {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].form in _SILENT:
            return ""
        return _LEVEL.sub(lambda found: _shown(levels, counts, int(found[1]) - 1), levels[depth].text)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        own = _reference(properties)
        style = _value(properties.find(f"{W}pStyle"))
        return own or self.styles.get(style)


def labelled(label: str, text: str) -> str:
    """Return a text with its number before it."""
    return f"{label}{'' if not label or label[-1] in _CLOSES else ' '}{text}"


def numbering_of(numbers: bytes, styles: bytes) -> Numbering:
    """Return the lists that a document declares in its parts ``numbering.xml`` and ``styles.xml``."""
    found = Numbering()
    if not numbers:
        return found
    root = ET.fromstring(numbers)  # noqa: S314 - entities are refused before
    families = {
        one.get(f"{W}abstractNumId", ""): {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in one.iterfind(f"{W}lvl")
        }
        for one in root.iterfind(f"{W}abstractNum")
    }
    for one in root.iterfind(f"{W}num"):
        name, family = one.get(f"{W}numId", ""), _value(one.find(f"{W}abstractNumId"))
        found.lists[name] = families.get(family, {})
        found.families[name] = f"{family} {name}" if one.find(f"{W}lvlOverride") is not None else family
    for style in ET.fromstring(styles).iterfind(f"{W}style") if styles else ():  # noqa: S314 - as above
        properties = style.find(f"{W}pPr")
        reference = _reference(properties) if properties is not None else None
        if reference:
            found.styles[style.get(f"{W}styleId", "")] = reference
    return found


def _level(element: Element) -> _Level:
    start = _value(element.find(f"{W}start"))
    return _Level(
        _value(element.find(f"{W}numFmt")) or "decimal",
        _value(element.find(f"{W}lvlText")),
        int(start) if start.isascii() and start.isdigit() else 1,
    )


def _reference(properties: Element) -> tuple[str, int] | None:
    name = _value(properties.find(f"{W}numPr/{W}numId"))
    depth = _value(properties.find(f"{W}numPr/{W}ilvl")) or "0"
    return (name, int(depth)) if name and depth.isascii() and depth.isdigit() else None


def _value(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return _numeral(counts.get(depth, level.start), level.form)


def _numeral(n: int, form: str) -> str:
    """Return a number in one of the forms of numbers that documents use; any other is decimal."""
    if form in _CHINESE and 0 < n < _HUNDRED:
        return _chinese(n)
    if form.startswith("decimalEnclosedCircle") and 0 < n <= _CIRCLES:
        return chr(ord("①") + n - 1)
    if form in {"upperLetter", "lowerLetter"} and 0 < n <= _LETTERS:
        return chr(ord("A" if form == "upperLetter" else "a") + n - 1)
    return str(n)


def _chinese(n: int) -> str:
    tens, ones = divmod(n, _TEN)
    lead = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones else "")
