"""A county's rules beside the book: rules of one's own, a set of them, grades, and findings set aside.

    python examples/07_rules_of_your_own.py [FILE]

The set is a plain value. What an auditor chose, graded and silenced stands in one place, and each silence has
its reason; the report counts and lists what was silenced.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import gov_budget as gb
from gov_budget.fiscal import DocumentKind
from gov_budget.rules import (
    Equation,
    Judgement,
    Relation,
    Rule,
    RuleSet,
    Severity,
    Silence,
    Strength,
    Term,
    whole_book,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_budget.rules import Case

SEED = Path(__file__).with_name("quxian-2024.json")
BUDGETS = frozenset({DocumentKind.DEPARTMENT_BUDGET, DocumentKind.UNIT_BUDGET})


def reception_is_small(case: Case) -> Iterator[Judgement]:
    """公务接待费 is at most 1 % of 公用经费."""
    reception = case.at("three_public", "total", "reception")
    public_use = case.at("general_public_basic", "total", "public_use")
    if reception and public_use:
        large = case.fen(reception) * 100 > case.fen(public_use)
        problem = ("公务接待费超过公用经费的1%", "reception exceeds 1 % of public use")
        yield Judgement("县01", (reception, public_use), problem if large else None)


def running_is_within_public_use(case: Case) -> Iterator[Equation]:
    """公务用车运行费 is at most 公用经费; rounding and messages come with the equation."""
    running = case.at("three_public", "total", "vehicle_running")
    public_use = case.at("general_public_basic", "total", "public_use")
    if running and public_use:
        yield Equation("县02", running, (Term(public_use),), Relation.AT_MOST)


COUNTY = RuleSet(
    "某县",
    (
        Rule(
            id="县01",
            zh="公务接待费不超过公用经费的1%",
            en="Reception is at most 1 % of public use",
            strength=Strength.CONVENTION,
            kinds=BUDGETS,
            test=reception_is_small,
            tables=("three_public", "general_public_basic"),
        ),
        Rule(
            id="县02",
            zh="公务用车运行费不超过公用经费",
            en="The running of vehicles is at most public use",
            strength=Strength.USUAL,
            kinds=BUDGETS,
            test=running_is_within_public_use,
            tables=("three_public", "general_public_basic"),
        ),
    ),
)


def auditors_set() -> RuleSet:
    """Return the tables' rules of the book and those of the county, graded, with one silence."""
    chosen = whole_book("auditor").only("W", "H", "X", "O") | COUNTY
    graded = chosen.graded(Severity.ERROR, "县01")
    quotas = Silence(rule="O09", row="定额公用经费*", reason="本县把事业单位的定额并入机关运行经费，已核实")
    return graded.silenced(quotas)


def main(budget: gb.DepartmentBudget) -> None:
    """Print what is broken, and what was set aside and why."""
    report = gb.reconcile(budget, rules=auditors_set())
    for finding in report.broken:
        print(f"{finding.severity.value} {finding.rule}: {finding.message('en')}")
    for one in report.silenced:
        print(f"silenced {one.finding.rule}: {one.reason}")
    for rule in COUNTY:
        said = ", ".join(f"{n} {verdict}" for verdict, n in report.counts_by_rule[rule.id].items())
        print(f"{rule.id}: {said}")


if __name__ == "__main__":
    main(gb.read(sys.argv[1] if len(sys.argv) > 1 else SEED))
