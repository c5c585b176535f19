"""A: government procurement as the prose states it, against itself and the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.money import Unit
from gov_budget.rules.equation import Equation, Judgement, Relation, Term
from gov_budget.rules.forms import terms
from gov_budget.rules.stated import OfTheText
from gov_budget.rules.wordlists import pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

PARTS = ("procurement.goods", "procurement.works", "procurement.services")
FECO, GBAS = "appropriation_by_economic", "general_public_basic"
WHOLE = 100


def _parts(case: Case) -> Iterator[Equation]:
    total = case.claim("procurement")
    parts = [case.claim(key) for key in PARTS]
    if total is not None and any(parts):
        yield Equation("A01", total, terms(*parts))


def _within_expenditure(case: Case) -> Iterator[Equation]:
    total, whole = case.claim("procurement"), case.at("expenditure", "total", "total")
    if total is not None and whole is not None:
        yield Equation("A02", total, (Term(whole),), Relation.AT_MOST)


def _table(case: Case) -> Iterator[Equation]:
    total, printed = case.claim("procurement"), case.at("procurement", "total", "amount")
    if total is not None and printed is not None:
        yield Equation("A03", total, (Term(printed),), Relation.SAME)


def _reserved(case: Case) -> Iterator[Judgement]:
    """What is kept for small enterprises is no less than the share that is asked for."""
    steps = (
        ("procurement.sme", "procurement", "sme"),
        ("procurement.small_micro", "procurement.sme", "small_micro"),
    )
    for part_key, whole_key, share in steps:
        part, whole = case.claim(part_key), case.claim(whole_key)
        if part is not None and whole is not None and case.fen(whole):
            least = int(words("assets")["reserved"][share])
            reached = _most(case, part) * WHOLE >= _least(case, whole) * least
            shown = case.budget.cell(part).text, case.budget.cell(whole).text
            zh = f"{shown[0]}万元不到{shown[1]}万元的{least}%"
            problem = (zh, f"{shown[0]} is below {least}% of {shown[1]} (万元)")
            yield Judgement("A04", (part, whole), None if reached else problem)


def _most(case: Case, address: Address) -> int:
    """Twice the largest amount that a printed one may stand for, in 分."""
    figure = case.budget.cell(address).figure
    return 2 * figure.fen + figure.quantum if figure else 0


def _least(case: Case, address: Address) -> int:
    figure = case.budget.cell(address).figure
    return 2 * figure.fen - figure.quantum if figure else 0


def _none_though_bought(case: Case) -> Iterator[Judgement]:
    """“No procurement” beside large amounts of what is mostly procured asks for a look."""
    kind, column = (FECO, "total") if case.table(FECO) else (GBAS, "total")
    if case.table(kind) is None or not _says_none(case):
        return
    lists = words("assets")["bought"]
    large = int(lists["large"]) * Unit.WAN.fen
    printed = ((name, a) for code, name in lists["codes"].items() for a in case.every(kind, code, column))
    found = {name: a for name, a in printed if case.fen(a) >= large}
    text = "、".join(f"{name}{case.budget.cell(a).text}" for name, a in found.items())
    yield Judgement("A05", tuple(found.values()), (text, text) if found else None)


def _says_none(case: Case) -> bool:
    stated = case.claim("procurement")
    if stated is not None:
        return not case.fen(stated)
    said = pattern(*words("disclosure")["procurement"]["none"])
    return any(said.search(p.flat) for p in case.passages if not p.in_glossary)


TESTS: dict[str, Test] = {
    "A01": OfTheText("A01", _parts),
    "A02": OfTheText("A02", _within_expenditure),
    "A03": _table,
    "A04": OfTheText("A04", _reserved),
    "A05": OfTheText("A05", _none_though_bought),
}
