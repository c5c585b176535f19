"""Writing that a power cut does not undo."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["replace", "settle"]


def replace(writers: Mapping[Path, Callable[[Path], object]]) -> None:
    """Write files aside, and put them in their places when all are whole and on the disk.

    Raises:
        OSError: the system refuses.
    """
    aside = {path: path.with_name(f"{path.name}.tmp") for path in writers}
    for path, write in writers.items():
        write(aside[path])
        with aside[path].open("rb+") as stream:
            os.fsync(stream.fileno())
    for path, new in aside.items():
        new.replace(path)
    for folder in {path.parent for path in writers}:
        settle(folder)


def settle(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
