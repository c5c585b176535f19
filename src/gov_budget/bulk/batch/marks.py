"""What tells one state of a file from another: size, time of writing, and content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import attrs

__all__ = ["Mark", "content_of", "mark_of"]


@attrs.frozen
class Mark:
    """Size in bytes and time of writing in nanoseconds; of a folder the sum and the latest."""

    size: int
    modified: int


def mark_of(path: str) -> Mark:
    """Return the mark of a file, or of a folder of CSV tables.

    Raises:
        OSError: the system does not tell.
    """
    states = [each.stat() for each in _files(path)]
    return Mark(sum(s.st_size for s in states), max((s.st_mtime_ns for s in states), default=0))


def content_of(path: str) -> str:
    """Return the SHA-256 of a file; of a folder that of the names and contents of its files.

    Raises:
        OSError: the file cannot be read.
    """
    files = _files(path)
    if files == [Path(path)]:
        return _hash(files[0])
    parts = "".join(f"{_hash(each)} {each.name}\n" for each in files)
    return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _files(path: str) -> list[Path]:
    whole = Path(path)
    return sorted(each for each in whole.iterdir() if each.is_file()) if whole.is_dir() else [whole]
