"""What reconciling one budget costs, beside plainer ways to do part of the same work.

    python benchmarks/reconcile.py

All figures come from one run on one machine; the ratios are what to quote.  The plainer way is
a script that a user would write with the standard library: it reads the same JSON and checks
one relation, 合计 = 基本支出 + 项目支出, in decimal arithmetic.
"""

from __future__ import annotations

import json
import time
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import gov_budget as gb
from gov_budget import formats

if TYPE_CHECKING:
    from collections.abc import Callable

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


def main() -> None:
    """Print the table."""
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
