"""``Raises:`` sections of docstrings (Google style) as field lists.

The docstrings of the package have no other section, and say types in signatures only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

HEAD = "Raises:"


def to_fields(_app: Sphinx, *named: object) -> None:
    """Replace the section by one field for each entry; the lines of the docstring are named last."""
    lines = cast("list[str]", named[-1])
    if HEAD not in lines:
        return
    start = lines.index(HEAD)
    after = range(start + 1, len(lines))
    end = next((i for i in after if lines[i] and not lines[i][0].isspace()), len(lines))
    fields = [f":raises {entry}" for entry in _entries(lines[start + 1 : end])]
    lines[start:end] = ["", *fields, ""]


def _entries(lines: list[str]) -> Iterator[str]:
    """Yield ``Names: description``; the names may go over several lines, the description is indented."""
    entry, indent = "", _indent(lines[0])
    for line in filter(str.strip, lines):
        if ":" in entry and _indent(line) == indent:
            yield entry
            entry = ""
        entry = f"{entry} {line.strip()}".lstrip()
    yield entry


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook."""
    app.connect("autodoc-process-docstring", to_fields)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
