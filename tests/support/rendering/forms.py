"""The two forms of performance targets."""

from rendering.boxes import Box, Sheet

__all__ = ["project_form", "whole_form"]

_INDICATOR = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "指标方向性")
_LEAD = ("单位名称", "项目名称", "预算数", "年度目标")
_MONEY = (("基本支出", "basic"), ("项目支出", "project"))
_SOURCES = (("财政拨款", "appropriation"), ("专户资金", "special_account"), ("单位资金", "unit_funds"))


def _fields(one):
    return (one.level1, one.level2, one.name, one.operator, one.value, one.measure, one.weight, one.direction)


def project_form(table):
    """Return the form of projects: a row for each indicator, the project beside them merged."""
    boxes = [Box(0, n, label) for n, label in enumerate((*_LEAD, *_INDICATOR))]
    row = 1
    for line in table.lines:
        own = [one for one in table.indicators if one.project and one.project == line.name]
        down = max(len(own), 1)
        is_project = line.role.value == "project"
        unit = "-".join(filter(None, (line.institution, "" if is_project else line.name)))
        boxes += [
            Box(row, 0, unit, down),
            Box(row, 1, line.name if is_project else "", down),
            Box(row, 2, line.cells[0].text if line.cells else "", down, is_amount=True),
        ]
        for n, one in enumerate(own):
            boxes += [Box(row + n, 4 + at, text) for at, text in enumerate(_fields(one))]
        row += down
    return _sheet(table, boxes, len(_LEAD) + len(_INDICATOR), 1)


def whole_form(table):
    """Return the form of the whole department: the money above, its indicators below."""
    boxes = [Box(0, 0, "总体资金情况（元）", 3), Box(0, 1, "预算支出总额", 2)]
    line = table.lines[0] if table.lines else None
    texts = {cell.column: cell.text for cell in line.cells} if line else {}
    order, column = ["total"], 2
    for label, key in _MONEY:
        parts = [(zh, f"{key}_{source}") for zh, source in _SOURCES if f"{key}_{source}" in table.columns]
        boxes.append(Box(0, column, label, across=1 + len(parts)))
        boxes += [Box(1, column + n, zh) for n, zh in enumerate(("合计", *(zh for zh, _ in parts)))]
        order += [key, *(part for _, part in parts)]
        column += 1 + len(parts)
    boxes += [Box(2, 1 + n, texts.get(key, ""), is_amount=True) for n, key in enumerate(order)]
    boxes += [Box(3, n, label) for n, label in enumerate(("年度绩效指标", *_INDICATOR[:7]))]
    for n, one in enumerate(table.indicators):
        boxes += [Box(4 + n, 1 + at, text) for at, text in enumerate(_fields(one)[:7])]
    return _sheet(table, boxes, max(column, 8), 0)


def _sheet(table, boxes, width, head_height):
    return Sheet(table.title, table.number, table.unit.value, head_height, tuple(boxes), width, table.notes)
