"""Rows of tables: codes in their columns, names, amounts; balances with their two sides."""

from itertools import zip_longest

from gov_budget.model import Role
from rendering.boxes import Box

__all__ = ["body_of"]

_ORDINALS = "一二三四五六七八九十"
_GROUPS = ((0, 3), (3, 5), (5, None))
_TOTALS = ("income_total", "expenditure_total")


def body_of(table, lead, look):
    """Return the boxes of the rows below the head, rows from 0."""
    if table.kind.rows == "balance":
        return list(_balance(table, look))
    return [box for row, line in enumerate(table.lines) for box in _row(table, line, row, lead, look)]


def _row(table, line, row, lead, look):
    n = len(lead)
    name = _name(line)
    if line.role is Role.TOTAL and n > 1 and line is table.lines[-1] and row:
        yield Box(row, 0, name, across=n)
    else:
        yield from (Box(row, at, text) for at, text in _codes(line, lead, look) if text)
        if name:
            yield Box(row, n - 1, name)
    yield from _amounts(line, table.columns, row, n)


def _name(line):
    return "合计" if line.role is Role.TOTAL and not line.name else line.name


def _codes(line, lead, look):
    if "单位代码" in lead:
        yield lead.index("单位代码"), line.institution
    if not line.code or not {"类", "科目编码"} & set(lead):
        return
    if not look.splits_codes:
        yield 0, line.code
        return
    count = sum(label in {"类", "款", "项"} for label in lead)
    for at, (start, end) in zip(range(count), _GROUPS, strict=False):
        yield at, line.code[start : end if at + 1 < count else None]


def _amounts(line, columns, row, first):
    for at, key in enumerate(columns, first):
        text = next((cell.text for cell in line.cells if cell.column == key), "")
        yield Box(row, at, text, is_amount=True)


def _balance(table, look):
    kind = table.kind
    left = [c for c in table.columns if kind.column(c).side in {"", "income"}]
    right = [c for c in table.columns if kind.column(c).side in {"", "expenditure"}]
    incomes = [line for line in table.lines if _is_income(kind, line)]
    spending = [line for line in table.lines if not _is_income(kind, line)]
    rows = list(zip_longest(*_padded(incomes, spending)))
    for row, (income, spent) in enumerate(rows):
        for line, columns, first in ((income, left, 0), (spent, right, 1 + len(left))):
            if line is not None:
                yield Box(row, first, _label(table, line, look))
                yield from _amounts(line, columns, row, first + 1)


def _padded(incomes, spending):
    """Both sides, the shorter with gaps above its total."""
    most = max(len(incomes), len(spending))
    for side in (incomes, spending):
        tail = side[-1:] if side and side[-1].key in _TOTALS else []
        above = side[: len(side) - len(tail)]
        yield [*above, *[None] * (most - len(side)), *tail]


def _is_income(kind, line):
    declared = kind.line_by_key.get(line.key)
    return declared is not None and declared.side == "income"


def _label(table, line, look):
    if not look.numbers_rows or line.role is Role.SUM:
        return line.name
    same = [one for one in table.lines if _is_income(table.kind, one) == _is_income(table.kind, line)]
    n = [one for one in same if one.role is not Role.SUM].index(line)
    return f"{_ordinal(n + 1)}、{line.name}"


def _ordinal(n):
    tens, ones = divmod(n, 10)
    text = ("" if tens == 1 else _ORDINALS[tens - 1]) + "十" if tens else ""
    return text + (_ORDINALS[ones - 1] if ones else "")
