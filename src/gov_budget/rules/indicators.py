"""Where the tables print what the prose claims."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gov_budget.fiscal import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.model import Address
    from gov_budget.rules.case import Case

__all__ = ["declared_places", "name_of", "places_of"]


def places_of(case: Case, indicator: str) -> tuple[Address, ...]:
    """Return the addresses that add up to an indicator; empty where the tables do not print it.

    A final account prints some elsewhere than a budget does: there ``account`` comes before ``at``.
    """
    places = declared_places(case.budget.stage).get(indicator, ())
    found = (case.at(kind, line, column) for kind, line, column in places)
    return tuple(address for address in found if address is not None)


@cache
def declared_places(stage: Stage) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return for each indicator where a budget or a final account prints it: kind, line and column."""
    own = "account" if stage is Stage.FINAL_ACCOUNT else "at"
    found = {key: raw.get(own, raw.get("at", ())) for key, raw in _indicators().items()}
    return MappingProxyType({key: tuple((k, n, c) for k, n, c in places) for key, places in found.items()})


def name_of(indicator: str, lang: str) -> str:
    """Return what an indicator is called; its key where it has no name."""
    known = _indicators()
    for prefix, suffix, words in _DERIVED[lang]:
        bare = indicator.removeprefix(prefix).removesuffix(suffix)
        if bare != indicator and bare in known:
            return words.format(known[bare][lang])
    name: str = known.get(indicator, {}).get(lang, indicator)
    return name


_DERIVED = {
    "zh": (("", ".initial", "{}年初预算"), ("reason.", "", "所述原因中的{}")),
    "en": (("", ".initial", "{}, initial budget"), ("reason.", "", "{}, as a stated reason")),
}


@cache
def _indicators() -> Mapping[str, dict[str, Any]]:
    text = files("gov_budget.rules").joinpath("data/indicators.toml").read_text("utf-8")
    return tomllib.loads(text)
