"""``gov-budget reconcile``: whether the figures of published budgets agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.options import format_option, lang_option
from gov_budget.cli.output import complain, print_line, print_page
from gov_budget.cli.program import FAILED
from gov_budget.errors import GovBudgetError

if TYPE_CHECKING:
    from gov_budget.rules import Report, Rule

__all__ = ["command"]

BROKEN = 1
"""Exit status: something is broken."""


@click.command(
    "reconcile",
    short_help="Do the figures of a budget agree? 核对勾稽关系",
    help="Check whether the figures of each FILE agree. 核对预算文件的勾稽关系",
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="List also what holds or does not apply. 全部列出")
@click.option("--rules", "chosen", metavar="W,X03", help="Only these rules or groups of rules. 只查这些规则")
@click.option("--last-year", metavar="FILE", help="The document of the year before. 上年文件")
@lang_option
@format_option
def command(  # noqa: PLR0913 - one for each option
    paths: tuple[str, ...],
    *,
    everything: bool,
    chosen: str | None,
    last_year: str | None,
    lang: str,
    form: str,
) -> int:
    """Print a report on each file; one that cannot be read does not stop the others."""
    from gov_budget.reading import read  # noqa: PLC0415 - loaded when needed
    from gov_budget.rules import reconcile  # noqa: PLC0415

    rules = _rules(chosen)
    before = read(last_year) if last_year else None
    status = 0
    for path in paths:
        try:
            report = reconcile(read(path), rules=rules, last_year=before)
        except GovBudgetError as error:
            complain(error, lang)
            status = FAILED
        else:
            _print(report, lang, form, everything=everything)
            status = max(status, 0 if report.is_clean else BROKEN)
    return status


def _rules(chosen: str | None) -> tuple[Rule, ...] | None:
    from gov_budget.rules import book, rule  # noqa: PLC0415

    if chosen is None:
        return None
    names = {name.strip().upper() for name in chosen.split(",") if name.strip()}
    if not names:
        raise click.BadParameter("expected rules or groups, such as W,X03", param_hint="--rules")
    groups = {each.group for each in book()} & names
    single = {rule(name).id for name in sorted(names - groups)}
    return tuple(each for each in book() if each.group in groups or each.id in single)


def _print(report: Report, lang: str, form: str, *, everything: bool) -> None:
    if form == "json":
        from gov_budget.reports.json import document_dict, json_line  # noqa: PLC0415

        print_line(json_line(document_dict(report, all=everything)))
    else:
        from gov_budget.reports.text import report_page  # noqa: PLC0415

        print_page(report_page(report, lang, all=everything))
