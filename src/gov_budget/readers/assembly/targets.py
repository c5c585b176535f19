"""Performance indicators in a grid: three levels, operator, value, measure, weight, direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from gov_budget.model import Indicator
from gov_budget.profiles import folded
from gov_budget.readers.words import joined

if TYPE_CHECKING:
    from gov_budget.readers.assembly.body import Body
    from gov_budget.readers.source import GridCell

__all__ = ["Targets", "fields_of"]

_FIELDS = {
    "level1": re.compile(r"一级指标(?:名称)?"),
    "level2": re.compile(r"二级指标(?:名称)?"),
    "name": re.compile(r"三级指标(?:名称)?|指标名称"),
    "operator": re.compile(r"(?:绩效)?指标性质|运算符号"),
    "value": re.compile(r"(?:年度)?(?:绩效)?(?:\(/项目\))?(?:绩效)?指标值|目标值"),
    "measure": re.compile(r"(?:绩效)?度量单位|计量单位"),
    "weight": re.compile(r"(?:指标)?权重(?:\(%\))?"),
    "direction": re.compile(r"指标方向性|方向性"),
}
_GLUED = re.compile(
    r"(?P<operator>[≥≤=＝><＞＜])?\s*(?P<value>\d[\d,]*(?:\.\d+)?)\s*[(（](?P<measure>.+)[)）]"
)


def fields_of(body: Body, row: int) -> Mapping[str, int]:
    """Return in which column each field of an indicator stands, if a row is their heading."""
    found: dict[str, int] = {}
    for cell in body.by_row[row]:
        for field, pattern in _FIELDS.items():
            if pattern.fullmatch(folded(cell.text)):
                found.setdefault(field, cell.column)
    return found if {"level1", "name"} <= set(found) else {}


@attrs.define
class Targets:
    """Collects the indicators of a form; levels that are merged hold for the rows beside them."""

    fields: Mapping[str, int] = attrs.field(factory=dict[str, int])
    found: list[Indicator] = attrs.field(factory=list["Indicator"])
    _levels: dict[str, str] = attrs.field(factory=dict[str, str])

    def take(self, body: Body, row: int, project: str = "") -> None:
        """Add the indicator of a row, if there is one."""
        for level in ("level1", "level2"):
            text = self._text(body, row, level)
            if text and text != self._levels.get(level):
                self._levels[level] = text
        name = self._cell(body, row, "name")
        if name is None or name.row != row:
            return
        said = {field: self._text(body, row, field) for field in self.fields}
        glued = _GLUED.fullmatch(said.get("value", "")) if "operator" not in said else None
        if glued:
            said |= {key: text or "" for key, text in glued.groupdict().items()}
        said |= self._levels
        said["name"] = joined([name.text])
        self.found.append(Indicator(project=project, locus=name.locus, **said))

    def _cell(self, body: Body, row: int, field: str) -> GridCell | None:
        return body.at(row, self.fields[field]) if field in self.fields else None

    def _text(self, body: Body, row: int, field: str) -> str:
        cell = self._cell(body, row, field)
        return joined([cell.text]) if cell else ""
