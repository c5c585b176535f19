"""Change every non-zero figure of a budget alone and count, table by table, what is noticed.

    python tools/mutation.py [FILE…] [--only-ten-percent]

A change is noticed when it yields a BROKEN that the unchanged budget does not have.  Both a
change of +10 % and one of one unit in the last printed place are tried; figures that are not
noticed are listed with the sums they stand in.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import gov_budget as gb
from gov_budget.model import INDICATOR, Address, DepartmentBudget
from gov_budget.money import Figure, print_numeral
from gov_budget.rules import Finding, Relation, equations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "quxian-2024.json"


def figures(budget: DepartmentBudget) -> Iterator[Address]:
    """Yield the address of every non-zero amount of the tables and of their cost indicators."""
    for n, table in enumerate(budget.tables):
        for i, line in enumerate(table.lines):
            yield from (Address(n, i, c.column) for c in line.cells if c.figure and c.figure.fen)
        yield from (Address(n, i, INDICATOR) for i, x in enumerate(table.indicators) if x.amount)


def printed(figure: Figure, change: Callable[[int], int]) -> str:
    """Return the figure's text after a change of its digits."""
    return print_numeral(change(figure.fen * 10**figure.places // figure.unit.fen), figure.places)


def identity(finding: Finding) -> tuple[str, tuple[Address, ...]]:
    """Return what makes a finding the same finding in two reports."""
    return finding.rule, finding.addresses


def run(budget: DepartmentBudget, title: str, change: Callable[[int], int]) -> None:
    """Try one kind of change on every figure and print the table."""
    known = {identity(f) for f in gb.reconcile(budget).broken}
    tried: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    missed: list[Address] = []
    for address in figures(budget):
        kind = budget.tables[address.table].kind.key
        figure = budget.cell(address).figure
        mutant = budget.with_cell(address, printed(figure, change)) if figure else budget
        tried[kind] += 1
        if {identity(f) for f in gb.reconcile(mutant).broken} - known:
            noticed[kind] += 1
        else:
            missed.append(address)
    print(f"{title}: {noticed.total()} of {tried.total()} noticed ({noticed.total() / tried.total():.1%})")
    for kind, n in tried.items():
        print(f"  {kind:32} {noticed[kind]:4} of {n:4}")
    explain(budget, missed)


def explain(budget: DepartmentBudget, missed: list[Address]) -> None:
    """Print each figure that was not noticed with the fewest addends of any equation it stands in."""
    stated = equations(budget)
    for address in missed:
        sums = (Relation.SUM, Relation.SAME)
        sizes = [len(e.parts) for e in stated if address in e.operands and e.relation in sums]
        table = budget.tables[address.table]
        row = (
            table.indicators[address.line].name
            if address.column == INDICATOR
            else table.lines[address.line].key
        )
        smallest = min(sizes, default=0)
        print(f"    not noticed: {table.kind.key} {row} {address.column} {budget.cell(address).text}: "
              f"in {len(sizes)} equations, the smallest with {smallest} addends")  # fmt: skip


def main() -> None:
    """Run both changes, or the first, on the files that are named, or on the example."""
    parser = argparse.ArgumentParser(description="Change every figure alone and count what is noticed.")
    parser.add_argument("files", nargs="*", default=[EXAMPLE])
    parser.add_argument("--only-ten-percent", action="store_true")
    given = parser.parse_args()
    for file in given.files:
        budget = gb.read(file)
        run(budget, f"{budget.title}, +10 %", _ten_percent)
        if not given.only_ten_percent:
            run(budget, f"{budget.title}, one unit in the last place", lambda digits: digits + 1)


def _ten_percent(digits: int) -> int:
    return digits + (max(1, round(abs(digits) / 10)) * (1 if digits > 0 else -1))


if __name__ == "__main__":
    main()
