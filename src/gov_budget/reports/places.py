"""Paths into the JSON of a budget, as a person would say them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_budget.errors import UnknownColumn
from gov_budget.model import kind
from gov_budget.rules.indicators import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["where_in"]


def where_in(tree: dict[str, Any], path: Sequence[str | int]) -> tuple[str, str]:
    """Return the place that a path into an example leads to, in Chinese and in English.

    >>> lines = [{"name": "合计", "cells": {"total": "1"}}]
    >>> tree = {"document": {"tables": [{"kind": "expenditure", "title": "支出总表", "lines": lines}]}}
    >>> where_in(tree, ["document", "tables", 0, "lines", 0, "cells", "total"])
    ('支出总表“合计”合计', '支出总表 “合计” total')
    """
    match path:
        case ["document", "tables", int(n), *rest]:
            return _in_table(tree["document"]["tables"][n], rest)
        case ["document", "statement", "claims", int(n), *_]:
            claim = tree["document"]["statement"]["claims"][n]
            name, year = claim["indicator"], claim["year"]
            return f"情况说明：{year}年{name_of(name, 'zh')}", f"the prose: {name_of(name, 'en')} of {year}"
        case ["document", *rest]:
            return _steps(rest), _steps(rest)
        case _:
            return _steps(path), _steps(path)


def _steps(path: Sequence[str | int]) -> str:
    return " · ".join(str(step) for step in path if not isinstance(step, int))


def _in_table(table: dict[str, Any], path: Sequence[str | int]) -> tuple[str, str]:
    title = table.get("title") or kind(table["kind"]).zh
    if len(path) < 2 or path[0] != "lines":  # noqa: PLR2004 - which line
        words = f"{title} {_steps(path)}".strip()
        return words, words
    line = table["lines"][path[1]]
    row = line.get("name") or line.get("code") or line.get("key", "")
    rest = [str(step) for step in path[2:] if step not in ("cells", "text")]
    column = rest[0] if rest else ""
    return f"{title}“{row}”{_column(table['kind'], column)}", f"{title} “{row}” {column.replace('_', ' ')}"


def _column(table: str, key: str) -> str:
    try:
        return kind(table).column(key).zh
    except UnknownColumn:
        return {"code": "编码", "name": "名称", "role": "性质"}.get(key, key)
