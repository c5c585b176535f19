"""The word lists, dates and thresholds of the rules, which are data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["pattern", "words"]


@cache
def words(name: str) -> Mapping[str, Any]:
    """Return the lists of one data file of the rules."""
    text = files("gov_budget.rules").joinpath(f"data/{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def pattern(*alternatives: str) -> re.Pattern[str]:
    """Return one expression that finds any of several."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives))
