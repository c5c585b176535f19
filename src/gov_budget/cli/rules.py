"""``gov-budget rules``: the rule book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.options import format_option, lang_option, year_option
from gov_budget.cli.output import print_line, print_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.rules import Rule

__all__ = ["command"]


@click.command(
    "rules",
    short_help="The rules and their legal basis. 规则与依据",
    help="List the rules, or show one: its law, its equation, its reason, its limits, an example. 规则与依据",
)
@click.argument("rule_id", metavar="[ID]", required=False)
@year_option
@lang_option
@format_option
def command(rule_id: str | None, year: int | None, lang: str, form: str) -> None:
    """Print one rule, or all that cover a year."""
    from gov_budget.fiscal import fiscal_year  # noqa: PLC0415 - loaded when needed
    from gov_budget.rules import book, rule  # noqa: PLC0415

    found = (rule(rule_id.upper()),) if rule_id else book()
    if year is not None:
        found = tuple(each for each in found if each.covers(fiscal_year(year)))
    if form == "json":
        _print_json(found, whole=rule_id is not None)
    else:
        _print_text(found, lang, whole=rule_id is not None)


def _print_json(rules: Sequence[Rule], *, whole: bool) -> None:
    from gov_budget.reports.examples import example_of  # noqa: PLC0415
    from gov_budget.reports.json import example_dict, json_line, rule_dict  # noqa: PLC0415

    for each in rules:
        example = example_of(each.id) if whole else None
        shown = {"example": example_dict(example) if example else None} if whole else {}
        print_line(json_line({**rule_dict(each), **shown}))


def _print_text(rules: Sequence[Rule], lang: str, *, whole: bool) -> None:
    from gov_budget.reports.rulebook import rule_list, rule_page  # noqa: PLC0415

    print_page(rule_page(rules[0], lang) if whole and rules else rule_list(rules, lang))
