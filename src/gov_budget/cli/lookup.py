"""``gov-budget lookup``: what a code means in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_budget.cli.language import as_typed
from gov_budget.cli.options import format_option, lang_option, scheme_option, year_option
from gov_budget.cli.output import complain, print_line, print_page
from gov_budget.cli.program import FAILED
from gov_budget.errors import UnknownCode, UnknownName

if TYPE_CHECKING:
    from gov_budget.codes import Subject

__all__ = ["command"]


@click.command(
    "lookup",
    short_help="What a code or name means in a year. 查科目",
    help="Say what CODEs, names or paths of names mean in a year. 查科目编码、名称或逐级名称",
)
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
@year_option
@scheme_option
@lang_option
@format_option
def command(codes: tuple[str, ...], year: int | None, scheme: str | None, lang: str, form: str) -> int:
    """Print each subject; a code that is not known does not stop the others."""
    from gov_budget.codes import CURRENT_YEAR  # noqa: PLC0415 - loaded when needed

    asked = CURRENT_YEAR if year is None else year
    status = 0
    for text in map(as_typed, codes):
        try:
            for subject in _meant(text, asked, scheme):
                _print(subject, asked, lang, form)
        except (UnknownCode, UnknownName) as error:
            complain(error, lang)
            status = FAILED
    return status


def _meant(text: str, year: int, scheme: str | None) -> tuple[Subject, ...]:
    """The subject of a code, or all subjects of a name or a path of names."""
    from gov_budget.codes import lookup, named  # noqa: PLC0415 - loaded when needed

    by_code = any(letter.isdigit() for letter in text) or not text.strip()
    return (lookup(text, year, scheme),) if by_code else named(text, year, scheme)


def _print(subject: Subject, year: int, lang: str, form: str) -> None:
    if form == "json":
        from gov_budget.reports.json import json_line, subject_dict  # noqa: PLC0415

        print_line(json_line(subject_dict(subject, year)))
    else:
        from gov_budget.reports.subjects import subject_page  # noqa: PLC0415

        print_page(subject_page(subject, year, lang))
