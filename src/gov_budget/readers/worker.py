"""The process that reads files for :class:`gov_budget.readers.apart.Apart`."""

from __future__ import annotations

import os
import sys
import time
from typing import IO, TYPE_CHECKING, Any, cast

from gov_budget.errors import GovBudgetError
from gov_budget.readers.frames import received, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_budget.readers.limits import Limits

__all__ = ["READY", "serve"]

READY = "ready"
_GRACE = 4
Task = tuple["Callable[..., object]", tuple[Any, ...]]


def serve() -> None:
    """Do tasks from standard input until it ends; each answer goes to standard output."""
    tasks, answers = _streams()
    limits = cast("Limits", received(tasks))
    _confine(limits)
    send(answers, READY)
    while True:
        try:
            task = cast("Task", received(tasks))
        except EOFError:
            return
        _allow(limits.seconds)
        send(answers, _answer(task))


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """The two streams of this process, out of reach of libraries that print."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nowhere, number)
    return tasks, answers


def _answer(task: Task) -> tuple[str, object]:
    function, args = task
    try:
        return "result", function(*args)
    except GovBudgetError as error:
        error.__traceback__ = error.__cause__ = error.__context__ = None
        return "error", error
    except MemoryError:
        return "memory", None
    except Exception as error:  # noqa: BLE001 - whatever a file provokes is said, and ends nothing else
        return "defect", f"{type(error).__name__}: {error}"


def _confine(limits: Limits) -> None:
    """Bound the memory of this process, and let it write no files."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    for none in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(none, (0, resource.getrlimit(none)[1]))


def _allow(seconds: int) -> None:
    """Give the next file its time, so that the process ends even if its caller is gone."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + _GRACE, most))
