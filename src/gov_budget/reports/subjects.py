"""Subjects as a person reads them: one in full, or a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gov_budget.codes import catalogue, fund_of
from gov_budget.codes.funds import OF_A_BUDGET
from gov_budget.reports.sides import where
from gov_budget.reports.words import say
from gov_budget.reports.wrapping import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from gov_budget.codes import Hit, Subject

__all__ = ["subject_list", "subject_page"]

MOST_SEEN = 5
"""How many documents that print a code are named."""


def subject_page(subject: Subject, year: int, lang: str = "zh") -> RenderableType:
    """Return one subject, as a fiscal year has it, for a rich console."""
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_column(style="dim", no_wrap=True)
    for key, words in _facts(subject, year, lang):
        facts.add_row(say("subject", key, lang), Prose(words))
    seen = (Prose(words, hanging=4) for words in _seen(subject, year, lang))
    facts.add_row(say("subject", "seen", lang), Group(*seen))
    head = Text.assemble((subject.code, "bold"), "  ", (subject.name, "bold"))
    return Group(head, Padding(facts, (0, 0, 1, 2)))


def _facts(subject: Subject, year: int, lang: str) -> Iterator[tuple[str, str]]:
    level = say("level", subject.level.value, lang)
    yield "scheme", where(say("scheme", subject.scheme.value, lang), level)
    above = catalogue(year, subject.scheme).ancestors(subject.code)
    names = " › ".join(f"{one.code} {one.name}" for one in above)
    yield "path", names or say("subject", "top", lang)
    if subject.scheme in OF_A_BUDGET:
        yield "fund", say("fund", fund_of(subject.code, year).value, lang)
    yield from _meaning(subject, lang)
    yield "years", _years(subject, year, lang)
    yield "grade", say("grade", subject.grade.value, lang)
    if subject.note:
        yield "note", subject.note


def _meaning(subject: Subject, lang: str) -> Iterator[tuple[str, str]]:
    meaning = subject.meaning
    if meaning is not None:
        ground = say("ground", meaning.ground.value, lang, source=meaning.source)
        brackets = "（{}）" if lang == "zh" else " ({})"
        yield "meaning", meaning.text + brackets.format(ground)
        if meaning.gloss:
            yield "english", ": ".join(part for part in (meaning.english, meaning.gloss) if part)


def _years(subject: Subject, year: int, lang: str) -> str:
    key = "since_before" if subject.first_year is None else "since"
    since = say("subject", key, lang, first=subject.years[0])
    last = subject.last_year
    until = say("subject", "in_force", lang) if last is None else say("subject", "until", lang, last=last)
    return where(since, until, say("subject", "asked", lang, year=year))


def _seen(subject: Subject, year: int, lang: str) -> Iterator[str]:
    seen = sorted(subject.attestations, key=lambda one: (abs(one.year - year), one.document))
    if not seen:
        yield say("subject", "seen_none", lang)
        return
    years = ", ".join(str(one) for one in sorted({one.year for one in seen}))
    yield say("subject", "seen_one" if len(seen) == 1 else "seen_count", lang, n=len(seen), years=years)
    for one in seen[:MOST_SEEN]:
        yield f"  {one.document}" if str(one.year) in one.document else f"  {one.document} ({one.year})"
    if len(seen) > MOST_SEEN:
        yield "  " + say("subject", "seen_more", lang, n=len(seen) - MOST_SEEN)


def subject_list(found: Sequence[Hit], year: int, lang: str = "zh") -> RenderableType:
    """Return what a search found, for a rich console, with the old name where that was meant."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True)
    for hit in found:
        subject = hit.subject
        above = catalogue(year, subject.scheme).ancestors(subject.code)
        scheme, level = subject.scheme.value, subject.level.value
        kind = where(say("scheme", scheme, lang), say("level", level, lang), *(one.name for one in above))
        grade = Text(say("grade_short", subject.grade.value, lang), "dim")
        lines = [Prose(subject.name, "bold"), Prose(kind, "dim")]
        if hit.former:
            years = "–".join(map(str, dict.fromkeys(hit.former.years)))
            lines.insert(1, Prose(say("subject", "former", lang, name=hit.former.name, years=years)))
        table.add_row(subject.code, grade, Group(*lines))
    return table
