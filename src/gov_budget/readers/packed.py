"""Opening what is packed in a zip archive, and nothing that is a bomb."""

from __future__ import annotations

import lzma
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from gov_budget.errors import DamagedFile, EncryptedFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.readers.limits import Watch

__all__ = ["Part", "checked", "parts_of"]

_CHUNK = 1 << 16
_MARKUP = (".xml", ".rels", ".vml")
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype", b"\0")
"""The formats allow no document type, and with none there are no entities; NUL betrays UTF-16."""
_OVERLAP = 16
_BROKEN = (
    BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, lzma.LZMAError, zlib.error
)  # fmt: skip


class Part(NamedTuple):
    """A file in the archive, and how often each wanted mark occurs in it."""

    name: str
    counts: tuple[int, ...]


def parts_of(data: bytes, watch: Watch) -> tuple[str, ...]:
    """Return the names of the files in an archive, when it is no bomb.

    Sizes are those that the archive declares: more is never unpacked.

    Raises:
        DamagedFile: it is no zip archive.
        EncryptedFile: a file in it is encrypted.
        LimitExceeded: it has too many files, or unpacks to too much.
    """
    with _opened(data, watch) as archive:
        return tuple(one.filename for one in _entries(archive, watch))


def checked(data: bytes, watch: Watch, marks: tuple[bytes, ...] = ()) -> tuple[Part, ...]:
    """Read the whole archive once: no part may be damaged, nor markup with a document type.

    Raises:
        DamagedFile: a part is damaged, or declares a document type.
        EncryptedFile: a part is encrypted.
        LimitExceeded: it has too many parts, or unpacks to too much.
    """
    with _opened(data, watch) as archive:
        return tuple(_part(archive, one, watch, marks) for one in _entries(archive, watch))


def _opened(data: bytes, watch: Watch) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFile(watch.file, f"is a damaged archive: {type(error).__name__}") from None


def _entries(archive: ZipFile, watch: Watch) -> Iterable[ZipInfo]:
    entries = archive.infolist()
    watch.count("entries", len(entries))
    watch.count("unpacked", sum(one.file_size for one in entries))
    if any(one.flag_bits & 1 for one in entries):
        raise EncryptedFile(watch.file)
    return entries


def _part(archive: ZipFile, entry: ZipInfo, watch: Watch, marks: tuple[bytes, ...]) -> Part:
    is_markup = entry.filename.lower().endswith(_MARKUP)
    counts = [0] * len(marks)
    try:
        with archive.open(entry) as stream:
            tail = b""
            while chunk := stream.read(_CHUNK):
                watch.tick(entry.filename)
                window = tail + chunk
                if is_markup:
                    _refuse(window, entry.filename, watch)
                    counts = [
                        n + window.count(mark) - tail.count(mark)
                        for n, mark in zip(counts, marks, strict=True)
                    ]
                tail = window[-_OVERLAP:]
    except _BROKEN as error:
        raise DamagedFile(watch.file, f"is damaged: {type(error).__name__}", entry.filename) from None
    return Part(entry.filename, tuple(counts))


def _refuse(window: bytes, name: str, watch: Watch) -> None:
    if any(mark in window for mark in _FORBIDDEN):
        raise DamagedFile(watch.file, "declares a document type or entities", name)
