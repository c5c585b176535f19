"""The two performance forms: of the whole department, and of its projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Indicator, Line, Locus, Role
from gov_budget.readers.grid import TextLine
from gov_budget.readers.indicators import (
    Levels,
    begins_level,
    continues_direction,
    indicator,
    is_heading,
    tail_of,
)
from gov_budget.readers.prose import rejoined
from gov_budget.readers.roles import Draft
from gov_budget.readers.rows import TOTALS
from gov_budget.readers.words import Word, is_amount, joined, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.readers.recognise import Page
    from gov_budget.readers.sheets import Sheet

__all__ = ["project_form", "whole_form", "words_of_money"]

_UPRIGHT = 3
"""So many lines of one letter, one below the other, are an upright heading at the margin."""
_UNIT_NAME = re.compile(r"(?P<code>\d{3,12})[-－](?P<name>.+)")
_ENDING = re.compile(r"(?:中心|街道|政府|大队|办公室|[局院校所站馆委办部会联处协])$")
_CODE = re.compile(r"\d{3,12}")
_LEAST_WORDS = 2
_REMARKS = "其他说明"
_INDICATORS = ("年度绩效指标", "一级指标")


def whole_form(sheet: Sheet, pages: Sequence[Page]) -> Sheet:
    """Return the form of the whole department: one line of amounts, and its indicators."""
    lines = [line for page in pages for line in _without_upright(page)]
    at = next((i for i, line in enumerate(lines) if _only_amounts(line)), None)
    draft: tuple[Draft, ...] = ()
    if at is not None:
        words = words_of(lines[at])
        total = Line(Role.TOTAL, sheet.columns, locus=lines[at].locus())
        draft = (Draft(total, words, sheet.columns),)
    begin, end = _indicators_in(lines)
    reader = _Indicators()
    for line in lines[begin:end]:
        reader.take(line)
    prose = lines[at + 1 if at is not None else 0 : begin] + lines[end:]
    notes = (*rejoined(prose), *reader.rest())
    return attrs.evolve(sheet, drafts=draft, indicators=tuple(reader.found), notes=notes)


def _indicators_in(lines: Sequence[TextLine]) -> tuple[int, int]:
    """Where the indicators of the whole department begin and end."""
    begin = next((i for i, line in enumerate(lines) if line.text.strip().startswith(_INDICATORS)), len(lines))
    return begin, next((i for i in range(begin, len(lines)) if lines[i].text.strip() == _REMARKS), len(lines))


def words_of_money(pages: Sequence[Page], kind: str) -> Iterator[Word]:
    """Return the amounts of a performance form: those that end a line, but for those of its indicators."""
    if kind == "whole_performance":
        lines = [line for page in pages for line in page]
        begin, end = _indicators_in(lines)
        for line in (*lines[:begin], *lines[end:]):
            yield from _trailing(words_of(line))
        return
    reader = _Projects((), ())
    for page in pages:
        for line in _body(page):
            yield from reader.money(line)


def _trailing(words: Sequence[Word]) -> Sequence[Word]:
    text = next((n for n in range(len(words), 0, -1) if not is_amount(words[n - 1].text)), 0)
    return words[text:]


def _only_amounts(line: TextLine) -> bool:
    words = words_of(line)
    return len(words) > 1 and all(is_amount(word.text) for word in words)


def _without_upright(page: Page) -> Iterator[TextLine]:
    run: list[TextLine] = []
    for line in page:
        if len(line.text.strip()) == 1:
            run.append(line)
            continue
        yield from run if len(run) < _UPRIGHT else ()
        run = []
        yield line
    yield from run if len(run) < _UPRIGHT else ()


@attrs.define
class _Indicators:
    """Collects indicators line by line."""

    found: list[Indicator] = attrs.field(factory=list["Indicator"])
    project: str = ""
    _levels: Levels = attrs.field(factory=Levels)
    _words: list[str] = attrs.field(factory=list[str])
    _locus: Locus | None = None

    @property
    def is_open(self) -> bool:
        """Whether an indicator has begun and not ended."""
        return bool(self._words)

    def take(self, line: TextLine, begin: int = 0) -> None:
        words = [word.text for word in words_of(line)][begin:]
        if not words or (is_heading(words) and not self._words):
            return
        tail = tail_of(words)
        self._locus = self._locus or line.locus()
        self._words += words if tail is None else tail.before
        if tail is not None:
            name = self._levels.take(self._words)
            self.found.append(indicator(self._levels, name, tail, self.project, self._locus))
            self._words, self._locus = [], None

    def goes_on(self, line: TextLine) -> bool:
        """Take a line that ends the torn direction of the last indicator."""
        text = joined([line.text])
        if self._words or not self.found or not continues_direction(self.found[-1].direction, text):
            return False
        self.found[-1] = attrs.evolve(self.found[-1], direction=self.found[-1].direction + text)
        return True

    def rest(self) -> tuple[str, ...]:
        """What was begun and is no indicator."""
        words, self._words, self._locus = self._words, [], None
        return (joined(words),) if words else ()


@attrs.define
class _Projects:
    """Reads the form of the projects line by line."""

    units: tuple[str, ...]
    columns: tuple[str, ...]
    drafts: list[Draft] = attrs.field(factory=list[Draft])
    notes: list[str] = attrs.field(factory=list[str])
    indicators: _Indicators = attrs.field(factory=_Indicators)
    again: list[Word] = attrs.field(factory=list[Word])
    institution: str = ""
    text: list[TextLine] = attrs.field(factory=list["TextLine"])

    def take(self, line: TextLine) -> None:
        words = words_of(line)
        plain = [word.text for word in words]
        if not words or is_heading(plain):
            return
        at = _whole_row(plain)
        if at and not self.indicators.is_open and not self.text:
            self._row(line, words, at)
            return
        lone = len(plain) == 1 and is_amount(plain[0])
        if begins_level(plain) or (lone and self.indicators.is_open):
            self.notes += self.indicators.rest()
        if begins_level(plain) or self.indicators.is_open:
            self._end_text()
            self.indicators.take(line)
        elif is_amount(plain[-1]) and len(plain) <= _UPRIGHT:
            self._amount(line, words)
        elif not self.indicators.goes_on(line):
            self.text.append(line)

    def money(self, line: TextLine) -> Sequence[Word]:
        """Take a line, and return the amounts on it that belong to no indicator."""
        words, was_open = words_of(line), self.indicators.is_open
        plain = [word.text for word in words]
        at = 0 if was_open or self.text else _whole_row(plain)
        of_indicator = begins_level(plain) or (was_open and not (len(plain) == 1 and is_amount(plain[0])))
        self.take(line)
        if at:
            return [word for word in words[1:at] if is_amount(word.text)]
        return () if of_indicator or len(plain) > _UPRIGHT else _trailing(words)

    def _row(self, line: TextLine, words: Sequence[Word], at: int) -> None:
        """A row that stands on one line: a project, its amount, its goal, its first indicator."""
        amount = next(n for n in range(at) if n and is_amount(words[n].text))
        self._amount(line, words[: amount + 1])
        self.notes += [joined(word.text for word in words[amount + 1 : at])] * (amount + 1 < at)
        self.indicators.take(line, at)

    def _amount(self, line: TextLine, words: Sequence[Word]) -> None:
        parts = [*(one.text for one in self.text), joined(word.text for word in words[:-1])]
        first, alone = (self.text[0], False) if self.text else (line, True)
        self.text = []
        name, unit = joined(parts), _UNIT_NAME.fullmatch(joined(parts))
        if name in TOTALS:
            total = Line(Role.TOTAL, self.columns, name=name, locus=first.locus())
            self.drafts.append(Draft(total, (words[-1],), self.columns))
            return
        if alone and len(words) > _LEAST_WORDS and _CODE.fullmatch(words[0].text):
            self.institution = words[0].text
            self._project(joined(word.text for word in words[1:-1]), words[-1], first)
            return
        project = self._without_unit(unit["name"], parts) if unit else name
        if unit and not self.drafts and (alone or not project):
            total = Line(Role.TOTAL, self.columns, name=unit["name"], institution=unit["code"],
                         locus=first.locus())  # fmt: skip
            self.drafts.append(Draft(total, (words[-1],), self.columns))
            return
        self.institution = unit["code"] if unit else self.institution
        self._project(project or name, words[-1], first)

    def _project(self, name: str, amount: Word, first: TextLine) -> None:
        line = Line(Role.PROJECT, self.columns, name=name, institution=self.institution,
                    locus=first.locus())  # fmt: skip
        draft = Draft(line, (amount,), self.columns)
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.line != line or last.amounts[0].text != amount.text:
            self.drafts.append(draft)
        else:
            self.again.append(amount)
        self.indicators.project = name

    def _without_unit(self, name: str, parts: Sequence[str]) -> str:
        """The name of the project, printed behind that of its unit."""
        for unit in self.units:
            if name.startswith(unit):
                return name[len(unit) :]
        for n in range(1, len(parts)):
            if _ENDING.search(joined(parts[:n])):
                return joined(parts[n:])
        return ""

    def end(self) -> None:
        """Keep what was begun and not ended."""
        self.notes += self.indicators.rest()
        self._end_text()

    def _end_text(self) -> None:
        self.notes += rejoined(self.text)
        self.text = []


def project_form(sheet: Sheet, pages: Sequence[Page], units: Sequence[str]) -> Sheet:
    """Return the form of the projects: an amount for each, and its indicators.

    ``units`` are the names of institutions that other tables print; here they run into the names
    of the projects.
    """
    reader = _Projects(tuple(sorted(units, key=len, reverse=True)), sheet.columns)
    for page in pages:
        for line in _body(page):
            reader.take(line)
    reader.end()
    return attrs.evolve(
        sheet,
        drafts=tuple(reader.drafts),
        indicators=tuple(reader.indicators.found),
        notes=tuple(reader.notes),
        again=tuple(reader.again),
    )


def _whole_row(words: Sequence[str]) -> int:
    """Where an indicator begins on the line of its project, behind the amount; 0 where none does."""
    for at in range(_LEAST_WORDS, len(words)):
        if begins_level(words[at:]) and tail_of(words[at:]) and any(map(is_amount, words[1:at])):
            return at
    return 0


def _body(page: Page) -> Page:
    """The page below its headings; where they are lost, from its first institution on, as 214-县科协."""
    heading = 0
    for i, line in enumerate(page):
        words = [word.text for word in words_of(line)]
        if words and is_heading(words):
            heading = i + 1
        elif words and heading and (is_amount(words[-1]) or _whole_row(words)):
            break
    named = (i for i, line in enumerate(page) if _UNIT_NAME.match(line.text.strip()))
    return page[heading or next(named, 0) :]
