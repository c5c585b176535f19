"""The default texts of findings, in Chinese and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["text"]


def text(group: str, key: str, lang: str) -> str:
    """Return a template: ``group`` is equation, rounded, holds, check, unchecked or not_applicable."""
    return _messages()[group][key][lang]


@cache
def _messages() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    content = files("gov_budget.rules").joinpath("data/messages.toml").read_text("utf-8")
    return tomllib.loads(content)
