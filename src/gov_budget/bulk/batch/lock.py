"""One batch at a time on one output, whoever starts the other."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from gov_budget.errors import OutputInUse

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

__all__ = ["LOCK", "locked"]

LOCK = "lock"
"""The file in a working folder that the running batch holds."""
_FAR = 1 << 30
"""Where Windows locks a byte: what it locks nobody reads, and the number of the holder is read."""


@contextmanager
def locked(folder: Path, out: Path) -> Generator[None]:
    """Hold a working folder, which is made where it is missing.

    The system gives the lock back when the process that holds it ends, however it ends: what a
    dead process left behind stops nobody.

    Raises:
        OutputInUse: a living process holds it.
        OSError: the system refuses to write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a+", encoding="ascii") as stream:
        if not _taken(stream):
            raise OutputInUse(str(out), _holder(stream))
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        yield
        stream.truncate(0)


def _holder(stream: IO[str]) -> int | None:
    stream.seek(0)
    said = stream.read().strip()
    return int(said) if said.isdigit() else None


def _taken(stream: IO[str]) -> bool:
    try:
        _lock(stream)
    except OSError:
        return False
    return True


if sys.platform == "win32":

    def _lock(stream: IO[str]) -> None:
        import msvcrt  # noqa: PLC0415 - only on Windows

        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:

    def _lock(stream: IO[str]) -> None:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
