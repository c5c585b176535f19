"""Performance indicators: three levels, then operator, value, measure, weight and direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Indicator, Locus
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Levels", "Tail", "begins_level", "continues_direction", "indicator", "is_heading", "tail_of"]

_OPERATORS = frozenset({"≥", "≤", "=", "＝", ">", "<", "＞", "＜", "定性"})
_GLUED = re.compile(r"([≥≤=＝><＞＜])(\S+)")
_FIRST = frozenset({"产出指标", "效益指标", "满意度指标", "成本指标", "履职效能", "社会效应", "可持续影响"})
_SECOND = re.compile(r"[^\d\s]{2,10}指标")
_DIRECTIONS = ("正向指标", "反向指标")
_HEADINGS = frozenset(
    [
        "年度绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "绩效指标性质",
        "绩效指标值",
        "绩效度量单位",
        "权重",
        "单位名称",
        "项目名称",
        "预算数",
        "年度目标",
        "指标性质",
        "指标值",
        "度量单位",
        "指标方向性",
        "指标",
        "方向性",
        "年度绩效目标",
    ]
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MAX_TORN = 4


@attrs.frozen
class Tail:
    """What stands behind the name of an indicator; ``before`` is what stands in front on the line."""

    before: tuple[str, ...]
    operator: str
    value: str
    measure: str
    weight: str
    direction: str


@attrs.define
class Levels:
    """The first and second level that the indicators below belong to."""

    first: str = ""
    second: str = ""

    def take(self, words: Sequence[str]) -> list[str]:
        """Take the levels that lead these words, torn names put together; return the rest."""
        rest = list(words)
        n, name = _leading_level(rest)
        if name in _FIRST and (name not in _SECONDARY or _leading_level(rest[n:])[1]):
            self.first, rest = name, rest[n:]
            n, name = _leading_level(rest)
        if name and rest[n:]:
            self.second, rest = name, rest[n:]
        return rest


_SECONDARY = frozenset({"成本指标", "满意度指标"})
"""Names of a first level that are also names of a second."""


def _leading_level(words: Sequence[str]) -> tuple[int, str]:
    for n in range(1, min(_MAX_TORN, len(words)) + 1):
        name = "".join(words[:n])
        if name in _FIRST or _SECOND.fullmatch(name):
            return n, name
    return 0, ""


def begins_level(words: Sequence[str]) -> bool:
    """Whether a line begins with the name of a first level, torn or whole."""
    return bool(words) and (words[0] in _FIRST or (words[0][-1] == "指" and f"{words[0]}标" in _FIRST))


def is_heading(words: Sequence[str]) -> bool:
    """Whether a line holds nothing but column headings."""
    return all(word in _HEADINGS for word in words)


def tail_of(words: Sequence[str]) -> Tail | None:
    """Return the end of an indicator, when the line holds one.

    >>> tail_of("运转保障率 ＝ 100 % 20".split()).measure
    '%'
    """
    loose = [part for word in words for part in _unglued(word)]
    at = next((i for i, word in enumerate(loose) if word in _OPERATORS), None)
    if at is None or at + 1 >= len(loose):
        return None
    value, rest = loose[at + 1], loose[at + 2 :]
    direction = ""
    if rest and any(one.startswith(rest[-1]) for one in _DIRECTIONS):
        direction = rest.pop()
    weight = rest.pop() if rest and _NUMBER.fullmatch(rest[-1]) else ""
    return Tail(tuple(loose[:at]), loose[at], value, joined(rest), weight, direction)


def _unglued(word: str) -> list[str]:
    found = _GLUED.fullmatch(word)
    return [found[1], found[2]] if found else [word]


def continues_direction(direction: str, text: str) -> bool:
    """Whether a text goes on with a torn 正向指标 or 反向指标."""
    return direction not in _DIRECTIONS and any(one.startswith(direction + text) for one in _DIRECTIONS)


def indicator(levels: Levels, name: Sequence[str], tail: Tail, project: str, locus: Locus) -> Indicator:
    """Return an indicator."""
    return Indicator(
        joined(name), levels.first, levels.second, tail.operator, tail.value, tail.measure, tail.weight,
        tail.direction, project, locus,
    )  # fmt: skip
