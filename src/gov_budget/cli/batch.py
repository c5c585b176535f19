"""``gov-budget reconcile … --out X.parquet``: many budgets into a table of results."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from gov_budget.cli.following import follow
from gov_budget.cli.output import print_line, print_page
from gov_budget.cli.program import FAILED

if TYPE_CHECKING:
    from gov_budget.bulk.batch import Summary
    from gov_budget.readers.limits import Limits

__all__ = ["is_batch", "limits_of", "run"]

BROKEN = 1
_MOST = 20
"""Rules and institutions that are listed where not all are asked for."""


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
    batch = Batch(Path(out), work, jobs or os.cpu_count() or 1, limits_of(seconds), verify)
    if restart:
        batch.restart()
    follow(batch, paths, lang)
    summary = summary_of(Path(out), None if everything else _MOST)
    _print(summary, form, lang)
    return _status(summary)


def limits_of(seconds: int | None) -> Limits:
    """Return the limits for each file, with another limit of time if one is asked for."""
    from gov_budget.readers.limits import DEFAULT  # noqa: PLC0415

    return attrs.evolve(DEFAULT, seconds=seconds) if seconds else DEFAULT


def _status(summary: Summary) -> int:
    if summary.ended.files["unreadable"]:
        return FAILED
    return BROKEN if summary.counts["broken"] else 0


def _print(summary: Summary, form: str, lang: str) -> None:
    if form == "json":
        from gov_budget.cli.batch_summary import summary_dict  # noqa: PLC0415
        from gov_budget.reports.json import json_line  # noqa: PLC0415

        print_line(json_line(summary_dict(summary)))
    else:
        from gov_budget.cli.batch_summary import summary_page  # noqa: PLC0415

        print_page(summary_page(summary, lang))
