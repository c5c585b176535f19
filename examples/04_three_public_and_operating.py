"""The totals of “三公”经费 and 机关运行经费, and where they come from.

    python examples/04_three_public_and_operating.py [FILE]

Three ways to get them wrong: reading “三公” from the table of one fund only; taking 公用经费 by the codes
302 and 310 instead of by its column; and counting the quotas of 事业单位 as 机关运行经费.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gov_budget as gb
from gov_budget.codes import operating_codes, three_public_codes

SEED = Path(__file__).with_name("quxian-2024.json")
KINDS = ("three_public", "government_fund_three_public")


def three_public(budget: gb.DepartmentBudget) -> None:
    """Print the total, its two tables, and the items against their economic codes."""
    totals = budget.three_public()
    tables = [budget.table(kind) for kind in KINDS if budget.has(kind)]
    print(f"三公 total: {totals['total'].amount:,} 元, printed in {len(tables)} tables")
    for table in tables:
        print(f"  {table.number} {table.kind.zh}: {table.total.figure('total')} {table.unit.value}")
    for item in three_public_codes():
        print(f"  {item.zh}: {totals[item.key].amount:,} 元; economic codes {', '.join(item.codes)}")


def operating(budget: gb.DepartmentBudget) -> None:
    """Print what the prose states, the column of 公用经费, and the sum of the codes."""
    stated, column = budget.operating(), budget.public_use()
    basic = budget.table("general_public_basic")
    lines = [basic.lines[i] for i in basic.leaves]
    printed = [line.figure("total") for line in lines if operating_codes().covers(line.code)]
    by_code = sum(figure.fen for figure in printed if figure) // 100
    print(f"机关运行经费, as the prose states it: {stated.amount if stated else 0:,} 元")
    print(f"  公用经费, as its column says: {column.amount:,} 元")
    print(f"  classes {' and '.join(operating_codes().codes)} of 基本支出: {by_code:,} 元")
    for line in lines:
        personnel = line.figure("personnel")
        if personnel and operating_codes().covers(line.code):
            print(f"    booked as 人员经费 here: {line.code} {line.name} {personnel} {basic.unit.value}")


def main(file: Path) -> None:
    """Print both, and what the rules about them find."""
    budget = gb.read(file)
    three_public(budget)
    operating(budget)
    for finding in gb.reconcile(budget).broken:
        if finding.rule.startswith(("S", "O")):
            print(f"{finding.rule}: {finding.message('en')}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED)
