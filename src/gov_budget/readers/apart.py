"""Reading in a process of its own, so that no file can hang, crash or bloat the program that reads it."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

from gov_budget.errors import LimitExceeded, ReadingCrashed
from gov_budget.readers.frames import received, send
from gov_budget.readers.limits import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from gov_budget.readers.limits import Limits

__all__ = ["Apart"]

T = TypeVar("T")

_START = "import sys; sys.path[:] = {path!r}; from gov_budget.readers.worker import serve; serve()"
_GRACE = 2.0
"""Seconds beyond the limit: the reader that looks at the clock itself says better where it was."""
_START_UP = 120.0
"""Seconds after which a process that does not start is given up."""
_MOST_TASKS = 200
"""After so many files the process is replaced, so that no library's leak adds up."""


class Apart:
    """A process that reads files one after the other, and is replaced when one of them breaks it.

    The process may use as much memory and time for a file as the limits say; what it prints goes
    nowhere.  This guards against files that hang or crash a library, not against one that takes a
    library over.

    >>> from gov_budget.fiscal import fiscal_year
    >>> with Apart() as apart:
    ...     apart.run(fiscal_year, 2024)
    2024
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._tasks = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, function: Callable[..., T], *args: object) -> T:
        """Return what a function of a module returns for arguments; the first one names the file.

        Raises:
            GovBudgetError: whatever the function raises of the library's errors.
            LimitExceeded: it took too much time or memory.
            ReadingCrashed: the process broke down, or the function raised another exception.
        """
        file = str(args[0]) if args else ""
        kind, value = self._asked((function, args), file)
        if kind == "result":
            return cast("T", value)
        if kind == "error":
            raise cast("Exception", value)
        self.close()
        if kind == "memory":
            raise LimitExceeded(file, "memory", self.limits.memory)
        raise ReadingCrashed(file, str(value))

    def close(self) -> None:
        """End the process; the next file starts another."""
        process, self._process, self._tasks = self._process, None, 0
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                cast("IO[bytes]", stream).close()
            process.wait()

    def _asked(self, task: tuple[object, ...], file: str) -> tuple[str, object]:
        """Send a task and wait for its answer, no longer than the limits say."""
        process = self._started(file)
        return cast("tuple[str, object]", self._answer(process, task, file, self.limits.seconds + _GRACE))

    def _answer(self, process: subprocess.Popen[bytes], value: object, file: str, seconds: float) -> object:
        overdue: list[bool] = []
        timer = Timer(seconds, self._stop, (process, overdue))
        timer.start()
        try:
            send(cast("IO[bytes]", process.stdin), value)
            return received(cast("IO[bytes]", process.stdout))
        except (EOFError, OSError, pickle.UnpicklingError):
            raise self._broken(file, overdue=bool(overdue)) from None
        finally:
            timer.cancel()

    @staticmethod
    def _stop(process: subprocess.Popen[Any], overdue: list[bool]) -> None:
        overdue.append(True)
        process.kill()

    def _started(self, file: str) -> subprocess.Popen[bytes]:
        """Return the process, ready: on a busy machine its start is no fault of the file."""
        self._tasks += 1
        if self._tasks > _MOST_TASKS:
            self.close()
        if self._process is None:
            command = [sys.executable, "-c", _START.format(path=sys.path)]
            self._process = subprocess.Popen(  # noqa: S603 - our own code
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._answer(self._process, self.limits, file, _START_UP)
        return self._process

    def _broken(self, file: str, *, overdue: bool) -> LimitExceeded | ReadingCrashed:
        """Return why no answer came."""
        process = cast("subprocess.Popen[bytes]", self._process)
        code = process.wait()
        self.close()
        if overdue or -code in _OUT_OF_TIME:
            return LimitExceeded(file, "seconds", self.limits.seconds)
        return ReadingCrashed(file, f"the process that read it ended with {_named(code)}")


_OUT_OF_TIME = {int(signal.SIGXCPU)} if hasattr(signal, "SIGXCPU") else set[int]()


def _named(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"code {code}"
