"""``gov-budget reconcile … --out X.parquet``: many budgets into a table of results."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import attrs
import click

from gov_budget.cli.output import note, print_line, print_page
from gov_budget.cli.program import FAILED

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from gov_budget.bulk.batch import Batch, Event, Summary
    from gov_budget.readers.limits import Limits

__all__ = ["is_batch", "run"]

BROKEN = 1
_MOST = 20
"""Rules and institutions that are listed where not all are asked for."""
_EVERY = 10.0
"""Seconds between lines of progress where there is no terminal."""


def is_batch(out: str | None, jobs: int | None) -> bool:
    """Whether a command line asks for a table of results and not for reports."""
    return jobs is not None or (out is not None and out.lower().endswith(".parquet"))


def run(  # noqa: PLR0913 - one for each option
    paths: tuple[str, ...],
    out: str | None,
    *,
    configuration: str | None,
    only: tuple[str, ...],
    jobs: int | None,
    seconds: int | None,
    restart: bool,
    verify: bool,
    everything: bool,
    form: str,
    lang: str,
) -> int:
    """Reconcile the documents that are not done yet, and print a summary of all.

    Raises:
        BadParameter: ``--out`` names no Parquet file.
        GovBudgetError: a path names nothing, or a library is missing.
    """
    from gov_budget.bulk.batch import Batch, Reconciling, Selection, summary_of  # noqa: PLC0415 - loaded when needed

    if out is None or not out.lower().endswith(".parquet"):
        raise click.BadParameter("a batch needs a table: --out FILE.parquet", param_hint="--out")
    if form not in {"text", "json"}:
        raise click.BadParameter("the summary of a batch is text or JSON", param_hint="--format")
    work = Reconciling(Selection(configuration, only))
    batch = Batch(Path(out), work, jobs or os.cpu_count() or 1, _limits(seconds), verify)
    if restart:
        batch.restart()
    _follow(batch, paths, lang)
    summary = summary_of(Path(out))
    _print(summary, form, lang, most=None if everything else _MOST)
    return _status(summary)


def _limits(seconds: int | None) -> Limits:
    from gov_budget.readers.limits import DEFAULT  # noqa: PLC0415

    return attrs.evolve(DEFAULT, seconds=seconds) if seconds else DEFAULT


def _status(summary: Summary) -> int:
    if summary.files["unreadable"]:
        return FAILED
    return BROKEN if summary.counts["broken"] else 0


def _follow(batch: Batch, paths: tuple[str, ...], lang: str) -> None:
    """Run a batch and show how far it is; say how to go on where it is interrupted."""
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


def _print(summary: Summary, form: str, lang: str, most: int | None) -> None:
    if form == "json":
        from gov_budget.cli.batch_summary import summary_dict  # noqa: PLC0415
        from gov_budget.reports.json import json_line  # noqa: PLC0415

        print_line(json_line(summary_dict(summary, most)))
    else:
        from gov_budget.cli.batch_summary import summary_page  # noqa: PLC0415

        print_page(summary_page(summary, lang, most))
