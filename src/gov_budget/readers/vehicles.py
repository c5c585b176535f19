"""公务用车 in the prose: how many, of which types, how many to be bought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.model import Vehicles, VehicleType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.readers.prose import Passage

__all__ = ["vehicles_of"]

_COUNT = r"(?P<count>\d{1,6})"
_TOTAL = re.compile(
    rf"(?:现有|共有|实有|保有)公务用车(?:保有量)?{_COUNT}辆(?:[,;]?其中:?(?P<types>[^。\n]*))?"
)
_TYPE = re.compile(r"(?P<name>[^,;。\d]{2,30})(?P<count>\d{1,6})辆")
_PLANNED = re.compile(rf"(?:拟|计划)?(?:新)?购置公务用车{_COUNT}辆")
_LARGE = re.compile(rf"单位?价值?\d+万元(?:\(含\))?以上(?:的)?(?:大型)?(?:通用|专用)?设备{_COUNT}台")
_ASSETS = re.compile(rf"共有(?:公务)?(?:用车|车辆){_COUNT}辆")


def vehicles_of(prose: Iterable[Passage]) -> Vehicles | None:
    """Return what the prose says of vehicles; ``None`` when it says nothing."""
    total = planned = large = assets = None
    types: tuple[VehicleType, ...] = ()
    for passage in prose:
        found = _TOTAL.search(passage.plain)
        if found and total is None:
            total, types = int(found["count"]), _types(passage, found)
        planned = _count(_PLANNED, passage, planned)
        large = _count(_LARGE, passage, large)
        assets = _count(_ASSETS, passage, assets)
    if total is planned is large is assets is None:
        return None
    return Vehicles(total, types, planned, large, assets)


def _count(pattern: re.Pattern[str], passage: Passage, known: int | None) -> int | None:
    found = pattern.search(passage.plain)
    return int(found["count"]) if found and known is None else known


def _types(passage: Passage, total: re.Match[str]) -> tuple[VehicleType, ...]:
    if total["types"] is None:
        return ()
    start, end = total.span("types")
    return tuple(
        VehicleType(passage.text[one.start("name") : one.end("name")], int(one["count"]))
        for one in _TYPE.finditer(passage.plain, start, end)
    )
