"""Reading the profiles from ``profiles/data``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NotRequired, TypedDict, cast

from gov_budget.errors import UnknownProfile
from gov_budget.fiscal import Fund
from gov_budget.model import kind
from gov_budget.money import Unit
from gov_budget.profiles.profile import Conventions, PrintedTable, Profile

__all__ = ["load", "names"]


class _WrittenTable(TypedDict):
    kind: str
    titles: list[str]
    columns: list[str]
    number: NotRequired[str]
    optional: NotRequired[list[str]]
    unit: NotRequired[str]


class _WrittenConventions(TypedDict):
    personnel_codes_in_302: list[str]
    three_public_funds: list[str]
    repeat_row: bool
    published_apart: NotRequired[list[str]]
    weights: NotRequired[list[int]]
    large_equipment: NotRequired[list[int]]
    central_weights: NotRequired[bool]
    cost_level: NotRequired[bool]
    some_places: NotRequired[list[str]]
    total: NotRequired[str]
    income_by: NotRequired[str]


class _Written(TypedDict):
    name: str
    zh: str
    source: str
    read: bool
    unit: str
    conventions: _WrittenConventions
    tables: list[_WrittenTable]
    places: NotRequired[list[str]]
    final: NotRequired[bool]


def names() -> tuple[str, ...]:
    """Return the names of the profiles that there are.

    >>> names()  # doctest: +NORMALIZE_WHITESPACE
    ('accounts', 'anhui', 'beijing', 'central', 'guangdong', 'guangxi', 'guizhou', 'henan', 'jiangxi',
     'national', 'shanghai', 'sichuan')
    """
    found = files("gov_budget.profiles").joinpath("data").iterdir()
    return tuple(sorted(one.name.removesuffix(".toml") for one in found if one.name.endswith(".toml")))


@cache
def load(name: str) -> Profile:
    """Return a profile.

    Raises:
        UnknownProfile: there is none of that name.

    >>> load("sichuan").conventions.personnel_codes_in_302
    ('30228', '30229', '30239')
    """
    if name not in names():
        raise UnknownProfile(name, names())
    text = files("gov_budget.profiles").joinpath(f"data/{name}.toml").read_text("utf-8")
    return _profile(cast("_Written", cast("object", tomllib.loads(text))))


def _profile(raw: _Written) -> Profile:
    return Profile(
        name=raw["name"],
        zh=raw["zh"],
        source=raw["source"],
        read=raw["read"],
        unit=Unit(raw["unit"]),
        tables=tuple(_table(one, raw["unit"]) for one in raw["tables"]),
        conventions=_conventions(raw["conventions"]),
        places=tuple(raw.get("places", ())),
        final=raw.get("final", False),
    )


def _table(raw: _WrittenTable, unit: str) -> PrintedTable:
    declared = kind(raw["kind"])
    columns, optional = tuple(raw["columns"]), tuple(raw.get("optional", ()))
    for key in (*columns, *optional):
        declared.column(key)
    return PrintedTable(
        kind=declared.key,
        titles=tuple(raw["titles"]),
        columns=columns,
        number=raw.get("number", ""),
        optional=optional,
        unit=Unit(raw.get("unit", unit)),
    )


def _conventions(raw: _WrittenConventions) -> Conventions:
    return Conventions(
        personnel_codes_in_302=tuple(raw["personnel_codes_in_302"]),
        three_public_funds=tuple(Fund(fund) for fund in raw["three_public_funds"]),
        repeat_row=raw["repeat_row"],
        published_apart=tuple(kind(key).key for key in raw.get("published_apart", ())),
        weights=tuple(raw.get("weights", ())),
        large_equipment=tuple(raw.get("large_equipment", ())),
        central_weights=raw.get("central_weights", False),
        cost_level=raw.get("cost_level", False),
        some_places=tuple(kind(key).key for key in raw.get("some_places", ())),
        total_at_foot=raw.get("total", "head") == "foot",
        income_by_function=raw.get("income_by", "institution") == "function",
    )
