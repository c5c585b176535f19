"""C: codes, names and funds against the classification of the year.

A row of the classification that is itself uncertain never condemns a document: what cannot be
decided with it is unchecked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnknownYear
from gov_budget.fiscal import Fund
from gov_budget.model import Address, Line, Role
from gov_budget.rules.equation import Judgement
from gov_budget.rules.subjects import Standing, names_differ, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

    Problem: TypeAlias = "tuple[str, str] | None"

__all__ = ["TESTS"]

FUNCTION = ("expenditure", "general_public", "government_fund", "state_capital")
ECONOMIC = ("appropriation_by_economic", "general_public_basic")
SECTION, ITEM = 5, 7
RESIDUAL, BULK = "99", 2
"""A residual item is the bulk when it is more than one part in two."""


def _subjects(case: Case, kinds: tuple[str, ...]) -> Iterator[tuple[Address, Line]]:
    for kind in kinds:
        table = case.table(kind)
        for i, line in enumerate(table.lines if table else ()):
            if table is not None and line.role is Role.SUBJECT and line.code:
                yield Address(case.budget.by_kind[kind], i, table.columns[0]), line


def _standing(case: Case, line: Line) -> Standing | None:
    try:
        return standing_of(line.code, case.budget.year)
    except UnknownYear:
        return None


def _valid(rule: str, kinds: tuple[str, ...]) -> Test:
    """A code is in the year's edition; where the edition is not sure of that, it is unchecked."""

    def test(case: Case) -> Iterator[Judgement]:
        for address, line in _subjects(case, kinds):
            standing = _standing(case, line)
            if standing is None or (standing.subject is None and not standing.is_sure):
                yield Judgement(rule, (address,), unchecked="uncertain_subject")
            else:
                problem = (f"“{line.code}”{standing.zh}", f"“{line.code}” {standing.en}")
                yield Judgement(rule, (address,), problem if standing.subject is None else None)

    return test


def _named(case: Case) -> Iterator[Judgement]:
    for address, line in _subjects(case, FUNCTION):
        standing = _standing(case, line)
        subject = standing.subject if standing else None
        if subject is None or not line.name:
            continue
        differs = names_differ(line.name, subject.name)
        sure = standing is not None and standing.is_sure
        problem = (f"当年目录为“{subject.name}”", f"the year's classification has “{subject.name}”")
        yield Judgement("C02", (address,), problem if differs else None,
                        unchecked="uncertain_subject" if differs and not sure else "")  # fmt: skip


def _fund(case: Case) -> Iterator[Judgement]:
    """Only lines without a line below them: a class or 款 may belong to several budgets."""
    for kind, proper in (("general_public", Fund.GENERAL_PUBLIC), ("government_fund", Fund.GOVERNMENT_FUND)):
        table = case.table(kind)
        leaves = set(table.leaves) if table else set[int]()
        for address, line in _subjects(case, (kind,)):
            standing = _standing(case, line) if len(line.code) >= SECTION else None
            if standing is not None and address.line in leaves:
                wrong = standing.fund is not proper and standing.fund in _JUDGED
                problem = (
                    f"“{line.code}”属于{_FUNDS[standing.fund]}",
                    f"“{line.code}” is {standing.fund.value}",
                )
                yield Judgement("C04", (address,), problem if wrong else None)


_JUDGED = (Fund.GENERAL_PUBLIC, Fund.GOVERNMENT_FUND)
_FUNDS = {
    Fund.GENERAL_PUBLIC: "一般公共预算",
    Fund.GOVERNMENT_FUND: "政府性基金预算",
    Fund.STATE_CAPITAL: "国有资本经营预算",
    Fund.SOCIAL_INSURANCE: "社会保险基金预算",
}


def _state_capital(case: Case) -> Iterator[Judgement]:
    for kind in ("general_public", "government_fund", "state_capital"):
        for address, line in _subjects(case, (kind,)):
            here, proper = kind == "state_capital", line.code.startswith("223")
            problem = (
                f"“{line.code}”{'不属于' if here else '属于'}国有资本经营预算",
                f"“{line.code}” is {'no' if here else 'a'} state-capital subject",
            )
            if here or proper:
                yield Judgement("C05", (address,), problem if here != proper else None)


def _foreign_classes(case: Case) -> Iterator[Judgement]:
    for address, line in _subjects(case, ("expenditure",)):
        foreign = line.code.startswith(("209", "230")) and bool(case.fen(address))
        problem = ("这类支出不在部门预算内", "this class is not part of a department's budget")
        yield Judgement("C06", (address,), problem if foreign else None)


def _no_basic(rule: str, kind: str) -> Test:
    def test(case: Case) -> Iterator[Judgement]:
        table = case.table(kind)
        if table is None or "basic" not in table.columns:
            return
        n = case.budget.by_kind[kind]
        for i in table.leaves:
            address = Address(n, i, "basic")
            problem = ("请核实资金性质或支出性质", "please check the fund or the nature of the expenditure")
            yield Judgement(rule, (address,), problem if case.fen(address) else None)

    return test


def _unit_codes(case: Case) -> Iterator[Judgement]:
    own = case.budget.institution
    known = {code for code in (own.code, *(unit.code for unit in own.units)) if code}
    for n, table in enumerate(case.budget.tables):
        found = {line.institution: i for i, line in enumerate(table.lines) if line.institution}
        strange = sorted(code for code in found if known and not _belongs(code, known))
        for code in strange:
            problem = (f"“{code}”不是本部门的代码", f"“{code}” is no code of this department")
            yield Judgement("C09", (Address(n, found[code], table.columns[0]),), problem)
        if found and known and not strange:
            yield Judgement("C09", (Address(n, min(found.values()), table.columns[0]),))


def _belongs(code: str, known: set[str]) -> bool:
    return any(code.startswith(each) or each.startswith(code) for each in known)


def _lost_zeros(case: Case) -> Iterator[Judgement]:
    """A code that lost its zero is read as meant (301 2 is 30102), unless the name says something else."""
    for address, line in _subjects(case, ECONOMIC):
        if line.printed_code:
            digits = "".join(line.printed_code.split())
            lost = digits != line.code and len(digits) < len(line.code) and not _is_named(case, line)
            problem = (f"印作“{line.printed_code}”，即{line.code}", f"“{line.printed_code}” for {line.code}")
            yield Judgement("C10", (address,), problem if lost else None)


def _is_named(case: Case, line: Line) -> bool:
    """Whether a line bears the name of its subject."""
    standing = _standing(case, line)
    subject = standing.subject if standing else None
    return subject is not None and not names_differ(line.name, subject.name)


def _same_subject(case: Case) -> Iterator[Judgement]:
    """A name that is another subject's name tells that the code is wrong."""
    for address, line in _subjects(case, ECONOMIC):
        standing = _standing(case, line)
        if standing is None or standing.subject is None or not line.name:
            continue
        other = standing.named(line.name)
        conflict = other is not None and names_differ(line.name, standing.subject.name)
        meant = other.code if other else ""
        problem = (f"“{line.code}”是“{standing.subject.name}”，“{line.name}”是{meant}",
                   f"“{line.code}” is “{standing.subject.name}”, and “{line.name}” is {meant}")  # fmt: skip
        yield Judgement("C11", (address,), problem if conflict else None)


_BY_NATURE = {
    "2101101": (True, "行政、参公单位", "agencies"),
    "2080501": (True, "行政、参公单位", "agencies"),
    "2101102": (False, "事业单位", "public institutions"),
    "2080502": (False, "事业单位", "public institutions"),
}


def _nature(case: Case) -> Iterator[Judgement]:
    institution = case.budget.institution
    natures = [n for n in (institution.nature, *(u.nature for u in institution.units)) if n is not None]
    for address, line in _subjects(case, ("expenditure",)):
        if line.code in _BY_NATURE and case.fen(address):
            agency, zh, en = _BY_NATURE[line.code]
            missing = all(nature.has_operating is not agency for nature in natures)
            problem = (f"该科目用于{zh}，部门没有这类单位", f"it is for {en}, and the department has none")
            yield Judgement("C12", (address,), problem if missing and natures else None,
                            unchecked="" if natures else "unknown_nature")  # fmt: skip


def _residual(case: Case) -> Iterator[Judgement]:
    """Of its projects, where they are printed: current costs in a residual item hide nothing."""
    column = "project" if case.at("expenditure", "total", "project") else "total"
    whole = case.fen(case.at("expenditure", "total", "total"))
    for address, line in _subjects(case, ("expenditure",)):
        if len(line.code) == ITEM and line.code.endswith(RESIDUAL):
            amount = attrs.evolve(address, column=column)
            bulk = case.fen(amount) * BULK > whole
            problem = ("占全部支出一半以上", "it is more than half of all expenditure")
            yield Judgement("C13", (amount,), problem if bulk else None)


def _labels(case: Case) -> Iterator[Judgement]:
    last = ""
    for address, line in _subjects(case, ("balance",)):
        problem = _label_problem(case, line, last)
        last = line.code
        yield Judgement("C14", (address,), problem)


def _label_problem(case: Case, line: Line, last: str) -> Problem:
    if line.code < last:
        return f"排在{last}之后", f"it stands after {last}"
    standing = _standing(case, line)
    name = standing.sure_name if standing else ""
    if line.name and name and names_differ(line.name, name):
        return f"当年目录为“{name}”", f"the year's classification has “{name}”"
    return None


TESTS: dict[str, Test] = {
    "C01": _valid("C01", FUNCTION),
    "C02": _named,
    "C03": _valid("C03", ECONOMIC),
    "C04": _fund,
    "C05": _state_capital,
    "C06": _foreign_classes,
    "C07": _no_basic("C07", "government_fund"),
    "C08": _no_basic("C08", "state_capital"),
    "C09": _unit_codes,
    "C10": _lost_zeros,
    "C11": _same_subject,
    "C12": _nature,
    "C13": _residual,
    "C14": _labels,
}
