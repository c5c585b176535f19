"""The words of reports in Chinese and English, from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "say"]

LANGUAGES = ("zh", "en")


def say(group: str, key: str, lang: str, **fields: object) -> str:
    """Return the words of a key in a language, with its fields filled in.

    Raises:
        ValueError: the language is not one of :data:`LANGUAGES`.

    >>> say("section", "broken", "zh", n=2)
    '不符 2 处'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang!r}: expected one of {', '.join(LANGUAGES)}")
    return _words()[group][key][LANGUAGES.index(lang)].format_map(fields)


@cache
def _words() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    text = files("gov_budget.reports").joinpath("data/words.toml").read_text("utf-8")
    return tomllib.loads(text)
