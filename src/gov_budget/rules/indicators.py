"""Where the tables print what the prose claims."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gov_budget.fiscal import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_budget.model import Address
    from gov_budget.rules.case import Case

__all__ = ["name_of", "places_of"]


def places_of(case: Case, indicator: str) -> tuple[Address, ...]:
    """Return the addresses that add up to an indicator; empty where the tables do not print it.

    A final account prints some elsewhere than a budget does: there ``account`` comes before ``at``.
    """
    declared = _indicators().get(indicator, {})
    account = declared.get("account") if case.budget.stage is Stage.FINAL_ACCOUNT else None
    places = declared.get("at", ()) if account is None else account
    found = (case.at(kind, line, column) for kind, line, column in places)
    return tuple(address for address in found if address is not None)


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
