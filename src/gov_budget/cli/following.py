"""How far a batch is: a bar at a terminal, lines elsewhere, and how to go on after Ctrl-C."""

from __future__ import annotations

import sys
from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING

from gov_budget.cli.output import note

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from gov_budget.bulk.batch import Batch, Event

__all__ = ["follow"]

_EVERY = 10.0
"""Seconds between lines of progress where there is no terminal."""


def follow(batch: Batch, paths: tuple[str, ...], lang: str) -> None:
    """Run a batch and show how far it is; say how to go on where it is interrupted.

    Raises:
        GovBudgetError: as ``Batch.run``.
    """
    from gov_budget.reports.words import say  # noqa: PLC0415

    last: Event | None = None
    try:
        with closing(_events(batch, paths)) as events:
            for event in _shown(events, lang):
                last = event
    except KeyboardInterrupt:
        if last is not None:
            note(say("batch", "stopped", lang, finished=last.finished, total=last.total))
        raise


def _events(batch: Batch, paths: tuple[str, ...]) -> Generator[Event, None, None]:
    yield from batch.run(paths)


def _shown(events: Iterator[Event], lang: str) -> Iterator[Event]:
    return _bar(events, lang) if sys.stderr.isatty() else _lines(events, lang)


def _lines(events: Iterator[Event], lang: str) -> Iterator[Event]:
    from gov_budget.reports.words import say  # noqa: PLC0415

    start = said = monotonic()
    before: int | None = None
    for event in events:
        before = event.finished if before is None else before
        _complain(event, lang)
        now = monotonic()
        if now - said >= _EVERY or event.finished == event.total or not event.path:
            said = now
            pace = _pace(event.finished - before, now - start)
            left = (event.total - event.finished) * 60 // pace if pace else 0
            key = "progress" if pace else "beginning"
            note(say("batch", key, lang, finished=event.finished, total=event.total, pace=pace, left=left))
        yield event


def _pace(finished: int, seconds: float) -> int:
    """Return documents a minute."""
    return int(finished * 60 / seconds) if seconds > 0 else 0


def _complain(event: Event, lang: str) -> None:
    from gov_budget.reports.words import say  # noqa: PLC0415

    if event.status == "unreadable":
        note(say("batch", "unread", lang, path=event.path, reason=event.reason))


def _bar(events: Iterator[Event], lang: str) -> Iterator[Event]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from gov_budget.reports.words import say  # noqa: PLC0415

    per_second = TextColumn("{task.fields[pace]}")
    columns = (BarColumn(), MofNCompleteColumn(), per_second, TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        start, before, task = monotonic(), None, None
        for event in events:
            if before is None or task is None:
                before = event.finished
                task = bar.add_task("", total=event.total, completed=event.finished, pace="")
            pace = _pace(event.finished - before, monotonic() - start)
            bar.update(task, completed=event.finished, pace=say("batch", "pace", lang, pace=pace))
            if event.status == "unreadable":
                bar.console.print(
                    say("batch", "unread", lang, path=event.path, reason=event.reason), markup=False
                )
            yield event
