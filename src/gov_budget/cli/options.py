"""The options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from gov_budget.cli.language import LANGUAGES, locale_language

if TYPE_CHECKING:
    from collections.abc import Callable

    F = TypeVar("F", bound=Callable[..., Any])

__all__ = ["format_option", "lang_option", "scheme_option", "year_option"]


def lang_option(command: F) -> F:
    """Add ``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=locale_language,
        help="Language; zh if the locale is Chinese (LC_ALL, LC_MESSAGES, LANG), else en. 语言",
    )(command)


def format_option(command: F) -> F:
    """Add ``--format``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        help="For people, or JSON with one object a line. 格式",
    )(command)


def year_option(command: F) -> F:
    """Add ``--year``."""
    return click.option("--year", type=int, metavar="YEAR", help="Fiscal year. 年度")(command)


def scheme_option(command: F) -> F:
    """Add ``--scheme``."""
    words = "Classification: function, revenue, economic-department, economic-government, fund-source. 分类"
    return click.option("--scheme", metavar="SCHEME", help=words)(command)
