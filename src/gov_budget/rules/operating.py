"""O: 机关运行经费, which is stated in the prose and rests on 公用经费."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_budget.fiscal import Scope, Stage
from gov_budget.model import InstitutionNature, Role
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Relation, Term
from gov_budget.rules.evaluate import agree
from gov_budget.rules.forms import terms
from gov_budget.rules.subjects import unspaced
from gov_budget.rules.wording import agrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.model import Address, Section
    from gov_budget.rules.case import Case
    from gov_budget.rules.rule import Test

__all__ = ["TESTS"]

GBAS = "general_public_basic"
CLASSES = ("302", "310")
CAPITAL = "310"

QUOTA = "公用经费"
VEHICLES = ("公务用车运行", "公车运行")
PUBLIC_INSTITUTION = "事业"

DEFINITIONS = ("日常公用经费", "购买货物和服务")
"""Words of the two customary definitions."""


def _operating(case: Case) -> Address | None:
    return case.claim("operating")


def _public_use(case: Case) -> Address | None:
    return case.basic("public_use")


def _budgeted_units(case: Case) -> int:
    """How many institutions have a budget of their own in the tables."""
    kinds = ("income", "expenditure", GBAS)
    counts = (len(t.role(Role.INSTITUTION)) for kind in kinds if (t := case.table(kind)) is not None)
    return max(counts, default=0)


def _has_others(case: Case) -> bool:
    """Whether some 公用经费 of a final account may be of units without 机关运行经费: no table tells."""
    if case.budget.stage is not Stage.FINAL_ACCOUNT:
        return False
    natures = (unit.nature for unit in case.budget.institution.units)
    return any(nature is not None and not nature.has_operating for nature in natures)


def _equals_public_use(case: Case) -> Iterator[Equation | Judgement | Inapplicable]:
    total, part = _operating(case), _public_use(case)
    if total is None or part is None:
        return
    nature = case.budget.institution.nature
    if _budgeted_units(case) > 1:
        yield Inapplicable("O01", "several_units")
    elif nature is None:
        yield Judgement("O01", (total, part), unchecked="unknown_nature")
    elif nature.has_operating:
        yield Equation("O01", total, (Term(part),), Relation.SAME)


def _at_most_public_use(case: Case) -> Iterator[Equation | Inapplicable]:
    total, part = _operating(case), _public_use(case)
    if _budgeted_units(case) <= 1:
        yield Inapplicable("O02", "single_unit")
    elif total is not None and part is not None:
        yield Equation("O02", total, (Term(part),), Relation.AT_MOST)


def _institution_has_none(case: Case) -> Iterator[Judgement]:
    institution = case.budget.institution.nature is InstitutionNature.PUBLIC_INSTITUTION
    total = _operating(case)
    problem = ("单位性质为事业单位", "its nature is a public institution")
    if case.budget.scope is Scope.UNIT and institution and total is not None:
        yield Judgement("O03", (total,), problem if case.fen(total) else None)


def _by_column(case: Case) -> Iterator[Equation]:
    """Reported only where the figure equals the classes and the classes differ from the column."""
    total, part = _operating(case), _public_use(case)
    classes = terms(*(a for code in CLASSES for a in case.every(GBAS, code, "total")))
    if total is None or part is None or not classes or _budgeted_units(case) > 1:
        return
    by_class = sum(case.fen(term.address) for term in classes)
    by_column = case.fen(part)
    if case.fen(total) in (by_class, by_column):
        yield Equation("O04", total, (Term(part),), Relation.SAME)


def _within_basic(case: Case) -> Iterator[Equation]:
    total, part = _operating(case), _public_use(case)
    if total is not None and part is not None:
        yield Equation("O05", total, (Term(part),), Relation.AT_MOST)


def _includes_capital(case: Case) -> Iterator[Judgement]:
    total, part = _operating(case), _public_use(case)
    capital = case.at(GBAS, CAPITAL, "public_use") or case.at(GBAS, CAPITAL, "total")
    spent = case.fen(capital)
    if total is None or part is None or capital is None or not spent or _has_others(case):
        return
    left_out = case.fen(total) == case.fen(part) - spent and not _one_figure(case, total, part)
    problem = ("少了310资本性支出", "class 310 is left out") if left_out else None
    yield Judgement("O06", (total, part, capital), problem)


def _change(case: Case) -> Iterator[Judgement]:
    """The words for the change agree with the two amounts beside them."""
    statement, total = case.budget.statement, _operating(case)
    last = case.claim("operating", case.budget.year - 1)
    if statement is None or total is None or last is None:
        return
    change = statement.claims[total.line].change or statement.claims[last.line].change
    true = agrees(change, case.fen(total), case.fen(last)) if change else None
    problem = (f"写作“{change}”，与两年的数不符", f"called “{change}”, which the two years do not bear out")
    yield Judgement(
        "O07",
        (total, last),
        problem if true is False else None,
        unchecked="" if true is not None else "no_prose",
    )


def _none_stated(case: Case) -> Iterator[Judgement]:
    nature = case.budget.institution.nature
    part, total = _public_use(case), _operating(case)
    if nature is None or not nature.has_operating or part is None:
        return
    theirs = _has_others(case) and not case.fen(total)
    wrong = (
        bool(case.fen(total)) != bool(case.fen(part)) and not theirs and not _one_figure(case, total, part)
    )
    problem = ("一处有数，一处为零", "one is an amount and the other is zero") if wrong else None
    known = total is not None or (case.budget.statement is not None and bool(case.budget.statement.sections))
    yield Judgement(
        "O08",
        (total, part) if total else (part,),
        problem if known else None,
        unchecked="" if known else "no_prose",
    )


def _one_figure(case: Case, total: Address | None, part: Address) -> bool:
    """Whether rounding alone can part two amounts: 0.00 万元 and 1 元 may be one figure."""
    ours, theirs = case.budget.cell(total).figure if total else None, case.budget.cell(part).figure
    return ours is not None and theirs is not None and agree(ours, [theirs])


def _quotas(case: Case) -> Iterator[Equation]:
    """Listed quotas of the 机关 make up the figure; a quota of a 事业单位 does not belong in it."""
    table, total = case.table("project_performance"), _operating(case)
    if table is None or total is None:
        return
    lines = [
        (unspaced(line.name), i)
        for i, line in enumerate(table.lines)
        if line.role is Role.PROJECT and any(word in unspaced(line.name) for word in (QUOTA, *VEHICLES))
    ]
    if not any(QUOTA in name for name, _ in lines):
        return
    own = [i for name, i in lines if PUBLIC_INSTITUTION not in name]
    relation = Relation.SUM if len(own) < len(lines) else Relation.AT_LEAST
    found = terms(*(case.at("project_performance", i, "amount") for i in own))
    yield Equation("O09", total, found, relation)


def _definition(case: Case) -> Iterator[Judgement]:
    total = _operating(case) or _public_use(case)
    statement = case.budget.statement
    if total is None or statement is None:
        return
    texts = [p for section in statement.sections or () for p in _about_operating(section)]
    defined = any(word in text for text in texts for word in DEFINITIONS)
    checked = statement.sections is not None
    if checked and not texts:
        return
    problem = ("没有找到通行的定义", "neither customary definition was found")
    yield Judgement(
        "O10", (total,), problem if checked and not defined else None, unchecked="" if checked else "no_prose"
    )


def _about_operating(section: Section) -> list[str]:
    """The paragraphs that name the term, or all of a section whose title does."""
    titled = "机关运行" in section.title
    return [p for p in section.paragraphs if titled or "机关运行" in p]


TESTS: dict[str, Test] = {
    "O01": _equals_public_use,
    "O02": _at_most_public_use,
    "O03": _institution_has_none,
    "O04": _by_column,
    "O05": _within_basic,
    "O06": _includes_capital,
    "O07": _change,
    "O08": _none_stated,
    "O09": _quotas,
    "O10": _definition,
}
