"""``gov-budget codes import``: the Ministry's edition in place of the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.options import format_option, lang_option
from gov_budget.cli.output import complain, print_line, print_page
from gov_budget.cli.program import FAILED
from gov_budget.errors import InvalidEdition

if TYPE_CHECKING:
    from gov_budget.codes.official import OfficialEdition

__all__ = ["command", "everything_option", "needed_year"]

MOST_PROBLEMS = 20
"""How many wrong rows are named."""

everything_option = click.option("--all", "everything", is_flag=True, help="List every subject. 全部列出")
needed_year = click.option("--year", type=int, metavar="YEAR", required=True, help="Fiscal year. 年度")


@click.command("import", help="Make the table of subjects in FILE the edition of a year. 导入财政部科目")
@click.argument("path", metavar="FILE")
@needed_year
@click.option("--dry-run", is_flag=True, help="Show what differs and change nothing. 只比较，不导入")
@everything_option
@lang_option
@format_option
def command(  # noqa: PLR0913 - one for each option
    path: str, *, year: int, dry_run: bool, everything: bool, lang: str, form: str
) -> int:
    """Read an edition, print how it differs from the shipped one, and put it in force."""
    from gov_budget.codes.official import install, read_edition  # noqa: PLC0415 - loaded when needed

    try:
        edition = read_edition(path, year)
    except InvalidEdition as error:
        _complain_of_rows(error, lang)
        return FAILED
    if not dry_run:
        install(edition)
    _print_import(edition, lang, form, installed=not dry_run, everything=everything)
    return 0


def _complain_of_rows(error: InvalidEdition, lang: str) -> None:
    for problem in error.problems[:MOST_PROBLEMS]:
        complain(InvalidEdition(error.file, (problem,)), lang)
    rest = len(error.problems) - MOST_PROBLEMS
    if rest > 0:
        last = (error.problems[MOST_PROBLEMS][0], f"and {rest} more problems from this row on")
        complain(InvalidEdition(error.file, (last,)), lang)


def _print_import(
    edition: OfficialEdition, lang: str, form: str, *, installed: bool, everything: bool
) -> None:
    from gov_budget.codes.official import folder, from_shipped  # noqa: PLC0415
    from gov_budget.reports.editions import difference_dict, difference_page  # noqa: PLC0415
    from gov_budget.reports.json import json_line  # noqa: PLC0415
    from gov_budget.reports.words import say  # noqa: PLC0415

    sides = (edition.source, say("edition", "shipped", lang, year=edition.year))
    facts = {"year": edition.year, "source": edition.source, "sha256": edition.sha256, "installed": installed}
    for one in from_shipped(edition):
        if form == "json":
            print_line(json_line({**facts, **difference_dict(one)}))
        else:
            print_page(difference_page(one, sides, lang, everything=everything))
            if len(one.only_there) > len(one.same) + len(one.renamed):
                print_line(say("edition", "excerpt", lang))
    if form == "text":
        for sheet in edition.passed_over:
            print_line(say("edition", "passed_over", lang, sheet=repr(sheet)))
        key = "in_force" if installed else "dry_run"
        print_line(say("edition", key, lang, year=edition.year, folder=folder()))
