"""``gov-budget codes``: editions of the classifications, those of the Ministry among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.importing import command as import_command
from gov_budget.cli.importing import everything_option, needed_year
from gov_budget.cli.options import format_option, lang_option, scheme_option, year_option
from gov_budget.cli.output import complain, print_line, print_page
from gov_budget.cli.program import FAILED
from gov_budget.errors import GovBudgetError

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget

__all__ = ["command"]


@click.group(
    "codes",
    short_help="Editions: import the Ministry's, compare. 科目版本",
    help="Import the Ministry's edition of a year, compare editions, measure coverage. 科目版本",
)
def command() -> None:
    """Gather the commands on editions."""


command.add_command(import_command)


@command.command("diff", help="Show how the subjects of YEAR1 and YEAR2 differ. 比较两个年度")
@click.argument("first", metavar="YEAR1", type=int)
@click.argument("second", metavar="YEAR2", type=int)
@scheme_option
@everything_option
@lang_option
@format_option
def diff(  # noqa: PLR0913 - one for each option
    first: int, second: int, *, scheme: str | None, everything: bool, lang: str, form: str
) -> None:
    """Print how the editions in force in two years differ, for one scheme or all."""
    from gov_budget.codes.official import between_years  # noqa: PLC0415 - loaded when needed
    from gov_budget.codes.scheme import Scheme, named_scheme  # noqa: PLC0415
    from gov_budget.reports.editions import difference_dict, difference_page  # noqa: PLC0415
    from gov_budget.reports.json import json_line  # noqa: PLC0415

    for each in Scheme if scheme is None else (named_scheme(scheme),):
        found = between_years(first, second, each)
        if form == "json":
            print_line(json_line({"years": [first, second], **difference_dict(found)}))
        else:
            print_page(difference_page(found, (str(first), str(second)), lang, everything=everything))


@command.command("coverage", help="Show how many codes of each budget FILE are known. 编码的覆盖情况")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@year_option
@lang_option
@format_option
def coverage_(paths: tuple[str, ...], year: int | None, lang: str, form: str) -> int:
    """Print for each file which codes resolve; one that cannot be read does not stop the others."""
    from gov_budget.codes.official import coverage  # noqa: PLC0415 - loaded when needed
    from gov_budget.reading import read  # noqa: PLC0415
    from gov_budget.reports.editions import coverage_dict, coverage_page  # noqa: PLC0415
    from gov_budget.reports.json import json_line  # noqa: PLC0415

    status = 0
    for path in paths:
        try:
            budget = read(path)
            seen = coverage(_printed(budget), budget.year if year is None else year)
        except GovBudgetError as error:
            complain(error, lang)
            status = FAILED
            continue
        if form == "json":
            print_line(json_line(coverage_dict(seen, path)))
        else:
            print_page(coverage_page(seen, path, lang))
    return status


def _printed(budget: DepartmentBudget) -> list[tuple[str, str]]:
    from gov_budget.model import Role  # noqa: PLC0415

    lines = [line for table in budget.tables for line in table.lines]
    return [(line.code, line.name) for line in lines if line.role is Role.SUBJECT and line.code]


@command.command("editions", help="List the imported editions in force. 列出已导入的版本")
@lang_option
@format_option
def editions(lang: str, form: str) -> None:
    """Print what is imported; all else is the shipped edition."""
    from gov_budget.codes.official import folder, installed  # noqa: PLC0415 - loaded when needed
    from gov_budget.reports.editions import installed_dict, installed_page  # noqa: PLC0415
    from gov_budget.reports.json import json_line  # noqa: PLC0415

    found = tuple(installed().values())
    if form == "json":
        for one in found:
            print_line(json_line(installed_dict(one)))
    else:
        print_page(installed_page(found, folder(), lang))


@command.command("forget", help="Put the shipped edition of a year in force again. 撤销导入")
@needed_year
@scheme_option
@lang_option
@format_option
def forget_(*, year: int, scheme: str | None, lang: str, form: str) -> None:
    """Take an import back, for one scheme or all."""
    from gov_budget.codes.official import forget  # noqa: PLC0415 - loaded when needed
    from gov_budget.codes.scheme import named_scheme  # noqa: PLC0415
    from gov_budget.reports.editions import installed_dict  # noqa: PLC0415
    from gov_budget.reports.json import json_line  # noqa: PLC0415
    from gov_budget.reports.words import say  # noqa: PLC0415

    gone = forget(year, None if scheme is None else named_scheme(scheme))
    if not gone:
        raise click.BadParameter(f"no edition of {year} is imported", param_hint="--year")
    for one in gone:
        name = say("scheme", one.scheme.value, lang)
        line = say("edition", "forgotten", lang, year=year, scheme=name)
        print_line(line if form == "text" else json_line(installed_dict(one)))
