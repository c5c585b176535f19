"""The cells of a file: sheets of rows of text, from a workbook, CSV, or text pasted from a table."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import attrs

from gov_budget.errors import UnreadableFile

__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Sheet", "read_bytes", "sheets_of"]

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 60

_CODED = re.compile(r"\s*(\d+(?:\s+\d+)*)(?:\s+(?P<name>\S.*))?$")
_GAP = re.compile(r"\s{2,}")
_SPACED_HEADER = ("科目编码", "科目名称", "说明")
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls): save it as .xlsx"),
    (b"%PDF", "a PDF: copy its table"),
)


@attrs.frozen
class Sheet:
    """The rows of a sheet that are not blank, each with its number from 1."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return what is in a file.

    Raises:
        UnreadableFile: it is missing, no regular file, empty, or too large.
    """
    name = os.fspath(path)
    try:
        if not Path(path).is_file():
            raise UnreadableFile(name, "not a regular file" if Path(path).exists() else "no such file")
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except ValueError:  # a NUL in the name
        raise UnreadableFile(name, "no such file") from None
    except OSError as error:
        raise UnreadableFile(name, error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise UnreadableFile(name, f"larger than {MAX_BYTES:,} bytes")
    if not data.strip():
        raise UnreadableFile(name, "empty")
    return data


def sheets_of(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a file; a file of text is one sheet.

    A workbook is told by its content, CSV by the name of the file.  Other text is a table with tabs
    if it has any; otherwise a line is the code, a space, the name, and behind two spaces the 说明.

    Raises:
        UnreadableFile: it is no workbook and no text, or too large.
        MissingExtra: it is a workbook and openpyxl is not installed.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFile(name, f"is {what}")
    if data.startswith(b"PK\x03\x04"):
        from gov_budget.codes.official.workbook import workbook_sheets  # noqa: PLC0415

        return workbook_sheets(data, name)
    text = _decoded(data, name)
    if name.lower().endswith(".csv") or "\t" in text:
        return (_separated(text, name),)
    return (_spaced(text, name),)


def _decoded(data: bytes, name: str) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # what Excel calls Unicode text
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(name, "is no workbook (.xlsx) and no text in UTF-8 or GB18030")


def _separated(text: str, name: str) -> Sheet:
    delimiter = "," if name.lower().endswith(".csv") and text.count(",") > text.count("\t") else "\t"
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        rows = [tuple(cell.strip() for cell in row[:MAX_COLUMNS]) for row in lines]
    except csv.Error as error:
        raise UnreadableFile(name, f"line {lines.line_num}: {error}") from error
    return _sheet(list(enumerate(rows, 1)), name)


def _spaced(text: str, name: str) -> Sheet:
    rows: list[tuple[int, tuple[str, ...]]] = [(0, _SPACED_HEADER)]
    for number, line in enumerate(text.splitlines(), 1):
        found = _CODED.match(line)
        if found:
            said, *meaning = _GAP.split((found["name"] or "").strip(), maxsplit=1)
            rows.append((number, (found[1], said, *meaning)))
        elif len(rows) > 1 and "科目名称" not in "".join(line.split()):
            rows.append((number, ("", line.strip())))
    return _sheet(rows, name)


def _sheet(rows: list[tuple[int, tuple[str, ...]]], name: str) -> Sheet:
    filled = tuple((number, cells) for number, cells in rows if any(cells))
    if len(filled) > MAX_ROWS:
        raise UnreadableFile(name, f"has more than {MAX_ROWS:,} lines")
    return Sheet("", filled)
