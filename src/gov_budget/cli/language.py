"""Which language to speak."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LANGUAGES", "as_typed", "asked_language", "locale_language"]

LANGUAGES = ("zh", "en")


def locale_language() -> str:
    """Return zh when the locale is Chinese (LC_ALL, else LC_MESSAGES, else LANG), otherwise en."""
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = next((value for value in variables if value), "")
    return "zh" if named.lower().startswith("zh") else "en"


def asked_language(arguments: Sequence[str]) -> str:
    """Return what ``--lang`` asks for in a command line that may be wrong otherwise."""
    for n, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        value = value or (arguments[n + 1] if n + 1 < len(arguments) else "")
        if name == "--lang" and value in LANGUAGES:
            return value
    return locale_language()


def as_typed(word: str) -> str:
    """Return a word of the command line as it was typed.

    In the C locale Python may have read Chinese as ASCII and left its bytes as surrogates.
    """
    foreign = any("\udc80" <= character <= "\udcff" for character in word)
    return word.encode("ascii", "surrogateescape").decode("utf-8", "replace") if foreign else word
