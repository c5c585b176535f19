"""Reconcile a budget: every rule of the book, every comparison, one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_budget.errors import UnknownColumn
from gov_budget.rules.book import book, rule
from gov_budget.rules.case import Case
from gov_budget.rules.equation import Equation, Inapplicable, Judgement, Quotient, in_stage
from gov_budget.rules.evaluate import Outcome, evaluate
from gov_budget.rules.finding import Finding
from gov_budget.rules.quotients import divide
from gov_budget.rules.report import Report
from gov_budget.rules.ruleset import RuleSet
from gov_budget.rules.silence import part
from gov_budget.rules.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_budget.model import Address, DepartmentBudget
    from gov_budget.rules.equation import Statement
    from gov_budget.rules.publication import Publication
    from gov_budget.rules.rule import Rule

__all__ = ["equations", "reconcile"]


def reconcile(  # noqa: PLR0913 - what may lie beside a document
    budget: DepartmentBudget,
    *,
    rules: RuleSet | Iterable[Rule | str] | None = None,
    last_year: DepartmentBudget | None = None,
    units: Iterable[DepartmentBudget] = (),
    publication: Publication | None = None,
    initial: DepartmentBudget | None = None,
) -> Report:
    """Check a budget against the rule book.

    ``rules`` limits this to some rules, by id, as :class:`Rule` values of one's own, or as a
    :class:`RuleSet`, whose silences are applied; ``last_year`` is the document of the year before,
    for the rules that compare with it; ``units`` are the documents of all units of a department, and
    ``publication`` says when it was approved and published; ``initial`` is the budget of the same
    year that a final account settles.  Without them the rules that need them say so.  Nothing raises
    because a budget is wrong.

    Raises:
        UnknownRule: a rule id is not in the book.
    """
    chosen = book() if rules is None else tuple(rule(r) if isinstance(r, str) else r for r in rules)
    case = Case(budget, last_year, tuple(units), publication, initial)
    findings = [finding for each in chosen for finding in _apply(each, case)]
    name, silences = (rules.name, rules.silences) if isinstance(rules, RuleSet) else ("", ())
    return Report(budget, *part(_merge(findings), silences), name)


def equations(budget: DepartmentBudget, *, rules: Iterable[Rule] | None = None) -> tuple[Equation, ...]:
    """Return every equation that the rules state about a budget, as data."""
    case = Case(budget)
    stated = (s for each in (book() if rules is None else rules) for s in _stated(each, case))
    return tuple(s for s in stated if isinstance(s, Equation))


def _apply(each: Rule, case: Case) -> Iterator[Finding]:
    reason = _excluded(each, case)
    if reason:
        yield _not_applicable(each, case, reason)
        return
    found = [f for f in (_found(each, s, case) for s in _stated(each, case)) if f is not None]
    yield from found or [_not_applicable(each, case, _absence(each, case))]


def _stated(each: Rule, case: Case) -> Iterator[Statement]:
    for statement in each.test(case):
        yield in_stage(statement, case.budget.stage) if isinstance(statement, Equation) else statement


def _excluded(each: Rule, case: Case) -> Inapplicable | None:
    kind = case.budget.document_kind
    if kind not in each.kinds:
        return Inapplicable(each.id, "wrong_kind", _KINDS[kind.value])
    if not each.covers(case.budget.year):
        year = str(case.budget.year)
        return Inapplicable(each.id, "wrong_year", (year, year))
    return None


_KINDS = {
    "D": ("部门预算", "department budget"),
    "B": ("单位预算", "unit budget"),
    "F": ("决算", "final account"),
}


def _absence(each: Rule, case: Case) -> Inapplicable:
    missing = ", ".join(t for t in each.tables if not case.budget.has(t))
    if missing:
        return Inapplicable(each.id, "missing_table", (missing, missing))
    return Inapplicable(each.id, "not_printed")


def _not_applicable(each: Rule, case: Case, why: Inapplicable) -> Finding:
    return Finding(each, why, Outcome(Verdict.NOT_APPLICABLE, reason=why.reason), document=case.budget)


def _found(each: Rule, statement: Statement, case: Case) -> Finding | None:
    """What a statement comes to; one that needs a column which its table has lost compares nothing."""
    try:
        return _finding(each, statement, case)
    except UnknownColumn:
        return _finding(each, _repointed(statement, case), case) if isinstance(statement, Judgement) else None


def _repointed(judgement: Judgement, case: Case) -> Judgement:
    """A judgement about lines, with a column that each of them prints."""
    addresses = (_at_any_column(address, case) for address in judgement.addresses)
    return attrs.evolve(judgement, addresses=tuple(one for one in addresses if one is not None))


def _at_any_column(address: Address, case: Case) -> Address | None:
    try:
        case.budget.cell(address)
    except UnknownColumn:
        columns = case.budget.tables[address.table].lines[address.line].columns
        return attrs.evolve(address, column=columns[0]) if columns else None
    return address


def _finding(each: Rule, statement: Statement, case: Case) -> Finding | None:
    if isinstance(statement, Inapplicable):
        return _not_applicable(each, case, statement)
    if isinstance(statement, Judgement):
        outcome = _judged(statement, case)
    elif isinstance(statement, Quotient):
        outcome = divide(statement, case.budget)
    else:
        evaluated = evaluate(statement, case.budget)
        if evaluated is None:
            return None
        outcome = evaluated
    return Finding(each, statement, outcome, document=case.budget)


def _judged(judgement: Judgement, case: Case) -> Outcome:
    """Return what a judgement says; on an amount whose column cannot be told it says nothing."""
    open_ended = any(case.budget.cell(address).is_ambiguous for address in judgement.addresses)
    if judgement.unchecked or open_ended:
        return Outcome(Verdict.UNCHECKED, reason=judgement.unchecked or "ambiguous")
    return Outcome(Verdict.BROKEN if judgement.problem else Verdict.HOLDS)


def _merge(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What several rules state alike is one finding, under the first of them."""
    seen: dict[object, int] = {}
    merged: list[Finding] = []
    for finding in findings:
        key = _key(finding)
        if key is not None and key in seen:
            first = merged[seen[key]]
            if finding.rule not in (first.rule, *first.also):
                merged[seen[key]] = attrs.evolve(first, also=(*first.also, finding.rule))
            continue
        if key is not None:
            seen[key] = len(merged)
        merged.append(finding)
    return iter(merged)


def _key(finding: Finding) -> object:
    statement = finding.statement
    if isinstance(statement, Judgement) and statement.problem and statement.addresses:
        return statement.problem, statement.addresses, finding.verdict
    if isinstance(statement, Quotient):
        return statement.printed, statement.numerator, statement.denominator, finding.verdict
    if not isinstance(statement, Equation):
        return None
    return statement.total, frozenset(statement.parts), finding.verdict
