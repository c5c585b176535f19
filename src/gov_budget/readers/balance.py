"""Balance tables: two sides of labelled amounts on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme
from gov_budget.model import Line, Locus, Role
from gov_budget.profiles import folded
from gov_budget.readers.names import codes_named
from gov_budget.readers.roles import Draft
from gov_budget.readers.words import Word, is_amount, is_counting, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.model import BalanceLine, TableKind
    from gov_budget.readers.grid import TextLine
    from gov_budget.readers.recognise import Page

__all__ = ["balance_drafts", "balance_line", "balance_words"]

_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,4}[)）]?[、.．]|\d{1,2}[、．]")
_HEADING_WORDS = frozenset(["收入", "支出", "收入支出", "项目", "预算数", "金额", "合计", "行次"])
_HEAD = frozenset(["项目", "预算数", "决算数", "金额", "行次", "栏次"])
_MAX_HEAD = 20
_ORDER = "行次"
_ROW_NUMBER = re.compile(r"\d{1,3}")
MAX_LABELS = 1_000
"""No balance has so many lines on a page: the rest is kept as notes."""
_INCOME, _EXPENDITURE = "income", "expenditure"


@attrs.define
class _Label:
    """A label with the amounts that follow it."""

    text: str
    locus: Locus
    ordinal: bool
    amounts: list[Word] = attrs.field(factory=list[Word])


def balance_drafts(
    kind: TableKind, pages: Sequence[Page], columns: tuple[str, ...], year: int
) -> tuple[list[Draft], list[str]]:
    """Return the lines of a balance, income first, and what is no line of it."""
    drafts: list[Draft] = []
    notes: list[str] = []
    counted = _are_counted(pages)
    for page in pages:
        labels = list(_labels(page[_head_ends(page) :], counted=counted))
        notes += (label.text for label in labels[MAX_LABELS:])
        for label in labels[_data_begins(kind, labels, year) : MAX_LABELS]:
            line = balance_line(kind, label.text, drafts, year)
            if line is None and _continue_last(kind, drafts, label, year):
                continue
            _put(kind, label, line, columns, drafts, notes)
    return sorted(drafts, key=lambda draft: _side(kind, draft.line) == _EXPENDITURE), notes


def balance_words(pages: Sequence[Page]) -> Iterator[Word]:
    """Return the words of a balance that stand where amounts stand."""
    counted = _are_counted(pages)
    return (
        word
        for page in pages
        for line in page
        for word in _words(line, counted=counted)
        if is_amount(word.text)
    )


def _are_counted(pages: Sequence[Page]) -> bool:
    """Whether the rows are numbered (行次): the first number behind a label is no amount."""
    return any(word.text == _ORDER for page in pages for line in page[:_MAX_HEAD] for word in words_of(line))


def _words(line: TextLine, *, counted: bool) -> Iterator[Word]:
    words = _unspaced(words_of(line))
    if is_counting(words):
        return
    for n, word in enumerate(words):
        is_order = counted and n and _ROW_NUMBER.fullmatch(word.text) and not is_amount(words[n - 1].text)
        if not is_order:
            yield word


def _head_ends(page: Page) -> int:
    """Behind the last line above the amounts that holds a word of the head: 项目 决算数 项目 合计 ….

    Columns may be headed as lines are labelled, and would be taken for them.
    """
    end = 0
    for i, line in enumerate(page[:_MAX_HEAD]):
        words = words_of(line)
        if any(is_amount(word.text) for word in words):
            break
        if any(word.text in _HEAD for word in words):
            end = i + 1
    return end


def _data_begins(kind: TableKind, labels: Sequence[_Label], year: int) -> int:
    """The first label that is no heading: it has an ordinal, or else the very name of a line."""
    names = {folded(line.zh) for line in kind.lines}
    numbered = next((i for i, label in enumerate(labels) if label.ordinal), len(labels))
    named = (
        i
        for i, label in enumerate(labels)
        if folded(label.text) in names or codes_named(label.text, year, Scheme.FUNCTION)
    )
    return min(numbered, next(named, len(labels)))


def _labels(page: Page, *, counted: bool) -> Iterator[_Label]:
    current: _Label | None = None
    for line in page:
        for word in _words(line, counted=counted):
            if is_amount(word.text):
                if current is not None:
                    current.amounts.append(word)
                continue
            for text, ordinal in _split(word.text):
                if current is not None:
                    yield current
                current = _Label(text, word.locus, ordinal)
    if current is not None:
        yield current


def _unspaced(words: Sequence[Word]) -> list[Word]:
    """The words of a line, letters that are spaced out (收  入) put together."""
    found: list[Word] = []
    spaced = False
    for word in words:
        single = len(word.text) == 1 and not is_amount(word.text)
        if single and spaced:
            found[-1] = attrs.evolve(found[-1], text=found[-1].text + word.text)
        else:
            found.append(word)
        spaced = single
    return found


def _split(word: str) -> list[tuple[str, bool]]:
    """A word, cut where an ordinal begins inside it; ordinals themselves are left out."""
    parts = [(part, n > 0) for n, part in enumerate(_ORDINAL.split(word))]
    return [(part, ordinal) for part, ordinal in parts if part]


def balance_line(kind: TableKind, text: str, before: Sequence[Draft], year: int) -> Line | None:
    """Return the line of a balance that bears a label, below the lines read ``before``."""
    if text in _HEADING_WORDS:
        return None
    declared = _declared(kind, text, before)
    if declared is not None:
        role = Role.SUM if _is_sum(kind, declared) else Role.ITEM
        return Line(role, (), key=declared.key, name=text)
    code = next(iter(codes_named(text, year, Scheme.FUNCTION)), "")
    return Line(Role.SUBJECT, (), code=code, name=text) if code else None


def _declared(kind: TableKind, text: str, before: Sequence[Draft]) -> BalanceLine | None:
    """The declared line of a label; where several bear it, the one below the last sum of its side."""
    wanted = folded(text)
    found = [one for one in kind.lines if wanted in map(folded, (one.zh, *one.headers))]
    taken = {draft.line.key for draft in before}
    for draft in reversed(before):
        within = [one for one in found if one.within == draft.line.key]
        if within and draft.line.role is Role.SUM:
            return within[0]
        if draft.line.role is Role.SUM and any(one.side == _side(kind, draft.line) for one in found):
            break
    return next((one for one in found if one.key not in taken), found[0] if found else None)


def _is_sum(kind: TableKind, line: BalanceLine) -> bool:
    above = any(other.within == line.key for other in kind.lines)
    return above or line.within.endswith("_total") or line.key.endswith("_total")


def _side(kind: TableKind, line: Line) -> str:
    declared = kind.line_by_key.get(line.key)
    if declared is not None:
        return declared.side
    return _EXPENDITURE if line.code or "支" in line.name else _INCOME


def _continue_last(kind: TableKind, drafts: list[Draft], label: _Label, year: int) -> bool:
    """Whether a label ends that of an unknown line without amounts above, which is then known."""
    last = drafts[-1] if drafts else None
    if last is None or last.amounts or last.line.role is not Role.ITEM or last.line.key != last.line.name:
        return False
    line = balance_line(kind, last.line.name + label.text, drafts[:-1], year)
    if line is None:
        return False
    line = attrs.evolve(line, columns=last.line.columns, locus=last.line.locus)
    drafts[-1] = Draft(line, tuple(label.amounts), _columns(kind, line))
    return True


def _put(  # noqa: PLR0913, PLR0917 - a label and where it goes
    kind: TableKind, label: _Label, line: Line | None, columns: tuple[str, ...],
    drafts: list[Draft], notes: list[str],
) -> None:  # fmt: skip
    if line is None and (label.text in _HEADING_WORDS or folded(label.text) in {"合计", "项目"}):
        notes.extend(word.text for word in label.amounts)
        return
    line = line or Line(Role.ITEM, (), key=label.text, name=label.text)
    line = attrs.evolve(line, columns=columns, locus=label.locus)
    drafts.append(Draft(line, tuple(label.amounts), _columns(kind, line)))


def _columns(kind: TableKind, line: Line) -> tuple[str, ...]:
    """The columns that stand on the side of a line."""
    side = _side(kind, line)
    return tuple(key for key in line.columns if kind.column(key).side in ("", side))
