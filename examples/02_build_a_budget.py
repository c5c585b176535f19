"""Build a department's budget from a ledger, save it, and show what rounding does to it.

    python examples/02_build_a_budget.py [FOLDER]

Writes ``budget.json`` and a folder of CSV tables into FOLDER, or into one that is deleted again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import gov_budget as gb
from gov_budget import formats
from gov_budget.model import Institution, InstitutionNature, Role
from gov_budget.model.ledger import Entry, publish

LEDGER = [
    # function, department economic class, exact amount in yuan
    Entry.of("2060701", "30101", 439_149),  # 机构运行: 基本工资
    Entry.of("2060701", "30102", 371_249),  # 津贴补贴
    Entry.of("2060701", "30201", 36_049),  # 办公费
    Entry.of("2060701", "30217", 1_900),  # 公务接待费
    Entry.of("2060701", "30239", 46_800, personnel=True),  # 其他交通费用: 渠县 books it as 人员经费
    Entry.of("2080505", "30108", 152_549),  # 养老保险缴费
    Entry.of("2210201", "30113", 92_249),  # 住房公积金
    Entry.of("2060702", "30227", 560_500, nature=gb.Nature.PROJECT, project="科普活动"),
]
VAN = Entry.of(  # 公务用车运行维护费, paid by a government fund
    "2120899", "30231", 80_000, fund=gb.Fund.GOVERNMENT_FUND, nature=gb.Nature.PROJECT, project="科普大篷车"
)


def build() -> gb.DepartmentBudget:
    """Print the ledger on the form of 四川, in 万元 with two decimals."""
    association = Institution("某县科学技术协会", "214001", InstitutionNature.PARTICIPATING)
    return publish([*LEDGER, VAN], year=2024, institution=association)


def main(folder: Path) -> None:
    """Build, save, read back, and reconcile."""
    budget = build()
    total = sum(entry.fen for entry in [*LEDGER, VAN])
    print(f"exact total: {total // 100:,} 元")
    table = budget.table("expenditure")
    for line in (table.total, *table.role(Role.SUBJECT)):
        print(f"  {line.code or line.name} {line.figure('total')} 万元")
    formats.dump(budget, folder / "budget.json")
    formats.write_csv(budget, folder / "csv")
    same = gb.read(folder / "budget.json") == gb.read(folder / "csv") == budget
    print(f"read back from JSON and from CSV: {'the same' if same else 'different'}")
    report = gb.reconcile(budget)
    print(", ".join(f"{verdict.value} {n}" for verdict, n in report.counts.items()))
    print(f"for example: {report.rounded[0].message('en')}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with TemporaryDirectory() as temporary:
            main(Path(temporary))
