"""Q03, Q05, Q06, Q08, Q09: numbers of units, vehicles and projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.fiscal import Scope
from gov_budget.model import Aspect
from gov_budget.rules.equation import Judgement
from gov_budget.rules.prose.said import Said, said, this_year
from gov_budget.rules.stated import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Vehicles
    from gov_budget.rules.case import Case
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

OTHER = ("其他", "其它")
NATURES = ("administrative", "participating", "institution")
CATEGORIES = ("personnel", "operation", "target")


def _counted(case: Case, indicator: str, subject: str = "") -> list[Said]:
    return [one for one in this_year(case, indicator, aspect=Aspect.COUNT) if one.claim.subject == subject]


def _number(one: Said) -> int | None:
    text = one.claim.cell.text.replace(",", "")
    return int(text) if text.isdecimal() else None


def _first(case: Case, indicator: str) -> tuple[Said, int] | None:
    for one in _counted(case, indicator):
        n = _number(one)
        if n is not None:
            return one, n
    return None


def _units(case: Case) -> Iterator[Statement]:
    """The units by nature are the subordinate ones and the department itself."""
    if case.budget.scope is Scope.UNIT:
        return
    found = [pair for nature in NATURES if (pair := _first(case, f"units.{nature}")) is not None]
    below = _first(case, "units.subordinate")
    if below is None or len(found) < 2:  # noqa: PLR2004 - a breakdown
        return
    one, n = below
    whole = sum(number for _, number in found)
    parts = "+".join(str(number) for _, number in found)
    problem = (
        f"下属{n}家加本部为{n + 1}家，按性质{parts}={whole}家",
        f"{n} subordinate units and the department itself are {n + 1}, by nature {parts} = {whole}",
    )
    itself = "本部" in sentence_of(case, one.claim) or "本级" in sentence_of(case, one.claim)
    wrong = whole != n + 1 and (itself or whole != n)
    yield Judgement("Q03", (one.address, *(a.address for a, _ in found)), problem if wrong else None)


def _by_type(case: Case) -> Iterator[Statement]:
    """All vehicles are those of the types; a list without 其他用车 leaves room for the rest."""
    for indicator in ("vehicles", "vehicles.purchase", "assets.vehicles", "assets.vehicle_purchase"):
        total = _first(case, indicator)
        kinds = _types(case, indicator)
        if total is not None and kinds:
            one, n = total
            yield _types_judged(one, n, kinds, [k for k, _ in kinds])
    if not any(said(case, aspect=Aspect.COUNT)):
        yield from _types_alone(case)


def _types(case: Case, indicator: str) -> list[tuple[Said, int]]:
    """The counts by type, each type once, of the sentence that counts all."""
    found: dict[str, tuple[Said, int]] = {}
    for one in this_year(case, indicator, aspect=Aspect.COUNT):
        n = _number(one)
        if one.claim.subject and n is not None:
            found.setdefault(one.claim.subject, (one, n))
    return list(found.values())


def _types_judged(one: Said, n: int, kinds: list[tuple[Said, int]], claims: list[Said]) -> Judgement:
    added = sum(number for _, number in kinds)
    whole = any(k.claim.subject.startswith(OTHER) for k in claims)
    wrong = added != n if whole else added > n
    problem = (f"共{n}辆，按类型合计{added}辆", f"{n} in all, but {added} by type")
    return Judgement("Q05", (one.address, *(k.address for k in claims)), problem if wrong else None)


def _types_alone(case: Case) -> Iterator[Judgement]:
    """The same where only the vehicles are at hand, not the sentence that counts them."""
    vehicles = _vehicles(case)
    if vehicles is None or vehicles.total is None or not vehicles.types:
        return
    added = sum(kind.count for kind in vehicles.types)
    whole = any(kind.name.startswith(OTHER) for kind in vehicles.types)
    wrong = added != vehicles.total if whole else added > vehicles.total
    problem = (f"共{vehicles.total}辆，按类型合计{added}辆", f"{vehicles.total} in all, but {added} by type")
    yield Judgement("Q05", problem=problem if wrong else None)


def _vehicles(case: Case) -> Vehicles | None:
    return case.budget.statement.vehicles if case.budget.statement else None


def _both_sections(case: Case) -> Iterator[Statement]:
    """The section on “三公” and that on assets count the same vehicles, and the same to be bought."""
    stated = False
    for one, two in (("vehicles", "assets.vehicles"), ("vehicles.purchase", "assets.vehicle_purchase")):
        mine, its = _first(case, one), _first(case, two)
        if mine is not None and its is not None:
            stated = True
            yield _two_counts((mine[0].address, its[0].address), mine[1], its[1])
    vehicles = _vehicles(case)
    counted = any(said(case, aspect=Aspect.COUNT))
    if not stated and not counted and vehicles and None not in (vehicles.total, vehicles.asset_total):
        yield _two_counts((), vehicles.total or 0, vehicles.asset_total or 0)


def _two_counts(addresses: tuple[object, ...], mine: int, its: int) -> Judgement:
    problem = (f"“三公”经费部分为{mine}辆，资产部分为{its}辆",
               f"{mine} in the section on “三公”, {its} in that on assets")  # fmt: skip
    return Judgement("Q06", addresses, problem if mine != its else None)  # type: ignore[arg-type]


def _purchase(case: Case) -> Iterator[Statement]:
    """Vehicles are bought exactly where there is money for it."""
    vehicles = _vehicles(case)
    planned = vehicles.planned_purchases if vehicles else None
    for one in this_year(case, "three_public.vehicle_purchase"):
        figure = one.claim.cell.figure
        if planned is None or figure is None:
            continue
        wrong = bool(planned) != bool(figure.fen)
        problem = (f"拟购置{planned}辆，购置费{figure.text}{figure.unit.value}",
                   f"{planned} to be bought for {figure.text} {figure.unit.value}")  # fmt: skip
        yield Judgement("Q08", (one.address,), problem if wrong else None)


def _projects(case: Case) -> Iterator[Statement]:
    """The projects by category are all projects."""
    whole = _first(case, "performance")
    found = [pair for c in CATEGORIES if (pair := _first(case, f"performance.{c}")) is not None]
    if whole is None or len(found) < len(CATEGORIES):
        return
    one, n = whole
    parts = "+".join(str(number) for _, number in found)
    wrong = sum(number for _, number in found) != n
    problem = (f"项目{n}个，分类为{parts}", f"{n} projects, {parts} by category")
    yield Judgement("Q09", (one.address, *(a.address for a, _ in found)), problem if wrong else None)


TESTS: dict[str, Test] = {
    "Q03": _units,
    "Q05": _by_type,
    "Q06": _both_sections,
    "Q08": _purchase,
    "Q09": _projects,
}
