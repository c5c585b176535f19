"""What a number format shows of a number."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Shown", "shown"]

_GENERAL = frozenset({"", "general", "@", "g/通用格式"})
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*")
_MOST_PLACES = 30
_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
"""A workbook keeps fifteen digits of a number, no more."""
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_KEPT = "\ue000"
"""Stands for a literal letter while a pattern is taken apart."""


class Shown(NamedTuple):
    """What a reader of the workbook sees, and how many decimals of it; ``None`` when nothing says."""

    text: str
    places: int | None = None


class _Section(NamedTuple):
    """One of the parts of a pattern: literals around digits."""

    before: str
    after: str
    places: int
    least: int
    is_grouped: bool
    shift: int


def shown(number: str, pattern: str) -> Shown:
    """Return how a number format displays a number that is given as decimal text.

    Halves are rounded away from zero, as workbooks do.  A part of the pattern without digits
    (a dash, nothing) is what is displayed.  What stands in brackets (colours, signs of currency) is
    left out.

    >>> shown("1234.565", "#,##0.00")
    Shown(text='1,234.57', places=2)
    >>> shown("0", '#,##0.00;-#,##0.00;"-"')
    Shown(text='-', places=None)
    """
    value = _SIGNIFICANT.create_decimal(number)
    if pattern.strip().lower() in _GENERAL or not value.is_finite():
        return Shown(_plain(value))
    sections = _sections(pattern)
    section, signed = _chosen(sections, value)
    if isinstance(section, str):
        return Shown(section.strip())
    text = _digits(abs(value), section)
    is_zero = not any(digit in "123456789" for digit in text)
    sign = "-" if value < 0 and signed and not is_zero else ""
    return Shown((sign + section.before + text + section.after).strip(), section.places)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chosen(sections: tuple[_Section | str, ...], value: Decimal) -> tuple[_Section | str, bool]:
    """The part of a pattern for a value, and whether a minus sign has to be added."""
    positive, *others = sections
    if value < 0 and others:
        return others[0], False
    if value == 0 and len(others) > 1:
        return others[1], False
    return positive, True


@lru_cache(maxsize=256)
def _sections(pattern: str) -> tuple[_Section | str, ...]:
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        text = found["quoted"] or found["escaped"] or ""
        literals.append(text)
        return _KEPT if text else ""

    bare = _LITERAL.sub(keep, pattern)
    texts = iter([text for text in literals if text])
    return tuple(_section(part, texts) for part in bare.split(";")[:3])


def _section(part: str, texts: object) -> _Section | str:
    found = _DIGITS.search(part)
    if found is None or not set(found[0]) & {"0", "#"}:  # question marks alone are room for digits
        return _filled(part.replace("?", ""), texts)
    digits = found[0]
    whole, _, decimals = digits.rstrip(",").partition(".")
    before, after = _filled(part[: found.start()], texts), _filled(part[found.end() :], texts)
    shift = -3 * (len(digits) - len(digits.rstrip(","))) + 2 * (part.count("%"))
    places = min(len(decimals), _MOST_PLACES)
    return _Section(before, after, places, whole.count("0"), "," in whole, shift)


def _filled(part: str, texts: object) -> str:
    return "".join(next(texts, "") if letter == _KEPT else letter for letter in part)  # type: ignore[call-overload]


def _digits(value: Decimal, section: _Section) -> str:
    step = Decimal(1).scaleb(-section.places)
    rounded = _WIDE.quantize(_WIDE.scaleb(value, section.shift), step)
    whole, _, decimals = f"{rounded:f}".partition(".")
    whole = whole.lstrip("0").rjust(section.least, "0")
    if section.is_grouped:
        whole = f"{int(whole or 0):,}" if int(whole or 0) else whole
    return f"{whole}.{decimals}" if section.places else whole
