"""Codes that look like one that does not exist."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gov_budget.codes.scheme import Scheme

__all__ = ["NEAR_LIMIT", "near_codes"]

NEAR_LIMIT = 5

_DIGITS = "0123456789"


def near_codes(code: str, scheme: Scheme, known: Collection[str]) -> tuple[str, ...]:
    """Return at most :data:`NEAR_LIMIT` known codes that resemble an unknown one, best first.

    First those one typing error away (a digit changed, left out, added, or two swapped), the longest
    common beginning first; then the longest known code it begins with; then the codes under the same
    parent, nearest number first.
    """
    if not (code.isascii() and code.isdigit()):
        return ()
    edits = {other for other in _one_edit(code) if other in known}
    typing_errors = sorted(edits, key=lambda other: (-_shared_digits(other, code), other))
    siblings = sorted(_siblings(code, scheme, known), key=lambda other: (abs(int(other) - int(code)), other))
    ranked = dict.fromkeys([*typing_errors, *_known_prefix(code, known), *siblings])
    return tuple(ranked)[:NEAR_LIMIT]


def _one_edit(code: str) -> Iterator[str]:
    for place, digit in enumerate(code):
        yield code[:place] + code[place + 1 :]
        for other in _DIGITS:
            yield code[:place] + other + code[place + 1 :]
            yield code[:place] + other + digit + code[place + 1 :]
    for digit in _DIGITS:
        yield code + digit
    for place, (left, right) in enumerate(pairwise(code)):
        yield code[:place] + right + left + code[place + 2 :]


def _shared_digits(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _known_prefix(code: str, known: Collection[str]) -> list[str]:
    return [code[:length] for length in range(len(code) - 1, 0, -1) if code[:length] in known][:1]


def _siblings(code: str, scheme: Scheme, known: Collection[str]) -> list[str]:
    if not scheme.fits(code):
        return []
    parent = code[: scheme.lengths[scheme.lengths.index(len(code)) - 1]] if scheme.path(code)[1:] else ""
    return [other for other in known if len(other) == len(code) and other.startswith(parent)]
