"""Processes that examine documents side by side; one that a document breaks is replaced."""

from __future__ import annotations

import signal
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from threading import local
from typing import TYPE_CHECKING, TypeVar

import attrs

from gov_budget.readers.apart import Apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from gov_budget.readers.limits import Limits  # noqa: TC004 - attrs only names it

__all__ = ["Crew"]

T = TypeVar("T")
Key = TypeVar("Key")

_AHEAD = 2
"""Tasks in flight for each process: one that it does and one that waits."""


@attrs.define
class Crew:
    """Runs a function for many arguments in ``jobs`` processes, with few of them in flight.

    A thread stands before each process; it does nothing but wait for the answer.
    """

    jobs: int
    limits: Limits
    _own: local = attrs.field(factory=local, init=False)
    _processes: list[Apart] = attrs.field(factory=list, init=False)
    _ended: bool = attrs.field(default=False, init=False)
    _threads: ThreadPoolExecutor = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._threads = ThreadPoolExecutor(self.jobs, "examiner", _leave_interrupts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._close()
        self._threads.shutdown()
        self._close()

    def _close(self) -> None:
        for process in self._processes:
            with suppress(OSError, ValueError):
                process.close()

    def each(
        self, tasks: Iterable[tuple[Key, tuple[object, ...]]], function: Callable[..., T]
    ) -> Iterator[tuple[Key, Future[T]]]:
        """Yield each key with what became of the function for its arguments, as they finish."""
        flying: dict[Future[T], Key] = {}
        for key, arguments in tasks:
            flying[self._threads.submit(self._run, function, arguments)] = key
            while len(flying) >= self.jobs * _AHEAD:
                yield from _landed(flying)
        while flying:
            yield from _landed(flying)

    def _run(self, function: Callable[..., T], arguments: tuple[object, ...]) -> T:
        if self._ended:
            raise InterruptedError
        process: Apart | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = Apart(self.limits)
            self._processes.append(process)
        return process.run(function, *arguments)


def _landed(flying: dict[Future[T], Key]) -> Iterator[tuple[Key, Future[T]]]:
    done, _ = wait(flying, return_when=FIRST_COMPLETED)
    for future in done:
        yield flying.pop(future), future


def _leave_interrupts() -> None:
    """Let a thread, and the processes it starts, leave Ctrl-C to the program: no document is to blame."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
