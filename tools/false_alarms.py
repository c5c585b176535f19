"""Reconcile budgets that are right by construction and count what is reported broken: nothing may be.

    python tools/false_alarms.py [HOW_MANY]

Each budget is a random ledger of whole 分, summed exactly and printed once, in 元 or 万元, in the
table set of 四川 or of 上海, for one or two institutions.  The seed is the budget's number.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random

import gov_budget as gb
from gov_budget.strategies import random_budget

UNITS = (gb.Unit.WAN, gb.Unit.YUAN)
PROFILES = ("sichuan", "sichuan", "shanghai")


def main() -> None:
    """Print how many comparisons came out with each verdict, and every false alarm."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    verdicts: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    alarms = 0
    for number in range(many):
        unit, profile = UNITS[number % 2], PROFILES[number % 3]
        report = gb.reconcile(random_budget(Random(number), unit=unit, profile=profile))  # noqa: S311 - no secret
        verdicts.update({verdict.value: n for verdict, n in report.counts.items()})
        printed[f"{profile}, {unit.value}"] += 1
        for finding in report.broken:
            alarms += 1
            print(f"budget {number}: {finding.rule} {finding.message('en')}")
    print(f"{many} budgets: {dict(printed)}")
    print(f"comparisons: {dict(verdicts)}")
    print(f"reported broken: {alarms}")


if __name__ == "__main__":
    main()
