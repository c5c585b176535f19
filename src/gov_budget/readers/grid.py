"""From a file's bytes to lines that know where they stand."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import attrs

from gov_budget.errors import UnreadableFile
from gov_budget.model import Locus

__all__ = ["TextLine", "decode", "lines_of", "read_bytes"]

MAX_BYTES = 20_000_000
MAX_LINES = 200_000
MAX_LENGTH = 10_000

_LONGEST = 4
"""So many bytes at most are one letter of UTF-8."""
_EXPECTED = "expected text in UTF-8 or GB18030"
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (codecs.BOM_UTF16_LE, "text in UTF-16"),
    (codecs.BOM_UTF16_BE, "text in UTF-16"),
)


@attrs.frozen
class TextLine:
    """A line of the file: its number from 1, its page where form feeds tell, its text."""

    number: int
    text: str
    page: int | None = None

    def locus(self, ordinal: int | None = None) -> Locus:
        """Return where this line stands, or a word of it by its ordinal from 1."""
        return Locus(self.page, self.number, ordinal)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return what is in a file.

    Raises:
        UnreadableFile: it is missing, no regular file, or too large.
    """
    name = os.fspath(path)
    try:
        if not Path(path).is_file():
            problem = "is no regular file" if Path(path).exists() else "does not exist"
            raise UnreadableFile(name, problem)
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"cannot be opened: {error}") from None
    if len(data) > MAX_BYTES:
        raise UnreadableFile(name, f"is larger than {MAX_BYTES:,} bytes")
    return data


def decode(data: bytes, source: str = "") -> str:
    """Return the text of a file in UTF-8 (with or without mark) or GB18030.

    Raises:
        UnreadableFile: it is empty, not text, or in another encoding.
    """
    if not data.strip():
        raise UnreadableFile(source, f"is empty: {_EXPECTED}")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFile(source, f"is {what}: {_EXPECTED}")
    if b"\0" in data:
        raise UnreadableFile(source, f"is binary (a NUL byte at {data.index(0)}): {_EXPECTED}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _gb18030(data, source, error.start)


def _gb18030(data: bytes, source: str, first_bad: int) -> str:
    if first_bad >= len(data) - _LONGEST + 1 and not data[:first_bad].isascii():
        raise UnreadableFile(source, f"is cut off inside a letter of UTF-8 (byte {first_bad})")
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        problem = f"is neither UTF-8 (byte {first_bad}) nor GB18030 (byte {error.start}): {_EXPECTED}"
        raise UnreadableFile(source, problem) from None


def lines_of(text: str, source: str = "") -> tuple[TextLine, ...]:
    """Return the lines of a text, with pages counted by its form feeds.

    Raises:
        UnreadableFile: there are too many lines, or one is too long to be a line of a document.
    """
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(raw) > MAX_LINES:
        raise UnreadableFile(source, f"has more than {MAX_LINES:,} lines")
    page = 1 if "\f" in text else None
    lines: list[TextLine] = []
    for number, line in enumerate(raw, 1):
        if len(line) > MAX_LENGTH:
            raise UnreadableFile(source, f"line {number} is longer than {MAX_LENGTH:,} characters")
        if page is not None:
            page += line.count("\f")
        lines.append(TextLine(number, line.replace("\f", " "), page))
    return tuple(lines)
