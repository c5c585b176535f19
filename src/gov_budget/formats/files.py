"""Files of bounded size, read whole; whatever is wrong with one is told by its name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

from gov_budget.errors import UnreadableFile
from gov_budget.formats.plain import MAX_SIZE

__all__ = ["PathLike", "read_bytes", "read_text"]

PathLike: TypeAlias = str | os.PathLike[str]


def read_bytes(path: PathLike) -> bytes:
    """Return the content of a regular file.

    Raises:
        UnreadableFile: it is missing, no regular file, empty, too large, or refused by the system.
    """
    name = os.fspath(path)
    try:
        if not Path(path).is_file():
            raise UnreadableFile(name, "not a regular file" if Path(path).exists() else "no such file")
        with Path(path).open("rb") as stream:
            content = stream.read(MAX_SIZE + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, str(error)) from error
    if len(content) > MAX_SIZE:
        raise UnreadableFile(name, f"larger than {MAX_SIZE} bytes")
    if not content:
        raise UnreadableFile(name, "empty")
    return content


def read_text(path: PathLike) -> str:
    """Return the content of a text file in UTF-8.

    Raises:
        UnreadableFile: as :func:`read_bytes`, or the file is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(os.fspath(path), f"not UTF-8 at byte {error.start}") from None
