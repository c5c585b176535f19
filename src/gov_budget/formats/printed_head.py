"""The headings of amounts: a column and those that add up to it under a common heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Column, Table

__all__ = ["Head", "head_of"]

_SUM, _OF_FORMS = "小计", "合计"


@attrs.frozen
class Head:
    """Two rows of headings, the lower one empty where nothing is merged, and the ranges that are merged."""

    top: tuple[str, ...]
    below: tuple[str, ...]
    merged: tuple[tuple[int, int, int, int], ...]


def head_of(table: Table, first: int) -> Head:
    """Return the headings of the amounts, which begin in column ``first`` (from 0)."""
    top, below, merged = list[str](), list[str](), list[tuple[int, int, int, int]]()
    for column, parts in _groups(table):
        if parts:
            left = first + len(top)
            merged.append((0, left, 0, left + len(parts)))
            common = column.zh.removesuffix("小计").removesuffix("合计")
            top += [common, *[""] * len(parts)]
            below += [
                _OF_FORMS if table.kind.rows == "form" else _SUM,
                *(_short(part, common) for part in parts),
            ]
        else:
            top.append(column.zh)
            below.append("")
    return Head(tuple(top), tuple(below), tuple(merged))


def _short(part: Column, common: str) -> str:
    """Return a heading that is read together with the one above it."""
    return part.headers[0] if part.headers else part.zh.removeprefix(common) or part.zh


def _groups(table: Table) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    """Yield each column with the columns behind it that add up to it, unless they are sums themselves."""
    keys, n = table.columns, 0
    while n < len(keys):
        column = table.kind.column(keys[n])
        printed = (alt for alt in column.parts if n and keys[n + 1 : n + 1 + len(alt)] == alt)
        parts = tuple(table.kind.column(part) for part in next(printed, ()))
        if any(part.parts for part in parts):
            parts = ()
        yield column, parts
        n += 1 + len(parts)
