"""Opening what is packed in a zip archive, and nothing that is a bomb."""

from __future__ import annotations

import lzma
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from gov_budget.errors import DamagedFile, EncryptedFile

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from gov_budget.readers.limits import Watch

__all__ = ["OVERLAP", "checked", "parts_of"]

_CHUNK = 1 << 16
_MARKUP = (".xml", ".rels", ".vml")
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype", b"\0")
"""The formats allow no document type, and with none there are no entities; NUL betrays UTF-16."""
OVERLAP = 64
_BROKEN = (
    BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, lzma.LZMAError, zlib.error
)  # fmt: skip


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


def checked(data: bytes, watch: Watch, wanted: re.Pattern[bytes] | None = None) -> dict[str, bool]:
    """Read the whole archive once: no part may be damaged, nor markup with a document type.

    Returns of each part by its name whether something wanted, at most ``OVERLAP`` bytes, is in it.

    Raises:
        DamagedFile: a part is damaged, or declares a document type.
        EncryptedFile: a part is encrypted.
        LimitExceeded: it has too many parts or elements, or unpacks to too much.
    """
    found: dict[str, bool] = {}
    tags = 0
    with _opened(data, watch) as archive:
        for entry in _entries(archive, watch):
            found[entry.filename] = False
            for window, fresh in _windows(archive, entry, watch):
                tags += fresh.count(b"<")
                watch.count("elements", tags, entry.filename)
                _refuse(window, entry.filename, watch)
                found[entry.filename] |= bool(wanted and wanted.search(window))
    return found


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


def _windows(archive: ZipFile, entry: ZipInfo, watch: Watch) -> Iterator[tuple[bytes, bytes]]:
    """Unpack a part piece by piece; of markup, yield each piece with and without the end of the last."""
    is_markup = entry.filename.lower().endswith(_MARKUP)
    tail = b""
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                watch.tick(entry.filename)
                if is_markup:
                    yield tail + chunk, chunk
                tail = chunk[-OVERLAP:]
    except _BROKEN as error:
        raise DamagedFile(watch.file, f"is damaged: {type(error).__name__}", entry.filename) from None


def _refuse(window: bytes, name: str, watch: Watch) -> None:
    if any(mark in window for mark in _FORBIDDEN):
        raise DamagedFile(watch.file, "declares a document type or entities", name)
