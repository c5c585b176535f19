"""All amounts that the lines of a table print, counted from the text itself, whatever is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import kind as table_kind
from gov_budget.money import Mark, mark_of
from gov_budget.readers.balance import balance_words
from gov_budget.readers.names import scheme_of
from gov_budget.readers.performance import words_of_money
from gov_budget.readers.words import halves_of, is_amount, is_counting, is_exact, row_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gov_budget.readers.grid import TextLine
    from gov_budget.readers.recognise import Page, Region
    from gov_budget.readers.words import Word

__all__ = ["amounts_of", "loose_amounts"]


def amounts_of(region: Region) -> tuple[Word, ...]:
    """Return the amounts of a recognised table, codes and the values of indicators left out."""
    kind = table_kind(region.printed.kind)
    if kind.rows == "balance":
        words = balance_words(region.pages)
    elif kind.key in {"whole_performance", "project_performance"}:
        words = words_of_money(region.pages, kind.key)
    else:
        words = (word for page in region.pages for word in _coded(page, scheme_of(kind).fits))
    return tuple(word for word in words if _is_number(word))


def loose_amounts(lines: Sequence[TextLine]) -> tuple[Word, ...]:
    """Return the amounts of a table that was not recognised: numbers that end a line or have decimals."""
    found = (word for line in lines for half in _halves(words_of(line), _never) for word in _amounts(half))
    return tuple(word for word in found if _is_number(word))


def _coded(page: Page, fits: Callable[[str], bool]) -> Iterator[Word]:
    for line in page:
        for half in _halves(words_of(line), fits):
            yield from _amounts(half)


def _halves(words: Sequence[Word], fits: Callable[[str], bool]) -> Sequence[Sequence[Word]]:
    return [] if is_counting(words) else halves_of(words, fits)


def _amounts(words: Sequence[Word]) -> Iterator[Word]:
    row = row_of(words)
    inner = words[len(row.codes) : len(words) - len(row.amounts)]
    yield from (word for word in inner if is_exact(word.text))
    yield from row.amounts


def _is_number(word: Word) -> bool:
    return is_amount(word.text) and mark_of(word.text) is Mark.NUMBER


def _never(_: str) -> bool:
    return False
