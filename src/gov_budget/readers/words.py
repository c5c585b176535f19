"""The words of a line: codes, names and printed amounts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Locus
from gov_budget.money import Mark, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gov_budget.readers.grid import TextLine

__all__ = [
    "Row", "Word", "halves_of", "is_amount", "is_counting", "is_exact", "joined", "row_of", "words_of",
]  # fmt: skip

_DIGIT = "0-9０-９"
_AMOUNT = re.compile(rf"[（(]?[-+−－]?[{_DIGIT}][{_DIGIT},，.．]*[)）]?")
_CODED_NAME = re.compile(r"(?P<code>\d{3,12})[-－]?(?P<name>[^\d\s.,，．%％年月\-－].*)")
_MAX_AMOUNT = 40
_COUNTED = frozenset(["栏次", "行次", "项目", "**", "—", "-"])
_CLASS_DIGITS, _GROUP_DIGITS = 3, 2
_PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页")


@attrs.frozen
class Word:
    """A word of a line, with its place."""

    text: str
    locus: Locus


@attrs.frozen
class Row:
    """A line taken apart: leading codes, a name, trailing amounts."""

    codes: tuple[Word, ...]
    name: str
    amounts: tuple[Word, ...]
    locus: Locus


def words_of(line: TextLine) -> tuple[Word, ...]:
    """Return the words of a line; a line that is but a page number has none."""
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        return ()
    return tuple(Word(word, line.locus(n)) for n, word in enumerate(line.text.split(), 1))


def is_amount(text: str) -> bool:
    """Whether a word stands where an amount stands: a number, even a damaged one, or a dash.

    >>> [is_amount(t) for t in ("1,234.50", "12..3", "—", "2024年", "/")]
    [True, True, True, False, False]
    """
    if len(text) > _MAX_AMOUNT or text == "/":
        return False
    return mark_of(text) is Mark.DASH or _AMOUNT.fullmatch(text) is not None


def joined(parts: Iterable[str]) -> str:
    """Join the parts of a wrapped name: no spaces, but between Latin words or numbers.

    >>> joined(["任务2-1-1", "成立 县级", "A B"])
    '任务2-1-1成立县级A B'
    """
    text = ""
    for part in " ".join(parts).split():
        latin = bool(text) and text[-1].isascii() and text[-1].isalnum() and part[0].isascii()
        text += f" {part}" if latin and part[0].isalnum() else part
    return text


def is_exact(text: str) -> bool:
    """Whether a word can be nothing but an amount: a number with decimals or separators.

    >>> [is_exact(t) for t in ("12.30", "1,234", "1234")]
    [True, True, False]
    """
    return is_amount(text) and any(mark in text for mark in ".,，．")


def is_counting(words: Sequence[Word]) -> bool:
    """Whether a line only numbers the columns: 栏次 1 2 3."""
    numbers = [word.text for word in words if word.text not in _COUNTED]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def halves_of(words: Sequence[Word], fits: Callable[[str], bool]) -> list[Sequence[Word]]:
    """Cut a line where labels follow amounts: two or more tables stand side by side.

    ``fits`` says whether digits are a whole code.
    """
    starts = [0]
    if not words:
        return []
    for n in range(1, len(words)):
        if is_amount(words[n].text) or not is_amount(words[n - 1].text):
            continue
        start = _code_before(words, n, fits)
        if any(not is_amount(word.text) for word in words[starts[-1] : start]):
            starts.append(start)
    return [words[a:b] for a, b in pairwise([*starts, len(words)]) if a < b]


def _code_before(words: Sequence[Word], n: int, fits: Callable[[str], bool]) -> int:
    """Where the code in front of a name begins; 0 where the number there may belong to the name."""
    for start in range(max(1, n - _CLASS_DIGITS), n):
        groups = [word.text for word in words[start:n]]
        if all(map(_is_digits, groups)) and len(groups[0]) >= _CLASS_DIGITS and fits("".join(groups)):
            return start
    return n if is_exact(words[n - 1].text) else 0


def row_of(words: Sequence[Word]) -> Row:
    """Take a line apart."""
    words = _split_coded_name(words)
    leading = _leading_codes(words)
    end = len(words)
    while end > leading and is_amount(words[end - 1].text):
        end -= 1
    name = joined(word.text for word in words[leading:end])
    return Row(tuple(words[:leading]), name, tuple(words[end:]), words[0].locus)


def _split_coded_name(words: Sequence[Word]) -> Sequence[Word]:
    found = _CODED_NAME.fullmatch(words[0].text)
    if found is None:
        return words
    return [attrs.evolve(words[0], text=found[name]) for name in ("code", "name")] + list(words[1:])


def _leading_codes(words: Sequence[Word]) -> int:
    digits = 0
    while digits < len(words) and _is_digits(words[digits].text):
        digits += 1
    if digits < len(words) and not is_amount(words[digits].text):
        return digits
    return _groups(words)


def _groups(words: Sequence[Word]) -> int:
    """How many words lead a line of numbers only as the groups of a code: 类, 款, 项, unit."""
    if len(words) <= 1 or not _is_digits(words[0].text, _CLASS_DIGITS):
        return 0
    n = 1
    while n < len(words) and n <= _GROUP_DIGITS and _is_digits(words[n].text, _GROUP_DIGITS):
        n += 1
    if n == 1:
        return 0
    return n + 1 if n < len(words) and _is_digits(words[n].text) else n


def _is_digits(text: str, length: int | None = None) -> bool:
    return text.isascii() and text.isdigit() and (length is None or len(text) == length)
