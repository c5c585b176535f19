"""The form of 上海 for projects: a sheet for each, labels with their values beside them."""

from rendering.boxes import Box, Sheet

__all__ = ["shanghai_projects"]

_LEFT = (("项目资金总额", "whole"), ("其中：财政资金", "whole_fiscal"), None, ("其他资金", "whole_other"))
_RIGHT = (
    ("年度资金申请总额", "amount"),
    ("其中：当年财政拨款", "appropriation"),
    ("上年结转资金", "carry_over"),
    ("其他资金", "other"),
)
_WIDTH = 8


def shanghai_projects(table):
    """Return a sheet for each project of a table."""
    return [_sheet(table, line) for line in table.lines]


def _sheet(table, line):
    texts = {cell.column: cell.text for cell in line.cells}
    own = [one for one in table.indicators if one.project == line.name]
    boxes = [
        Box(0, 0, "项目名称", across=2), Box(0, 2, line.name, across=2), Box(0, 4, "项目性质"),
        Box(0, 5, "经常性项目"), Box(0, 6, "项目类别"), Box(0, 7, "特定目标类"),
        Box(1, 0, "主管部门", across=2), Box(1, 2, "某局", across=2), Box(1, 4, "实施单位"),
        Box(1, 5, "某局", across=3),
        Box(2, 0, "项目资金（元）", down=4, across=2),
    ]  # fmt: skip
    for n, (left, right) in enumerate(zip(_LEFT, _RIGHT, strict=True), 2):
        down = 2 if left and left[1] == "whole_fiscal" else 1
        if left:
            boxes += [Box(n, 2, left[0], down, 2), Box(n, 4, texts.get(left[1], ""), down, is_amount=True)]
        boxes += [Box(n, 5, right[0], across=2), Box(n, 7, texts.get(right[1], ""), is_amount=True)]
    boxes += [Box(6, 0, "绩效指标", down=1 + len(own)), Box(6, 1, "一级指标"), Box(6, 2, "二级指标"),
              Box(6, 3, "三级指标", across=3), Box(6, 6, "年度指标值", across=2)]  # fmt: skip
    for n, one in enumerate(own, 7):
        glued = f"{one.operator}{one.value}({one.measure})" if one.measure else one.value
        boxes += [
            Box(n, 1, one.level1),
            Box(n, 2, one.level2),
            Box(n, 3, one.name, across=3),
            Box(n, 6, glued, across=2),
        ]
    return Sheet(table.title, table.number, table.unit.value, 0, tuple(boxes), _WIDTH)
