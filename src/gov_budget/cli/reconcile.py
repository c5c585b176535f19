"""``gov-budget reconcile``: whether the figures of published budgets agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.batch import is_batch
from gov_budget.cli.batch import run as run_batch
from gov_budget.cli.delivery import FORMATS, Delivery
from gov_budget.cli.documents import Documents
from gov_budget.cli.options import lang_option
from gov_budget.cli.program import FAILED
from gov_budget.errors import GovBudgetError

if TYPE_CHECKING:
    from datetime import datetime

    from gov_budget.rules import Publication, RuleSet

__all__ = ["command"]

BROKEN = 1
"""Exit status: something is broken."""

_FORMATS_HELP = (
    "For people; JSON, one object a line; SARIF 2.1.0; one HTML page; a workbook. "
    "格式：文本、JSON、SARIF、网页、工作簿"
)
_UNITS_HELP = "The document of one unit of the department; give all. 所属单位文件，可重复"
_JOBS_HELP = (
    "Many documents: folders, patterns, datasets in columns, into --out FILE.parquet with N processes. "
    "批量：并行进程数"
)
_SECONDS_HELP = "With --out FILE.parquet: the most that one file may take; 60 if not said. 批量：单个文件限时"
_VERIFY_HELP = (
    "With --out FILE.parquet: compare the contents of all files, whatever their sizes and times. "
    "批量：逐一比对内容"
)
_DATE = click.DateTime(["%Y-%m-%d"])
_CONFIG_HELP = (
    "Rules chosen, graded and silenced by FILE, in place of gov-budget.toml or pyproject.toml "
    "of this folder. 规则配置文件"
)


@click.command(
    "reconcile",
    short_help="Do the figures of a budget agree? 核对勾稽关系",
    help="Check whether the figures of each FILE agree. 核对预算文件的勾稽关系",
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="List also what holds or does not apply. 全部列出")
@click.option("--rules", "chosen", metavar="W,X03", help="Only these rules or groups of rules. 只查这些规则")
@click.option(
    "--rules-summary", "by_rule", is_flag=True, help="Add the verdicts of each rule. 逐条规则的结论"
)
@click.option("--account", is_flag=True, help="Say what of each file was read. 说明读取情况")
@click.option("--scorecard", "scored", is_flag=True, help="Add a scorecard of disclosure. 公开评分卡")
@click.option("--last-year", metavar="FILE", help="The document of the year before. 上年文件")
@click.option("--unit", "units", metavar="FILE", multiple=True, help=_UNITS_HELP)
@click.option("--approved", metavar="DATE", type=_DATE, help="The day it was approved. 批复日期")
@click.option("--published", metavar="DATE", type=_DATE, help="The day it was published. 公开日期")
@click.option("--congress", metavar="DATE", type=_DATE, help="The day of the congress. 人大批准日期")
@click.option("--config", metavar="FILE", help=_CONFIG_HELP)
@click.option("--no-config", is_flag=True, help="Take the whole book as it is. 不用规则配置")
@click.option(
    "--out", metavar="FILE", help="Write there instead of on the screen; FILE.parquet: a batch. 写入文件"
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=_FORMATS_HELP)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help=_JOBS_HELP)
@click.option("--seconds", type=click.IntRange(1), metavar="N", help=_SECONDS_HELP)
@click.option("--restart", is_flag=True, help="With --out FILE.parquet: forget what is done. 批量：重新开始")
@click.option("--verify", is_flag=True, help=_VERIFY_HELP)
@lang_option
def command(  # noqa: PLR0913 - one for each option
    paths: tuple[str, ...],
    *,
    everything: bool,
    chosen: str | None,
    by_rule: bool,
    account: bool,
    scored: bool,
    last_year: str | None,
    units: tuple[str, ...],
    approved: datetime | None,
    published: datetime | None,
    congress: datetime | None,
    config: str | None,
    no_config: bool,
    out: str | None,
    form: str,
    jobs: int | None,
    seconds: int | None,
    restart: bool,
    verify: bool,
    lang: str,
) -> int:
    """Print a report on each file; one that cannot be read does not stop the others."""
    if is_batch(out, jobs):
        _refuse(
            last_year, units, approved, published, congress, by_rule or None, account or None, scored or None
        )
        return run_batch(
            paths,
            out,
            configuration=_configuration(config, no_config=no_config),
            only=_names(chosen),
            jobs=jobs,
            seconds=seconds,
            restart=restart,
            verify=verify,
            everything=everything,
            form=form,
            lang=lang,
        )
    from gov_budget.rules import reconcile  # noqa: PLC0415 - loaded when needed

    delivery = Delivery(form, lang, out, everything, by_rule, account, scored)
    delivery.check(paths)
    rules = _chosen(_configured(config, no_config=no_config), chosen)
    status = 0
    with Documents() as documents:
        before = documents.read(last_year)[0] if last_year else None
        of_units = [documents.read(unit)[0] for unit in units]
        dates = _publication(approved, published, congress)
        for path in paths:
            try:
                budget, reading = documents.read(path)
                report = reconcile(budget, rules=rules, last_year=before, units=of_units, publication=dates)
            except GovBudgetError as error:
                delivery.fail(path, error)
                status = FAILED
            else:
                delivery.take(report, reading)
                status = max(status, 0 if report.is_clean else BROKEN)
    delivery.finish()
    return status


def _publication(*days: datetime | None) -> Publication:
    from gov_budget.rules import Publication  # noqa: PLC0415

    approved, published, congress = (day.date() if day else None for day in days)
    return Publication(approved=approved, published=published, congress=congress)


def _refuse(*others: object) -> None:
    """Refuse options that a batch has no use for, before anything is read."""
    if any(others):
        words = "it goes with reports, not with --jobs or --out FILE.parquet"
        raise click.BadParameter(
            words, param_hint="--last-year, --unit, dates, --rules-summary, --account or --scorecard"
        )


def _configuration(config: str | None, *, no_config: bool) -> str | None:
    from gov_budget.rules import find_configuration  # noqa: PLC0415

    if config and no_config:
        raise click.BadParameter("--no-config asks for none", param_hint="--config")
    found = None if no_config else config or find_configuration()
    return str(found) if found else None


def _configured(config: str | None, *, no_config: bool) -> RuleSet:
    from gov_budget.rules import read_configuration, whole_book  # noqa: PLC0415

    found = _configuration(config, no_config=no_config)
    return read_configuration(found) if found else whole_book("")


def _chosen(rules: RuleSet, chosen: str | None) -> RuleSet:
    names = _names(chosen)
    return rules.only(*names) if names else rules


def _names(chosen: str | None) -> tuple[str, ...]:
    if chosen is None:
        return ()
    names = tuple(name.strip().upper() for name in chosen.split(",") if name.strip())
    if not names:
        raise click.BadParameter("expected rules or groups, such as W,X03", param_hint="--rules")
    return names
