"""``gov-budget search``: subjects by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.language import as_typed
from gov_budget.cli.options import format_option, lang_option, scheme_option, year_option
from gov_budget.cli.output import print_line, print_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_budget.codes import Hit

__all__ = ["command"]

LIMIT = 20


@click.command(
    "search",
    short_help="Find codes by name. 按名称查科目",
    help="Find subjects by words of their name, best first. 按名称查科目",
)
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, help="At most so many. 最多几个"
)
@year_option
@scheme_option
@lang_option
@format_option
def command(  # noqa: PLR0913 - one for each option
    words: tuple[str, ...], *, limit: int, year: int | None, scheme: str | None, lang: str, form: str
) -> None:
    """Print the subjects found."""
    from gov_budget.codes import CURRENT_YEAR, hits  # noqa: PLC0415 - loaded when needed

    text = " ".join(as_typed(word) for word in words)
    asked = CURRENT_YEAR if year is None else year
    found = hits(text, asked, scheme, limit + 1)
    if form == "json":
        _print_json(found[:limit], asked)
    else:
        _print_text(found, asked, lang, text, limit)


def _print_json(found: Sequence[Hit], year: int) -> None:
    from gov_budget.reports.json import hit_dict, json_line  # noqa: PLC0415

    for hit in found:
        print_line(json_line(hit_dict(hit, year)))


def _print_text(found: Sequence[Hit], year: int, lang: str, text: str, limit: int) -> None:
    from gov_budget.reports.subjects import subject_list  # noqa: PLC0415
    from gov_budget.reports.words import say  # noqa: PLC0415

    if not found:
        print_line(say("subject", "found_none", lang, text=text, year=year))
        return
    print_page(subject_list(found[:limit], year, lang))
    if len(found) > limit:
        print_line(say("subject", "found_limit", lang, n=limit))
