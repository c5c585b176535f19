"""The records of one CSV file, each with its number; what is no CSV is told by file and row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from gov_budget.errors import InvalidDocument
from gov_budget.formats.csv_rows import FIXED, MORE, line_of
from gov_budget.formats.files import read_bytes
from gov_budget.formats.plain import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["read_lines"]


def read_lines(file: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the number of each row (the header is row 1) and the JSON of its line.

    Raises:
        UnreadableFile: the file is missing, empty or too large.
        InvalidDocument: a column is missing or unknown, a row too short or too long, or the
            file no CSV in UTF-8.
    """
    records = _records(file)
    header = next((record for _, record in records), list[str]())
    _check(header, columns, file)
    for n, record in records:
        if len(record) != len(header):
            raise InvalidDocument(f"{len(record)} fields under {len(header)} columns", f"row {n}", str(file))
        try:
            yield n, line_of(dict(zip(header, record, strict=True)), columns)
        except InvalidDocument as error:
            raise InvalidDocument(error.problem, f"row {n}, {error.path}", str(file)) from None


def _records(file: Path) -> Iterator[tuple[int, list[str]]]:
    n = 0
    try:
        for n, record in enumerate(csv.reader(io.StringIO(_text(file), newline=""), strict=True), 1):
            if record:  # an empty line, as editors leave one at the end, is no row
                yield n, record
    except csv.Error as error:
        raise InvalidDocument(f"not CSV: {error}", f"row {n + 1}", str(file)) from None


def _text(file: Path) -> str:
    content = read_bytes(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise InvalidDocument("not UTF-8", f"row {row}", str(file)) from None


def _check(header: list[str], columns: Sequence[str], file: Path) -> None:
    needed, known = [*FIXED, *columns], [*FIXED, *columns, MORE]
    problems = [f"the column {name!r} is missing" for name in needed if name not in header]
    problems += [f"unknown column {shown(name)}" for name in header if name not in known]
    problems += [f"the column {name!r} stands twice" for name in known if header.count(name) > 1]
    if problems:
        raise InvalidDocument(problems[0], "row 1", str(file))
