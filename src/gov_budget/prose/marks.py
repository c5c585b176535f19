"""The figures of a paragraph: amounts of money, percentages and numbers of things.

Years, dates, document numbers, ordinal numbers and bounds (单价100万元以上) are none of them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import attrs

from gov_budget.prose.wording import pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Kind", "Mark", "marks_of"]

_NUMBER = r"(?<![\d.A-Za-z])(?<!\d,)(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_MAX_DIGITS = 40


class Kind(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"


@attrs.frozen
class Mark:
    """A figure in a paragraph: the number from ``start`` to ``end``, its measure up to ``close``."""

    kind: Kind
    text: str
    measure: str
    start: int
    end: int
    close: int


@cache
def _figure() -> re.Pattern[str]:
    measures = "|".join(re.escape(word) for word in words("measures"))
    return re.compile(rf"{_NUMBER}(?P<measure>亿元|万元|元(?!/)|%|{measures})")


def marks_of(plain: str) -> Iterator[Mark]:
    """Yield the figures of a text, in order.

    >>> [(m.text, m.measure) for m in marks_of("2024年共3辆,18,976.76万元,占63.50%,单价100万元(含)以上")]
    [('3', '辆'), ('18,976.76', '万元'), ('63.50', '%')]
    """
    bound = pattern("threshold")
    for found in _figure().finditer(plain):
        measure = found["measure"]
        if len(found["number"]) > _MAX_DIGITS or (measure.endswith("元") and bound.match(plain, found.end())):
            continue
        yield Mark(_kind(measure), found["number"], measure, found.start(), found.end("number"), found.end())


def _kind(measure: str) -> Kind:
    if measure.endswith("元"):
        return Kind.MONEY
    return Kind.PERCENT if measure == "%" else Kind.COUNT
