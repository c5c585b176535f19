"""The customary wordings, from the data files."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from gov_budget.fiscal import Fund

__all__ = [
    "Amount", "Count", "Title", "amounts", "counts", "openings", "pattern", "scope_of", "titles", "words",
]  # fmt: skip


@attrs.frozen
class Amount:
    """What an amount is of when the words before it end with ``text``."""

    indicator: str
    text: re.Pattern[str]
    head: bool = False
    within: frozenset[str] = frozenset()


@attrs.frozen
class Count:
    """What a number of things is of."""

    indicator: str
    measures: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str] | None = None
    within: frozenset[str] = frozenset()
    head: bool = False
    topic: str = ""


@attrs.frozen
class Title:
    """What a section is about when its heading holds ``text``."""

    text: re.Pattern[str]
    topic: str
    scope: Fund | None = None


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files("gov_budget.prose").joinpath(f"data/{name}.toml").read_text("utf-8"))


@cache
def words(key: str) -> tuple[str, ...]:
    """Return a list of words of the customary wordings."""
    return tuple(_file("wording")[key])


@cache
def pattern(key: str, before: str = "", behind: str = "") -> re.Pattern[str]:
    """Return a pattern of the customary wordings, with what must stand around it."""
    said = _file("wording")[key]
    return re.compile(before + (said if isinstance(said, str) else f"(?:{'|'.join(said)})") + behind)


@cache
def amounts() -> tuple[Amount, ...]:
    """Return the entries of amounts.toml, in order."""
    filler = _file("wording")["filler"]
    return tuple(
        Amount(
            raw["indicator"],
            re.compile(f"{_unless(raw)}(?:{raw['text']}){filler}$"),
            raw.get("head", False),
            frozenset(raw.get("within", ())),
        )
        for raw in _file("amounts")["amount"]
    )


def _unless(raw: dict[str, Any]) -> str:
    return "".join(f"(?<!{re.escape(word)})" for word in raw.get("not_after", ()))


@cache
def openings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the phrases that open a topic without an amount."""
    return tuple((re.compile(raw["text"]), raw["topic"]) for raw in _file("wording")["openings"])


@cache
def counts() -> tuple[Count, ...]:
    """Return the entries of counts.toml, in order."""
    return tuple(
        Count(
            raw["indicator"],
            frozenset(raw["measure"]),
            re.compile(f"(?:{raw['before']})$"),
            re.compile(raw["behind"]) if "behind" in raw else None,
            frozenset(raw.get("within", ())),
            raw.get("head", False),
            raw.get("topic", ""),
        )
        for raw in _file("counts")["count"]
    )


@cache
def titles() -> tuple[Title, ...]:
    """Return the entries of titles.toml, in order."""
    return tuple(
        Title(re.compile(raw["title"]), raw["topic"], Fund(raw["scope"]) if "scope" in raw else None)
        for raw in _file("titles")["topics"]
    )


@cache
def scope_of(topic: str) -> Fund | None:
    """Return the fund that a topic is about; ``None`` where it is about all."""
    said = _file("titles")["scopes"].get(topic)
    return Fund(said) if said else None
