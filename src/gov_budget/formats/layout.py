"""JSON text laid out for reviewers: one row of a table on one line, so that a diff shows rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gov_budget.formats.plain import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["lay_out"]

_ROWS = frozenset(
    {
        "claims", "headings", "indicators", "lines", "listings", "loci", "notes", "paragraphs", "staff",
        "types", "units",
    }
)  # fmt: skip
"""Lists that stand on several lines, each element of theirs on one."""

_INLINE = frozenset({"columns"})


def lay_out(tree: object) -> str:
    """Return a plain value as JSON text, ending in a line break."""
    return _text("", tree, "\n") + "\n"


def _text(key: str, value: object, line: str) -> str:
    if is_object(value) and value:
        inner = (f"{_inline(k)}: {_text(k, v, line + '  ')}" for k, v in value.items())
        return _block("{", inner, "}", line)
    if is_list(value) and value and key not in _INLINE:
        rows = (_inline(v) if key in _ROWS else _text("", v, line + "  ") for v in value)
        return _block("[", rows, "]", line)
    return _inline(value)


def _block(opening: str, parts: Iterable[str], closing: str, line: str) -> str:
    return f"{opening}{line}  " + f",{line}  ".join(parts) + f"{line}{closing}"


def _inline(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
