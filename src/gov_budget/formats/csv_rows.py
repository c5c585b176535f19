"""One line of a table as one row of CSV, and back.

The columns of the table hold the printed texts. What a text does not say (where it stands, a
finer precision, an ambiguous column) goes into one last column, ``more``, as the rest of the
line's JSON: it stays with its row when rows are sorted, added or deleted in a spreadsheet, which
a second file keyed by row number would not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_budget.errors import InvalidDocument
from gov_budget.formats.plain import is_object, kind_of, parse, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FIXED", "MORE", "line_of", "row_of"]

FIXED = ("role", "key", "code", "name", "institution", "printed_code")
"""The columns of every table, before its own."""

MORE = "more"

_REST = ("page", "row", "column", "ambiguous")


def row_of(line: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    """Return the row of a line given as its JSON: fixed columns, printed texts, the rest."""
    cells: dict[str, Any] = line["cells"]
    texts = {column: cell if isinstance(cell, str) else cell["text"] for column, cell in cells.items()}
    more = {key: line[key] for key in _REST if key in line}
    kept = _kept(cells, columns)
    if kept:
        more["cells"] = kept
    fixed: list[str] = [line.get(key, "") for key in FIXED]
    printed = [texts.get(column, "") for column in columns]
    return [*fixed, *printed, json.dumps(more, ensure_ascii=False) if more else ""]


def _kept(cells: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    kept = {
        column: {} if isinstance(cell, str) else {k: v for k, v in cell.items() if k != "text"}
        for column, cell in cells.items()
    }
    if list(kept) != [column for column in columns if column in kept]:
        return kept  # not in the order of the columns: naming every cell keeps the order
    return {column: rest for column, rest in kept.items() if rest or not cells[column]}


def line_of(row: Mapping[str, str], columns: Sequence[str]) -> dict[str, Any]:
    """Return the JSON of a line from its row; what it means is left to the JSON reader.

    Raises:
        InvalidDocument: the column ``more`` does not hold what it should.
    """
    more = _object(_parsed(row.get(MORE, "")), "")
    kept = _object(more.pop("cells", {}), ".cells")
    line: dict[str, Any] = {key: row[key] for key in FIXED if row[key] or key in ("role", "name")}
    _refuse(more, _REST, "")
    _refuse(kept, columns, ".cells")
    line.update(more)
    filled = [column for column in columns if row[column] or column in kept]
    order = kept if len(kept) == len(filled) else filled
    line["cells"] = {column: _cell(row[column], kept.get(column, {}), column) for column in order}
    return line


def _cell(text: str, rest: object, column: str) -> object:
    given = _object(rest, f".cells.{column}")
    if "text" in given:
        raise InvalidDocument("the text stands in its own column", f"{MORE}.cells.{column}.text")
    return {"text": text, **given} if given else text


def _parsed(text: str) -> object:
    try:
        return parse(text) if text else {}
    except InvalidDocument as error:
        raise InvalidDocument(error.problem, MORE + error.path.removeprefix("$")) from None


def _object(value: object, path: str) -> dict[str, Any]:
    if not is_object(value):
        raise InvalidDocument(f"expected an object, not {kind_of(value)}", MORE + path)
    return dict(value)


def _refuse(given: Mapping[str, Any], known: Sequence[str], path: str) -> None:
    for key in given:
        if key not in known:
            raise InvalidDocument(f"unknown key {shown(key)}", MORE + path)
