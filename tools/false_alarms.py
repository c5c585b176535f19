"""Reconcile budgets that are right by construction and count what is reported broken: nothing may be.

    python tools/false_alarms.py [HOW_MANY] [--bare] [--from N]

Each budget is a random ledger of whole 分, summed exactly and printed once, in 元 or 万元, in the
table set of 四川 or of 上海, for one or two institutions, with prose that agrees with its tables
(``--bare``: with the amounts of prose alone).  For every four budgets
there is a final account.  The seed is the budget's number.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import gov_budget as gb
from gov_budget.strategies import random_account, random_budget

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = (gb.Unit.WAN, gb.Unit.YUAN)
PROFILES = ("sichuan", "sichuan", "shanghai")


def main() -> None:
    """Print how many comparisons came out with each verdict, and every false alarm."""
    chosen = _arguments()
    verdicts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    started = time.perf_counter()
    for name, document in _documents(chosen):
        report = gb.reconcile(document)
        verdicts.update({verdict.value: n for verdict, n in report.counts.items()})
        printed[name.partition(" ")[2]] += 1
        for finding in report.broken:
            rules[finding.rule] += 1
            print(f"{name}: {finding.rule} {finding.message('zh')}")
    print(f"{printed.total()} documents in {time.perf_counter() - started:.0f} s: {dict(printed)}")
    print(f"comparisons: {dict(verdicts)}")
    print(f"reported broken: {rules.total()} {dict(rules.most_common())}")


def _documents(chosen: argparse.Namespace) -> Iterator[tuple[str, gb.DepartmentBudget]]:
    """The budgets, and one final account for every four of them, each with its number and kind."""
    for number in range(chosen.first, chosen.first + chosen.many):
        unit, profile = UNITS[number % 2], PROFILES[number % 3]
        budget = random_budget(Random(number), unit=unit, profile=profile, prose=not chosen.bare)  # noqa: S311 - no secret
        yield f"{number} {profile}, {unit.value}", budget
        if number % 4 == 0:
            unit = UNITS[number // 4 % 2]
            yield f"{number} account, {unit.value}", random_account(Random(number), unit=unit)  # noqa: S311 - as above


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("many", nargs="?", type=int, default=20_000, help="how many budgets")
    parser.add_argument("--bare", action="store_true", help="with the amounts of prose alone")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first budget")
    return parser.parse_args()


if __name__ == "__main__":
    main()
