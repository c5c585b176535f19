"""公务用车: how many, of which types, how many to be bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.model import Aspect, Vehicles, VehicleType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_budget.model import Claim

__all__ = ["vehicles_of"]


def vehicles_of(claims: Iterable[Claim]) -> Vehicles | None:
    """Return what the counts say of vehicles; ``None`` when they say nothing.

    The section on assets answers where no other counts the vehicles.
    """
    counted = [c for c in claims if c.aspect is Aspect.COUNT and c.indicator.startswith(_ABOUT)]
    if not counted:
        return None
    held = "vehicles" if _number(counted, "vehicles") is not None else "assets.vehicles"
    bought = _number(counted, "vehicles.purchase")
    return Vehicles(
        total=_number(counted, held),
        types=_types(counted, held),
        planned_purchases=_number(counted, "assets.vehicle_purchase") if bought is None else bought,
        large_equipment=_number(counted, "assets.equipment"),
        asset_total=_number(counted, "assets.vehicles"),
    )


def _types(counted: Iterable[Claim], indicator: str) -> tuple[VehicleType, ...]:
    named = [c for c in counted if c.indicator == indicator and c.subject and c.cell.text.isdigit()]
    found = {c.subject: int(c.cell.text) for c in reversed(named)}
    return tuple(VehicleType(name, found[name]) for name in dict.fromkeys(c.subject for c in named))


_ABOUT = ("vehicles", "assets.")


def _number(counted: Iterable[Claim], indicator: str) -> int | None:
    found = (c for c in counted if c.indicator == indicator and not c.subject)
    return next((int(c.cell.text) for c in found if c.cell.text.isdigit()), None)
