"""What the prose calls a change, and whether two amounts bear it out."""

from __future__ import annotations

__all__ = ["agrees", "calls_for_a_reason"]

UNCHANGED = frozenset({"持平", "保持不变", "没有变化", "无变化", "不变", "一致", "无增减"})
SMALL = frozenset({"变化不大", "基本持平", "基本一致", "略有变化"})
UP = ("增加", "增长", "上升", "提高", "大于", "高于", "超过", "多于")
DOWN = ("减少", "下降", "降低", "压减", "小于", "低于", "少于")

SMALL_SHARE = 10
"""“变化不大” is taken at its word up to one part in this many of last year's amount."""


def agrees(change: str, this: int, last: int) -> bool | None:
    """Return whether two amounts in 分 bear out a change word; ``None`` for words not known."""
    if change in SMALL:
        return abs(this - last) * SMALL_SHARE <= abs(last)
    if change in UNCHANGED:
        return this == last
    if any(word in change for word in UP):
        return this > last
    if any(word in change for word in DOWN):
        return this < last
    return None


def calls_for_a_reason(change: str) -> bool:
    """Return whether a change word says that something changed enough to need a reason."""
    return change not in UNCHANGED | SMALL
