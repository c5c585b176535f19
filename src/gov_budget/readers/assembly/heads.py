"""Where the heading of a table ends, and what stands above each of its columns."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from gov_budget.profiles import folded
from gov_budget.readers.words import is_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_budget.readers.assembly.body import Body
    from gov_budget.readers.source import GridCell

__all__ = ["ColumnRole", "Head", "HeadColumn", "head_of"]

_GROUPS = frozenset({"类", "款", "项", "目"})
_CODE = re.compile(r"编码|代码|编号")
_NAME = re.compile(r"名称|科目$|^项目$|单位$|^部门$")
_ORDER = re.compile(r"^(?:行次|栏次|序号)$")
_REMARK = re.compile(r"备注|说明$|依据$|^内容$")
_LABEL = re.compile(r"^(?:项目|项目\(.{1,12}\)|支出项目|收入项目|功能科目|科目)$")
_HEADS = re.compile(
    r"项目|项目\(.{1,12}\)|(?:支出|收入)项目|[类款项目]|.{0,12}科目(?:名称|编码|代码)?|.{0,8}(?:编码|代码)"
    r"|(?:单位|部门|项目|功能分类|经济分类).{0,6}名称.{0,8}|.{0,12}指标"
)
_TOTALS = re.compile(r"(?:(?:人员|公用)经费)?(?:合计|总计|小计)|本年(?:收入|支出)合计")
_SUBJECT_CODE = re.compile(r"[2356]\d{2}(?:\d{2}){0,3}")
_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）])|^\d{1,2}[、.．]\D"
)
_COUNTED = re.compile(r"\d{1,2}|[甲乙丙丁]|栏次|行次|\*\*|[一—-]+|项目|合计|\d+=.*")
_NOTHING = frozenset({"无", "…", "……", "空"})
_MAX_HEAD = 8
_PAIR = 2
_FEW, _MOST = 3, 0.75


class ColumnRole(StrEnum):
    """What a column of a table holds."""

    CODE = "code"
    NAME = "name"
    LABEL = "label"
    AMOUNT = "amount"
    IGNORED = "ignored"


@attrs.frozen
class HeadColumn:
    """A column: where it begins in the grid, the texts above it from top to bottom, its role."""

    at: int
    path: tuple[str, ...]
    role: ColumnRole


@attrs.frozen
class Head:
    """The heading of a body: its columns, and the first row below it."""

    columns: tuple[HeadColumn, ...]
    rows: tuple[int, ...]
    data: tuple[int, ...]

    def of(self, *roles: ColumnRole) -> tuple[HeadColumn, ...]:
        """Return the columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)


def head_of(body: Body, before: Head | None = None, above: Body | None = None) -> Head:
    """Return the heading of a body; one without a heading has no heading rows and no paths.

    On a further page, below ``before`` in the body ``above``, only what is printed there again is a
    heading, or what has headings of labels of its own.
    """
    count = _head_rows(body)
    if before is not None and above is not None and not _has_labels(body, count):
        count = _repeated(body, before, above)
    rows, data = body.rows[:count], body.rows[count:]
    while data and rows and _is_counting(body.by_row[data[0]]):
        rows, data = (*rows, data[0]), data[1:]
    paths = {at: _path(body, rows, at) for at in body.columns}
    labels = sum(bool(path) and bool(_LABEL.match(path[-1])) for path in paths.values())
    columns = tuple(HeadColumn(at, path, _role(path, labels)) for at, path in paths.items())
    return Head(tuple(_by_content(columns, body, data)), rows, data)


def _by_content(columns: Sequence[HeadColumn], body: Body, data: Sequence[int]) -> Iterator[HeadColumn]:
    """The columns; one whose heading says nothing is told by what stands in it.

    In front of names may stand codes; words alone, with amounts in the next column, are labels.
    """
    named = next((n for n, one in enumerate(columns) if one.role in {ColumnRole.NAME, ColumnRole.LABEL}), 0)
    before_names = {n - 1 for n, one in enumerate(columns) if one.role is ColumnRole.NAME}
    held = {
        one.at: [cell.text.strip() for row in data for cell in body.by_row[row] if cell.column == one.at]
        for one in columns
        if one.role is ColumnRole.AMOUNT
    }
    label = ColumnRole.LABEL if named else ColumnRole.NAME
    for n, column in enumerate(columns):
        texts, after = held.get(column.at, []), columns[n + 1].at if n + 1 < len(columns) else -1
        in_front = n < named and (_are_codes(texts, _FEW) or _are_numbers_of_units(texts))
        if in_front or (n in before_names and _are_codes(texts, 1)):
            yield attrs.evolve(column, role=ColumnRole.CODE)
        elif _are_words(texts) and any(map(is_amount, held.get(after, []))):
            yield attrs.evolve(column, role=label)
        else:
            yield column


def _are_codes(texts: Sequence[str], least: int) -> bool:
    codes = sum(_SUBJECT_CODE.fullmatch(folded(text)) is not None for text in texts)
    return len(texts) >= least and codes >= _MOST * len(texts)


def _are_numbers_of_units(texts: Sequence[str]) -> bool:
    """Whether whole numbers of one length come again and again, as amounts do not."""
    alike = all(text.isdigit() for text in texts) and len({len(text) for text in texts}) == 1
    return alike and len(texts[0]) >= _FEW and len(set(texts)) <= len(texts) // 2


def _are_words(texts: Sequence[str]) -> bool:
    """Whether texts are words and no amounts, neither damaged ones nor dashes for nothing."""
    has_numbers = any(letter.isdigit() for text in texts for letter in text)
    return len(texts) >= _FEW and not has_numbers and not any(map(is_amount, texts))


def _head_rows(body: Body) -> int:
    """How many rows on top hold no data: those down to the headings of the labels, where there are some."""
    first = next((n for n, row in enumerate(body.rows) if _is_data(body.by_row[row])), len(body.rows))
    above = [cell for row in body.rows[: min(first, _MAX_HEAD)] for cell in body.by_row[row]]
    bottoms = [cell.row + cell.row_span - 1 for cell in above if _HEADS.fullmatch(folded(cell.text))]
    if bottoms:
        return min(first, sum(row <= max(bottoms) for row in body.rows))
    return first if first <= _MAX_HEAD else 0


def _has_labels(body: Body, count: int) -> bool:
    cells = [cell for row in body.rows[:count] for cell in body.by_row[row]]
    return any(_HEADS.fullmatch(folded(cell.text)) for cell in cells)


def _repeated(body: Body, before: Head, above: Body) -> int:
    """How many rows on top print the heading of the page before again."""
    count = 0
    for row, printed in zip(body.rows, before.rows, strict=False):
        if [folded(c.text) for c in body.by_row[row]] != [folded(c.text) for c in above.by_row[printed]]:
            break
        count += 1
    return count


def _is_data(cells: Sequence[GridCell]) -> bool:
    if _is_counting(cells):
        return False
    first = folded(cells[0].text)
    if first in _NOTHING:
        return True
    if _SUBJECT_CODE.fullmatch(first) or _ORDINAL.match(first):
        return True
    if len(cells) <= _PAIR and _TOTALS.fullmatch(first):
        return all(_TOTALS.fullmatch(folded(cell.text)) or is_amount(cell.text.strip()) for cell in cells)
    return any(is_amount(cell.text.split()[0]) for cell in cells) or any(
        _ORDINAL.match(folded(cell.text)) for cell in cells
    )


def _is_counting(cells: Sequence[GridCell]) -> bool:
    """Whether a row only numbers the columns: 栏次 1 2 3 …."""
    texts = [folded(cell.text) for cell in cells]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) <= _PAIR]
    rising = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return rising and numbers[0] <= 1 and all(_COUNTED.fullmatch(text) for text in texts)


def _path(body: Body, rows: Sequence[int], at: int) -> tuple[str, ...]:
    found: list[str] = []
    last: GridCell | None = None
    for row in rows:
        cell = body.at(row, at)
        if cell is None or cell is last or _is_counting(body.by_row[row]):
            continue
        last = cell
        text = folded(cell.text)
        if text and text not in found[-1:]:
            found.append(text)
    return tuple(found)


def _role(path: tuple[str, ...], labels: int) -> ColumnRole:
    if not path:
        return ColumnRole.AMOUNT
    last = path[-1]
    if last in _GROUPS or any(_CODE.search(text) for text in path):
        return ColumnRole.CODE
    if _ORDER.match(last):
        return ColumnRole.IGNORED
    if _LABEL.match(last):
        return ColumnRole.LABEL if labels > 1 else ColumnRole.NAME
    if _NAME.search(last):
        return ColumnRole.NAME
    return ColumnRole.IGNORED if _REMARK.search(last) else ColumnRole.AMOUNT
