"""Heads of tables: leading columns for codes and names, and amounts under merged headings."""

from gov_budget.model import Role
from rendering.boxes import Box

__all__ = ["head_of", "lead_of"]

_SPLIT = {"function": ("类", "款", "项"), "economic": ("类", "款"), "project": ("类", "款", "项")}
_CODE, _UNIT, _NAME = "科目编码", "单位代码", "name"
_LABELS = {"function": "科目名称", "economic": "科目名称", "project": "项目名称", "institution": "单位名称"}
_BOTH = {"function": "单位名称（科目）", "economic": "单位名称（科目）", "project": "单位名称（项目）"}
_SUBTOTAL = "小计"


def rows_by(table):
    """What the rows of a table stand for: places print income by function too."""
    by_code = any(line.role is Role.SUBJECT for line in table.lines)
    return "function" if table.kind.rows == "institution" and by_code else table.kind.rows


def lead_of(table, look):
    """Return the leading columns of a table that is no balance: their labels, the name last."""
    kind, lines = rows_by(table), table.lines
    codes = _SPLIT.get(kind, ()) if look.splits_codes else ((_CODE,) if kind in _SPLIT else ())
    has_units = any(line.institution for line in lines)
    has_both = any(line.role is Role.INSTITUTION for line in lines)
    name = _BOTH[kind] if has_both and kind in _BOTH else _LABELS.get(kind, "项目")
    return (*codes, *([_UNIT] if has_units else []), name)


def head_of(table, look):
    """Return the leading columns, the boxes of the head, and how many rows it has."""
    if table.kind.rows == "balance":
        return ("项目",), *_balance_head(table)
    lead = lead_of(table, look)
    groups = list(_groups(table))
    deep = len(lead) > 1
    height = max(1 + deep + (deep and look.splits_codes and rows_by(table) in _SPLIT), _depth(groups))
    return lead, [*_lead_boxes(table, lead, height, look), *_amount_boxes(groups, len(lead), height)], height


def _balance_head(table):
    """Two rows: 收入 and 支出, and below them 项目 and the amounts of each side."""
    left = [c for c in table.columns if table.kind.column(c).side in {"", "income"}]
    right = [c for c in table.columns if table.kind.column(c).side in {"", "expenditure"}]
    boxes = [Box(0, 0, "收入", across=1 + len(left)), Box(0, 1 + len(left), "支出", across=1 + len(right))]
    labels = ["项目", *map(table.kind.column, left), "项目", *map(table.kind.column, right)]
    texts = [label if isinstance(label, str) else label.zh for label in labels]
    return [*boxes, *(Box(1, n, text) for n, text in enumerate(texts))], 2


def _groups(table):
    """The amount columns in order: (None, [column]) or (heading, [subtotal, parts…])."""
    columns, keys = [table.kind.column(key) for key in table.columns], list(table.columns)
    n = 0
    while n < len(columns):
        parts = next(
            (alt for alt in columns[n].parts if n and keys[n + 1 : n + 1 + len(alt)] == list(alt)), ()
        )
        simple = parts and not any(table.kind.column(part).parts for part in parts)
        yield (columns[n], [table.kind.column(part) for part in parts] if simple else [])
        n += 1 + (len(parts) if simple else 0)


def _depth(groups):
    return 2 if any(parts for _, parts in groups) else 1


def _amount_boxes(groups, column, height):
    for top, parts in groups:
        if not parts:
            yield Box(0, column, top.zh, down=height)
            column += 1
            continue
        yield Box(0, column, top.zh.removesuffix(_SUBTOTAL).removesuffix("合计"), across=1 + len(parts))
        labels = [_SUBTOTAL, *(_below(part) for part in parts)]
        yield from (Box(1, column + n, text, down=height - 1) for n, text in enumerate(labels))
        column += len(labels)


def _below(part):
    """A heading under a merged one is short."""
    return part.headers[0] if part.headers else part.zh


def _lead_boxes(table, lead, height, look):
    if len(lead) == 1:
        yield Box(0, 0, lead[0], down=height)
        return
    yield Box(0, 0, "项目", across=len(lead))
    codes = len(_SPLIT[rows_by(table)]) if look.splits_codes and rows_by(table) in _SPLIT else 0
    if codes:
        yield Box(1, 0, _CODE, across=codes)
        yield from (Box(2, n, lead[n], down=height - 2) for n in range(codes))
    yield from (Box(1, n, lead[n], down=height - 1) for n in range(codes, len(lead)))
