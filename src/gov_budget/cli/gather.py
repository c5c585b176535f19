"""``gov-budget gather``: many budgets into one dataset in columns."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gov_budget.cli.batch import limits_of
from gov_budget.cli.following import follow
from gov_budget.cli.options import format_option, lang_option
from gov_budget.cli.output import print_line, print_page
from gov_budget.cli.program import FAILED

if TYPE_CHECKING:
    from gov_budget.bulk.batch.summary import Ended

__all__ = ["command"]

_HELP = (
    "Read the budgets in files, folders and patterns into the dataset OUT: a folder of Parquet files, one "
    "row a cell. What was stopped goes on. 汇集为列式数据集"
)


@click.command("gather", short_help="Many budgets into one dataset in columns. 汇集为数据集", help=_HELP)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--out", metavar="OUT", required=True, help="The folder of the dataset. 数据集目录")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes; else one a processor. 并行进程数"
)
@click.option(
    "--seconds",
    type=click.IntRange(1),
    metavar="N",
    help="The most that one file may take; 60 if not said. 限时",
)
@click.option("--restart", is_flag=True, help="Forget what is done. 重新开始")
@click.option("--verify", is_flag=True, help="Compare the contents of all files. 逐一比对内容")
@format_option
@lang_option
def command(  # noqa: PLR0913 - one for each option
    paths: tuple[str, ...],
    *,
    out: str,
    jobs: int | None,
    seconds: int | None,
    restart: bool,
    verify: bool,
    form: str,
    lang: str,
) -> int:
    """Read what is not read yet, and say how the files ended."""
    from gov_budget.bulk.batch import Batch, Gathering, ended_of  # noqa: PLC0415 - loaded when needed

    work = Gathering()
    batch = Batch(Path(out), work, jobs or os.cpu_count() or 1, limits_of(seconds), verify)
    if restart:
        batch.restart()
    follow(batch, paths, lang)
    ended = ended_of(work.outputs(Path(out))["files"])
    _print(ended, form, lang)
    return FAILED if ended.files["unreadable"] else 0


def _print(ended: Ended, form: str, lang: str) -> None:
    from gov_budget.cli.batch_summary import ended_page  # noqa: PLC0415

    if form == "json":
        from gov_budget.reports.json import json_line  # noqa: PLC0415

        print_line(json_line({"files": ended.files, "unreadable": ended.errors}))
    else:
        print_page(ended_page(ended, lang))
