"""What the prose states beside the ledger: procurement, vehicles, projects with targets, units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.model import InstitutionNature
from gov_budget.strategies.prose.facts import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.strategies.drafting import Pick
    from gov_budget.strategies.prose.facts import Facts

__all__ = ["Plan", "draft_plan"]

VEHICLE_PRICE = 18_000_000
"""The customary ceiling for one vehicle, 18 万元 in 分 (rules S14)."""

_MOST_VEHICLES = 6
_SME, _SMALL = 40, 70
_PROCURED = ("goods", "works", "services")
_BUYING = ("30202", "30218", "30231", "310", "30902", "30903", "30913")


@attrs.frozen
class Plan:
    """Exact amounts in 分 and numbers of things by key, and the types of vehicles held and bought."""

    amounts: dict[str, int]
    counts: dict[str, int]
    types: dict[str, list[Thing]]


def draft_plan(facts: Facts, pick: Pick, types: Iterable[str]) -> Plan:
    """Draft what agrees with the ledger and is not part of it."""
    named = list(types)
    held, bought = _vehicles(facts, pick)
    counts = {**_units(facts), **_projects(facts, pick)}
    amounts = {**_procurement(facts, pick), **_project_amounts(facts, counts)}
    found: dict[str, list[Thing]] = {}
    for key, number in (("vehicles", held), ("vehicles.purchase", bought),
                        ("assets.vehicles", held), ("assets.vehicle_purchase", bought)):  # fmt: skip
        counts[key] = number
        found[key] = [Thing(f"{key}/{name}", name, key, name) for name in named]
        kind = pick(0, len(named) - 1) if key in {"vehicles", "vehicles.purchase"} else -1
        counts.update(dict.fromkeys([thing.key for thing in found[key]], 0))
        counts[found[key][kind].key] = number
    return Plan(amounts, counts, found)


def _vehicles(facts: Facts, pick: Pick) -> tuple[int, int]:
    cost = facts.now.get("three_public.vehicle_purchase", 0)
    bought = -(-cost // VEHICLE_PRICE) if facts.prints("three_public.vehicle_purchase") else 0
    held = pick(1, _MOST_VEHICLES) if facts.prints("three_public.vehicle_running") else 0
    return held, bought


def _procurement(facts: Facts, pick: Pick) -> dict[str, int]:
    """Goods, works and services of up to all that is spent; none only where nothing is bought."""
    spent = facts.now["expenditure_total"]
    buys = any(entry.economic.startswith(_BUYING) for entry in facts.books.entries)
    total = spent * pick(1 if buys else 0, 100) // 100
    goods = total * pick(0, 100) // 100
    works = (total - goods) * pick(0, 100) // 100
    found = {"goods": goods, "works": works, "services": total - goods - works}
    sme = total * _SME // 100
    return {
        "procurement": total,
        **{f"procurement.{key}": found[key] for key in _PROCURED},
        "procurement.sme": sme,
        "procurement.small_micro": sme * _SMALL // 100,
    }


def _units(facts: Facts) -> dict[str, int]:
    natures = [unit.nature for unit in facts.owners()]
    return {
        "units.subordinate": len(natures) - 1,
        "units.administrative": natures.count(InstitutionNature.ADMINISTRATIVE),
        "units.participating": natures.count(InstitutionNature.PARTICIPATING),
        "units.institution": natures.count(InstitutionNature.PUBLIC_INSTITUTION),
        "performance.units": len(
            {unit.name for unit, held in facts.books.by_unit if any(e.project for e in held)}
        ),
    }


def _projects(facts: Facts, pick: Pick) -> dict[str, int]:
    many = len(_named(facts))
    running = pick(0, many)
    return {"performance": many, "performance.operation": running, "performance.target": many - running}


def _project_amounts(facts: Facts, counts: dict[str, int]) -> dict[str, int]:
    each = [facts.now[key] for key in _named(facts)]
    running = sum(each[: counts["performance.operation"]])
    return {
        "performance": sum(each),
        "performance.operation": running,
        "performance.target": sum(each) - running,
    }


def _named(facts: Facts) -> list[str]:
    return sorted(key for key in facts.now if key.startswith("project/"))
