"""The amounts that the prose of a budget states, and its vehicles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.fiscal import Fund, Nature
from gov_budget.model.ledger.measures import Amounts, add, columns_of
from gov_budget.model.statement import Claim, Statement, Vehicles, VehicleType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model.ledger.books import Books
    from gov_budget.model.ledger.entry import Entry
    from gov_budget.model.ledger.press import Press

__all__ = ["operating_of", "print_statement"]

REASON = "工作任务调整"
"""The reason given for every change: what changed is the ledger."""

VEHICLE_PRICE = 18_000_000
"""The customary ceiling for one vehicle, 18 万元 in 分 (rules S14)."""

_THREE_PUBLIC_TABLES = ("three_public", "government_fund_three_public")
_INDICATORS = (
    "income_total",
    "expenditure_total",
    "basic",
    "project",
    "general_public",
    "general_public_basic",
    "personnel",
    "public_use",
    "government_fund",
    "state_capital",
    "three_public",
    "three_public.overseas",
    "three_public.vehicles",
    "three_public.vehicle_purchase",
    "three_public.vehicle_running",
    "three_public.reception",
)


def print_statement(books: Books, press: Press, last_year: Books | None) -> Statement:
    """State this year's amounts and, when there is a ledger of last year, how they changed."""
    now = _stated(books)
    before = _stated(last_year) if last_year else {}
    claims: list[Claim] = []
    for indicator in now:
        cell = press.cell(indicator, now[indicator])
        claim = Claim(indicator, books.year, cell)
        if last_year:
            last = Claim(indicator, books.year - 1, press.cell(indicator, before.get(indicator, 0)))
            claims += [_with_change(claim, last), last]
        else:
            claims.append(claim)
    return Statement(claims=tuple(claims), vehicles=_vehicles(now, books, press))


def _with_change(claim: Claim, last: Claim) -> Claim:
    now, before = claim.cell.figure, last.cell.figure
    if now is None or before is None or now.fen == before.fen:
        return attrs.evolve(claim, change="持平")
    return attrs.evolve(claim, change="增加" if now.fen > before.fen else "减少", reason=REASON)


def _stated(books: Books) -> Amounts:
    found: Amounts = dict.fromkeys(_INDICATORS, 0)
    sheets = [sheet for sheet in books.form.sheets if sheet.kind.key in _THREE_PUBLIC_TABLES]
    for entry in books.entries:
        columns = [column for sheet in sheets for column in columns_of(sheet, entry)]
        items = ["three_public" if column == "total" else f"three_public.{column}" for column in columns]
        add(found, (*_indicators(entry), *items), entry.fen)
    operating = operating_of(books)
    if operating is not None:
        found["operating"] = operating
    return found


def _indicators(entry: Entry) -> Iterator[str]:
    yield from ("income_total", "expenditure_total")
    if entry.nature in (Nature.BASIC, Nature.PROJECT):
        yield entry.nature.value
    if entry.fund.is_appropriation:
        yield entry.fund.value
    if entry.fund is Fund.GENERAL_PUBLIC and entry.nature is Nature.BASIC:
        yield from ("general_public_basic", "personnel" if entry.is_personnel else "public_use")


def operating_of(books: Books) -> int | None:
    """Return 机关运行经费: 公用经费 of the 行政 and 参公 units, or ``None`` when there is no such unit.

    Source: the customary definition: general public budget, basic expenditure, by the column and
    not by the class.
    """
    of_department = books.institution.nature
    natures = {unit: unit.nature or of_department for unit, _ in books.by_unit}
    defined = [unit for unit, nature in natures.items() if nature and nature.has_operating]
    entries = [entry for unit, held in books.by_unit if unit in defined for entry in held]
    return sum([e.fen for e in entries if "public_use" in _indicators(e)]) if defined else None


def _vehicles(amounts: Amounts, books: Books, press: Press) -> Vehicles:
    """Vehicles for what is printed: a cost that prints as 0.00 buys and keeps none."""
    bought = -(-_printed("three_public.vehicle_purchase", amounts, press) // VEHICLE_PRICE)
    running = "three_public.vehicle_running"
    of_units = (_stated(attrs.evolve(books, entries=tuple(own))) for _, own in books.by_unit)
    keeping = sum(bool(_printed(running, each, press)) for each in of_units)
    held = max(keeping, 1) if _printed(running, amounts, press) else 0
    types = (VehicleType("其他用车", held),)
    return Vehicles(total=held, types=types, planned_purchases=bought, large_equipment=0, asset_total=held)


def _printed(key: str, amounts: Amounts, press: Press) -> int:
    figure = press.cell(key, amounts[key]).figure
    return figure.fen if figure else 0
