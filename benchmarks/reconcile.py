"""What reconciling one budget costs, beside plainer ways to do part of the same work.

    python benchmarks/reconcile.py

All figures come from one run on one machine; the ratios are what to quote.  The plainer way is
a script that a user would write with the standard library: it reads the same JSON and checks
one relation, 合计 = 基本支出 + 项目支出, in decimal arithmetic.

Then the whole book: on the example and on a generated budget of 3,000 cells with the share of each group of
rules, and on budgets of 300 to 10,000 cells, where the time for a cell must stay about the same.
"""

from __future__ import annotations

import json
import random
import time
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import gov_budget as gb
from gov_budget import formats, strategies
from gov_budget.rules import book, reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_budget import DepartmentBudget

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "quxian-2024.json"


def milliseconds(work: Callable[[], object], repeats: int = 30) -> float:
    """Return the best time of several runs: the one least disturbed by the machine."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def by_hand(text: str) -> int:
    """Check one relation of one table, as a script without a library would."""
    tables = {table["kind"]: table for table in json.loads(text)["tables"]}
    checked = 0
    for line in tables["expenditure"]["lines"]:
        cells = {column: Decimal(printed) for column, printed in line["cells"].items()}
        checked += cells["total"] == cells.get("basic", 0) + cells.get("project", 0)
    return checked


def memory() -> float:
    """Return what one budget takes, in MiB."""
    tracemalloc.start()
    budget = gb.read(EXAMPLE)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / 2**20 if budget.tables else 0


def cells(budget: DepartmentBudget) -> int:
    """Return how many cells the tables of a budget print."""
    return sum(len(line.cells) for table in budget.tables for line in table.lines)


def budget_of(least: int) -> DepartmentBudget:
    """Return a generated budget of at least so many cells, and few more."""
    size = 4
    while True:
        budget = strategies.random_budget(random.Random(1), year=2024, size=size)  # noqa: S311 - no secret
        if cells(budget) >= least:
            return budget
        size = size * 6 // 5 + 1


def cpu(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the best processor time of several runs in milliseconds."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def by_group(name: str, budget: DepartmentBudget) -> None:
    """Print what the whole book costs on a budget, and the share of each group of rules."""
    whole = cpu(lambda: reconcile(budget))
    print(f"\n{name}: {cells(budget)} cells, {len(reconcile(budget).findings)} findings, {whole:.0f} ms")
    groups = {rule.group: [one for one in book() if one.group == rule.group] for rule in book()}
    costs = {
        group: cpu(lambda rules=rules: reconcile(budget, rules=rules)) for group, rules in groups.items()
    }
    total = sum(costs.values())
    for group, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"  {group} {len(groups[group]):3d} rules {cost:8.1f} ms {100 * cost / total:5.1f} %")


def growth() -> None:
    """Print the time for a cell on budgets of growing size."""
    print("\n  cells   rows of the longest table   findings       ms   µs for a cell")
    for least in (300, 1_000, 3_000, 10_000):
        budget = budget_of(least)
        found = len(reconcile(budget).findings)
        cost, n = cpu(lambda budget=budget: reconcile(budget)), cells(budget)
        longest = max(len(table.lines) for table in budget.tables)
        print(f"{n:7d} {longest:27d} {found:10d} {cost:8.0f} {1000 * cost / n:15.0f}")


def main() -> None:
    """Print the tables."""
    against_a_script()
    by_group("the example", gb.read(EXAMPLE))
    by_group("a generated budget", budget_of(3_000))
    growth()


def against_a_script() -> None:
    """Print what the example costs beside a script without a library."""
    text = EXAMPLE.read_text("utf-8")
    budget = formats.loads(text)
    report = gb.reconcile(budget)
    hand = milliseconds(lambda: by_hand(text))
    parse = milliseconds(lambda: json.loads(text))
    load = milliseconds(lambda: formats.loads(text))
    check = milliseconds(lambda: gb.reconcile(formats.loads(text)) and None, 10) - load
    warm = milliseconds(lambda: gb.reconcile(budget))
    compared = len(report.holds) + len(report.rounded) + len(report.broken)
    print(f"comparisons in the report          {compared:8d}   by hand {by_hand(text):d}")
    print(f"json.loads of the example          {parse:8.2f} ms")
    print(f"formats.loads of the example       {load:8.2f} ms   ratio to json.loads {load / parse:6.1f}")
    print(f"reconcile, budget just read        {check:8.2f} ms")
    print(f"reconcile, same budget again       {warm:8.2f} ms")
    print(f"one relation by hand, from text    {hand:8.2f} ms")
    per_hand, per_rule = hand / by_hand(text), (load + check) / compared
    print(f"a comparison: library / by hand    {per_rule / per_hand:8.2f}")
    print(f"memory of one budget               {memory():8.2f} MiB")


if __name__ == "__main__":
    main()
