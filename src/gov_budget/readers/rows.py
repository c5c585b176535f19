"""From the lines of a coded table to whole rows: wrapped names and stray amounts rejoined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.codes import Scheme
from gov_budget.profiles import folded
from gov_budget.readers.names import may_continue, official_name
from gov_budget.readers.words import Row, halves_of, is_counting, joined, row_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_budget.readers.recognise import Page
    from gov_budget.readers.words import Word

__all__ = ["TOTALS", "Rows", "code_of", "rows_of"]

TOTALS = frozenset({"合计", "总计"})

_CODE_WORDS = 3


@attrs.define
class Rows:
    """The rows of a table, the text of its heading, and lines that belong to no row."""

    rows: list[Row] = attrs.field(factory=list[Row])
    heading: str = ""
    notes: list[str] = attrs.field(factory=list[str])


def code_of(row: Row, scheme: Scheme) -> tuple[str, int]:
    """Return the subject code that leads a row, and how many of its words spell it."""
    words = [word.text for word in row.codes]
    for n in range(min(_CODE_WORDS, len(words)), 0, -1):
        groups = [len(word) for word in words[1:n]]
        code = "".join(words[:n])
        if scheme.fits(code) and all(length <= 2 for length in groups):  # noqa: PLR2004 - 款 and 项
            return code, n
    return "", 0


def rows_of(pages: Sequence[Page], year: int, scheme: Scheme, named: Iterable[str] = ()) -> Rows:
    """Return the rows of a table that may go over several pages; ``named`` are rows without a code.

    Where tables stand side by side, the rows on the left come first.
    """
    whole = TOTALS | frozenset(map(folded, named))
    found = [_Collector(year, scheme, whole)]
    heading = ""
    for page in pages:
        begin = _data_begins(page)
        heading += "".join(folded(line.text) for line in page[:begin])
        for line in page[begin:]:
            words = words_of(line)
            halves = [] if is_counting(words) else halves_of(words, scheme.fits)
            found += (_Collector(year, scheme, whole) for _ in halves[len(found) :])
            for collector, half in zip(found, halves, strict=False):
                collector.take(half)
        for collector in found:
            collector.close()
    results = [collector.result for collector in found]
    return Rows(
        [row for one in results for row in one.rows], heading, [n for one in results for n in one.notes]
    )


def _data_begins(page: Page) -> int:
    """The index of the first line that is no heading: it prints amounts or a code, or is the total."""
    last_total = len(page)
    for i, line in enumerate(page):
        words = words_of(line)
        if not words or is_counting(words):
            continue
        row = row_of(words)
        if row.amounts or len(row.codes) > 1:
            return _with_its_name(page, i) if not row.name and not row.codes else i
        if row.name in TOTALS:
            last_total = i
    return last_total


def _with_its_name(page: Page, i: int) -> int:
    """Where a line holds nothing but amounts: the line of its total, if that stands just above."""
    above = next((j for j in range(i - 1, -1, -1) if page[j].text.strip()), None)
    return above if above is not None and joined([page[above].text]) in TOTALS else i


@attrs.define
class _Collector:
    year: int
    scheme: Scheme
    named: frozenset[str]
    result: Rows = attrs.field(factory=Rows)
    open: Row | None = None

    def take(self, words: Sequence[Word]) -> None:
        row = row_of(words)
        if row.codes:
            self.close()
            self._put(row)
        elif row.name and row.amounts:
            self._named(row)
        elif row.name:
            self._text(row)
        elif self.open is not None:
            self._finish(attrs.evolve(self.open, amounts=row.amounts))
        else:
            self.result.rows.append(row)

    def close(self) -> None:
        """End the row that still waits for amounts: a coded row has none, a mere text is a note."""
        row, self.open = self.open, None
        if row is None:
            return
        if row.codes or folded(row.name) in self.named:
            self.result.rows.append(row)
        else:
            self.result.notes.append(row.name)

    def _put(self, row: Row) -> None:
        if row.amounts:
            self.result.rows.append(row)
        else:
            self.open = row

    def _finish(self, row: Row) -> None:
        self.open = None
        self.result.rows.append(row)

    def _named(self, row: Row) -> None:
        if self.open is not None and not self._is_whole(self.open, row.name):
            name = joined([self.open.name, row.name])
            self._finish(attrs.evolve(self.open, name=name, amounts=row.amounts))
            return
        self.close()
        self.result.rows.append(row)

    def _text(self, row: Row) -> None:
        if self.open is not None and not self._is_whole(self.open, row.name):
            self.open = attrs.evolve(self.open, name=joined([self.open.name, row.name]))
        elif self._continues_last(row.name):
            last = self.result.rows[-1]
            self.result.rows[-1] = attrs.evolve(last, name=joined([last.name, row.name]))
        else:
            self.close()
            self.open = row

    def _is_whole(self, row: Row, more: str) -> bool:
        """Whether a row needs no more text: its name is the total, or the official one."""
        if folded(row.name) in self.named:
            return True
        code, _ = code_of(row, self.scheme)
        official = official_name(code, self.year, self.scheme)
        return bool(official) and folded(row.name) == official and folded(row.name + more) != official

    def _continues_last(self, text: str) -> bool:
        if self.open is not None or not self.result.rows:
            return False
        last = self.result.rows[-1]
        code, _ = code_of(last, self.scheme)
        return bool(code) and may_continue(last.name, text, code, self.year, self.scheme)
