"""A: vehicles, equipment and assets: what there is, what is bought, as of when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget.fiscal import DocumentKind
from gov_budget.model import Address, Aspect
from gov_budget.rules.economic import THREE_PUBLIC_FUNDS
from gov_budget.rules.equation import Judgement
from gov_budget.rules.forms import Columns
from gov_budget.rules.stated import OfTheText, count_of, stated
from gov_budget.rules.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Claim
    from gov_budget.rules.case import Case
    from gov_budget.rules.passages import Passage
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

PURCHASES = ("vehicles.purchase", "assets.vehicle_purchase")
BOUGHT = (*PURCHASES, "assets.equipment_purchase")
FECO = "appropriation_by_economic"


def _types(case: Case) -> Iterator[Judgement]:
    """The vehicles to be bought are those of the types, and cost money when there are any."""
    for key in PURCHASES:
        total, parts = _total(case, key), _by_type(case, key)
        if total is not None and parts:
            summed = sum(count for _, count in parts)
            problem = (f"共{total[1]}辆，各类合计{summed}辆", f"{total[1]} in all, {summed} by type")
            at = (total[0], *(address for address, _ in parts))
            yield Judgement("A06", at, problem if summed != total[1] else None)
    yield from _cost(case)


def _total(case: Case, key: str) -> tuple[Address, int] | None:
    found = [(a, n) for a, c in stated(case, key, Aspect.COUNT) if (n := count_of(c)) is not None]
    return found[0] if found else None


def _by_type(case: Case, key: str) -> list[tuple[Address, int]]:
    claims: list[tuple[Address, Claim]] = [pair for pair in case.claims() if pair[1].subject]
    return [
        (address, count)
        for address, claim in claims
        if (claim.indicator, claim.year, claim.aspect) == (key, case.budget.year, Aspect.COUNT)
        and (count := count_of(claim)) is not None
    ]


def _cost(case: Case) -> Iterator[Judgement]:
    """购置费 of the “三公” tables and vehicles to be bought go together; other money may buy some too."""
    planned = next((found for key in PURCHASES if (found := _total(case, key))), None)
    printed = [a for kind in THREE_PUBLIC_FUNDS if (a := case.at(kind, "total", "vehicle_purchase"))]
    if planned is None or not printed:
        return
    spent = [a for a in printed if case.fen(a)]
    if bool(spent) != bool(planned[1]) and (spent or case.only_appropriation):
        zh = f"计划购置{planned[1]}辆，购置费{'有数' if spent else '为零'}"
        problem = (zh, f"{planned[1]} to be bought, purchase cost is {'an amount' if spent else 'zero'}")
        yield Judgement("A06", (planned[0], *(spent or printed)), problem)
    else:
        yield Judgement("A06", (planned[0], *printed))


def _threshold(case: Case) -> Iterator[Judgement]:
    """The value from which equipment is called large is stated, and is one that is in use."""
    lists = words("assets")["equipment"]
    own = case.profile.conventions.large_equipment if case.profile else ()
    usual = own or tuple(lists["usual"])
    found = [(p, int(v)) for p in _prose(case) for v in re.findall(lists["stated"], p.flat)]
    for passage, value in found:
        zh = f"写作{value}万元以上，当地为{'、'.join(map(str, usual))}万元"
        problem = (zh, f"{value} 万元 where {', '.join(map(str, usual))} is usual")
        yield Judgement("A07", (passage.address,), None if value in usual else problem)
    if not found:
        for passage in (p for p in _prose(case) if lists["about"] in p.flat):
            problem = ("没有写明大型设备的价值起点", "the value from which equipment is large is not stated")
            yield Judgement("A07", (passage.address,), problem)


def _prose(case: Case) -> Iterator[Passage]:
    yield from (passage for passage in case.passages if not passage.in_glossary)


def _as_of(case: Case) -> Iterator[Judgement]:
    """A budget gives its assets as of 31 August or 31 December before, an account as of its last day."""
    lists = words("assets")["as_of"]
    final = case.budget.document_kind is DocumentKind.FINAL_ACCOUNT
    year = case.budget.year if final else case.budget.year - 1
    allowed = {f"{year}-{day}" for day in lists["account" if final else "budget"]}
    for passage in _prose(case):
        for found in re.finditer(lists["stated"], passage.flat):
            if re.search(lists["about"], passage.flat[found.end() :]):
                day = f"{found[1]}-{found[2] or 12}-{found[3] or _last_day(found[2])}"
                shown = f"“{found[0]}”"
                yield Judgement("A08", (passage.address,), None if day in allowed else (shown, shown))


def _last_day(month: str | None) -> int:
    return 30 if month in {"4", "6", "9", "11"} else 31


def _capital(case: Case) -> Iterator[Judgement]:
    """What is to be bought shows under 资本性支出, unless other money than 财政拨款 may buy it."""
    bought = [found for key in BOUGHT if (found := _total(case, key)) and found[1]]
    if not bought or case.table(FECO) is None or not case.only_appropriation:
        return
    lines = _leaves(case, words("assets")["capital"]["classes"])
    problem = ("资本性支出没有数", "nothing is printed under capital expenditure")
    yield Judgement("A10", (bought[0][0], *lines), None if any(map(case.fen, lines)) else problem)


def _leaves(case: Case, classes: list[str]) -> list[Address]:
    table, n = case.table(FECO), case.budget.by_kind[FECO]
    return [Address(n, i, "total") for code in classes for i in (table.leaves_under(code) if table else ())]


TESTS: dict[str, Test] = {
    "A06": OfTheText("A06", _types),
    "A07": OfTheText("A07", _threshold),
    "A08": OfTheText("A08", _as_of),
    "A09": Columns("A09", "account_assets"),
    "A10": _capital,
}
