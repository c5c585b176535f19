"""S: the “三公” expenses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_budget import codes
from gov_budget.model import Role
from gov_budget.money import Unit, print_numeral
from gov_budget.rules.economic import FECO, THREE_PUBLIC_FUNDS
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation, Term
from gov_budget.rules.forms import At, Choose, Codes, Down, Has, Relate, Sums, terms
from gov_budget.rules.indicators import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address, Claim
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS", "at_least_basic"]

PRICE_CAP_FEN = 18 * Unit.WAN.fen
"""The customary price limit of one vehicle: 党政机关公务用车管理办法 (2017)."""

_GBAS = "general_public_basic"
_QUOTES = str.maketrans(dict.fromkeys('“”"', None))
_NONE = re.compile(
    r"(?:无|没有|未安排|未发生|不安排)[^。；，、]{0,16}三公经费|三公经费[^。；，]{0,16}(?:为零|未安排|没有安排|未发生)"
)


def _scope_of_funds(case: Case) -> Iterator[Equation | Judgement]:
    """What the prose states over all funds is the sum of the tables by fund."""
    for address, claim in _stated(case):
        found = places_of(case, claim.indicator)
        if found:
            yield Equation("S01", address, terms(*found))


def _stated(case: Case) -> Iterator[tuple[Address, Claim]]:
    for address, claim in case.levels():
        if claim.indicator.split(".")[0] == "three_public" and claim.year == case.budget.year:
            yield address, claim


def _items(case: Case) -> Iterator[tuple[str, codes.CodeSet, Address]]:
    """Each printed item of each “三公” table that a table by economic class can be held against."""
    for kind in THREE_PUBLIC_FUNDS if case.table(FECO) else ():
        for item in codes.three_public_codes():
            address = case.at(kind, "total", item.key)
            if address is not None and case.budget.cell(address).is_printed:
                yield kind, item, address


def _basic_only(case: Case) -> Iterator[Judgement]:
    """An item covers 基本 and 项目: equal to the 基本 part alone, where there is more, it is short."""
    problem = ("等于该科目的基本支出，没有项目支出", "it equals the basic part and leaves out projects")
    for kind, item, address in _items(case):
        fund = THREE_PUBLIC_FUNDS[kind]
        whole, basic = _gathered(case, item.codes, fund), _gathered(case, item.codes, f"{fund}_basic")
        short = case.fen(address) == basic and whole - basic > _slack(case, item, fund)
        yield Judgement("S02", (address,), problem if short else None)


def _gathered(case: Case, wanted: tuple[str, ...], column: str) -> int:
    """What the table by economic class prints for some codes, over all institutions, in 分."""
    return sum(case.fen(a) for code in wanted for a in case.every(FECO, code, column))


def at_least_basic(rule: str) -> Sums:
    """Return the test that each item is at least what its codes take of 一般公共预算基本支出."""
    return Sums(
        tuple(
            Relate(
                rule,
                At("three_public", "total", item.key),
                (Codes(_GBAS, item.codes, "total", optional=False),),
                Relation.AT_LEAST,
            )
            for item in codes.three_public_codes()
        )
    )


def _all_items(kind: str, fund: str) -> Relate:
    gathered = tuple(code for item in codes.three_public_codes() for code in item.codes)
    return Relate("S05", At(kind, "total", "total"), (Codes(FECO, gathered, fund),), empty=True)


def _code_scope(rule: str, key: str) -> Test:
    """An item that equals its codes plus excluded ones was gathered from the wrong subjects."""

    def test(case: Case) -> Iterator[Judgement]:
        for kind, item, address in _items(case):
            if item.key == key:
                excess = _over_inclusion(case, item, THREE_PUBLIC_FUNDS[kind], case.fen(address))
                problem = (f"其中含有科目{excess}", f"it includes subject {excess}")
                yield Judgement(rule, (address,), problem if excess else None)

    return test


def _over_inclusion(case: Case, item: codes.CodeSet, fund: str, printed: int) -> str:
    """The excluded code whose amount is in an item beyond what rounding its proper codes can explain."""
    proper, slack = _gathered(case, item.codes, fund), _slack(case, item, fund)
    for code in item.excluded:
        extra = _gathered(case, (code,), fund)
        if extra > slack and printed == proper + extra:
            return code
    return ""


def _slack(case: Case, item: codes.CodeSet, fund: str) -> int:
    """One quantum for each printed amount of an item's codes, in 分."""
    addresses = (a for code in item.codes for a in case.every(FECO, code, fund))
    return sum(figure.quantum for a in addresses if (figure := case.budget.cell(a).figure))


def _explained(case: Case) -> Iterator[Judgement]:
    """The prose states each item, 购置 and 运行 apart, where anything is planned."""
    stated = list(_stated(case))
    if not _spent(case, "total"):
        return
    if not stated:
        address = case.at("three_public", "total", "total")
        if address is not None:
            yield Judgement("S11", (address,), unchecked="no_prose")
        return
    for item, zh in _ZH.items():
        found = [a for a, c in stated if c.indicator == f"three_public.{item}"]
        problem = (f"没有写明{zh}", f"{item.replace('_', ' ')} is not stated")
        yield Judgement("S11", ((found or [stated[0][0]])[0],), None if found else problem, about=item)


_ZH = {
    "overseas": "因公出国（境）费",
    "vehicles": "公务用车购置及运行维护费",
    "reception": "公务接待费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_running": "公务用车运行维护费",
}


def _not_more_than_last_year(case: Case) -> Iterator[Equation]:
    for address, claim in _stated(case):
        last = case.claim(claim.indicator, case.budget.year - 1)
        if last is not None:
            yield Equation("S12", address, (Term(last),), Relation.AT_MOST)


def _running_needs_vehicles(case: Case) -> Iterator[Judgement]:
    running = _spent(case, "vehicle_running")
    vehicles = case.budget.statement.vehicles if case.budget.statement else None
    total = vehicles.total if vehicles else None
    problem = ("文中说没有公务用车", "the text says that there is no vehicle")
    if running:
        yield Judgement(
            "S13", running, problem if total == 0 else None, unchecked="" if total is not None else "no_prose"
        )


def _spent(case: Case, column: str) -> tuple[Address, ...]:
    """The printed non-zero totals of a column over the “三公” tables."""
    found = (case.at(kind, "total", column) for kind in THREE_PUBLIC_FUNDS)
    return tuple(address for address in found if address and case.fen(address))


def _price(case: Case) -> Iterator[Judgement]:
    bought = _spent(case, "vehicle_purchase")
    vehicles = case.budget.statement.vehicles if case.budget.statement else None
    planned = vehicles.planned_purchases if vehicles else None
    if not bought:
        return
    each = sum(map(case.fen, bought)) // planned if planned else 0
    average = print_numeral(each * 100 // Unit.WAN.fen, 2)
    shown = (
        f"计划购置{planned}辆，平均每辆{average}万元，一般标准为18万元",
        f"{planned} to be bought at {average} 万元 on average, the general standard being 18 万元",
    )
    problem = shown if each > PRICE_CAP_FEN else None
    yield Judgement("S14", bought, problem, unchecked="" if bool(planned) else "no_prose")


def _says_none(case: Case) -> bool:
    """Whether a sentence says that there is no “三公” spending."""
    return any(_NONE.search(passage.flat.translate(_QUOTES)) for passage in case.passages)


def _zero_is_stated(case: Case) -> Iterator[Judgement]:
    """Where nothing is planned the table is still published, and the prose says so."""
    addresses = [a for kind in THREE_PUBLIC_FUNDS if (a := case.at(kind, "total", "total"))]
    if not addresses or _spent(case, "total"):
        return
    stated = any(c.indicator == "three_public" for _, c in _stated(case)) or _says_none(case)
    known = case.budget.statement is not None
    problem = ("文字没有说明没有安排", "the text does not say that none is planned")
    yield Judgement(
        "S15", (addresses[0],), None if stated else problem, unchecked="" if known else "no_prose"
    )


def _no_comparison(rule: str, zh: str, en: str) -> Test:
    def test(_: Case) -> Iterator[Inapplicable]:
        yield Inapplicable(rule, "forbidden_comparison", (zh, en))

    return test


TESTS: dict[str, Test] = {
    "S01": _scope_of_funds,
    "S02": _basic_only,
    "S03": Sums(tuple(Down("S03", kind, (Role.TOTAL,)) for kind in THREE_PUBLIC_FUNDS)),
    "S04": at_least_basic("S04"),
    "S05": Choose(Has((FECO,)), Sums(tuple(_all_items(*each) for each in THREE_PUBLIC_FUNDS.items()))),
    "S06": _code_scope("S06", "overseas"),
    "S07": _code_scope("S07", "vehicle_running"),
    "S08": _code_scope("S08", "vehicle_purchase"),
    "S09": _code_scope("S09", "reception"),
    "S10": _no_comparison(
        "S10",
        "三公经费只用部门经济分类核对，从不由政府经济分类推算",
        "three public expenses are checked by department codes, never derived from government ones",
    ),
    "S11": _explained,
    "S12": _not_more_than_last_year,
    "S13": _running_needs_vehicles,
    "S14": _price,
    "S15": _zero_is_stated,
    "S16": _no_comparison(
        "S16",
        "“三公”经费含项目支出和事业单位，机关运行经费不含，哪个大都不算错",
        "three public expenses include projects and institutions, operating expenses do not",
    ),
    "S17": _no_comparison(
        "S17",
        "出国、车辆可能由其他部门集中安排，为零不算漏",
        "travel abroad and vehicles may be provided by another body, so a zero is no omission",
    ),
}
