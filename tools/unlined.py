"""Prints published documents without ruling lines, reads that, and counts what came of the figures.

    python tools/unlined.py [--heads left|center] [--keep FOLDER] [--shown 8] [FILE…]

Each document is converted to a workbook, its borders are taken away, LibreOffice prints it as PDF, and what
is read of that is held against what is read of the workbook.  Printed are: tables expected and read,
figures found, placed, open (their place is said to be untold), wrong and lost, and the broken findings
that the workbook does not have.  Headings stand at the left of their columns, or in the middle.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import attrs

import gov_budget as gb
from gov_budget.formats.xlsx import write_xlsx
from gov_budget.reading import read_with_account

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from fates import Fate, fates_of  # noqa: E402 - found by the path just added
from office import saved, without_lines  # noqa: E402 - beside it

CORPUS = ROOT.parent / "shared" / "corpus"
EXAMPLE = ROOT / "examples" / "quxian-2024.json"
HEAD = ("document", "heads", "tables", "read", "figures", "placed", "open", "wrong", "lost", "false alarms")


def main() -> int:
    """Print the table; 1 when a figure went astray or a finding is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--heads", choices=["left", "center"], nargs="*", default=["left", "center"])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--shown", type=int, default=8)
    given = parser.parse_args()
    files = given.files or [*sorted(CORPUS.glob("*.pdf")), *sorted(CORPUS.glob("*.xlsx")), EXAMPLE]
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for heads in given.heads:
            for path, printed in unlined(files, heads, given.keep or Path(folder)):
                bad += row(path, printed, heads, given.shown)
    return int(bool(bad))


def unlined(files: list[Path], heads: str, folder: Path) -> list[tuple[Path, Path]]:
    """Return each document with the PDF that is printed of it; one that the folder has is not made again."""
    target = folder / heads
    target.mkdir(parents=True, exist_ok=True)
    missing = [path for path in files if not (target / f"{path.stem}.pdf").is_file()]
    for path in missing:
        write_xlsx(gb.read(path), target / f"{path.stem}.lined.xlsx")
        shutil.copy(target / f"{path.stem}.lined.xlsx", target / f"{path.stem}.xlsx")
        without_lines(target / f"{path.stem}.xlsx", heads)
    if missing:
        saved([target / f"{path.stem}.xlsx" for path in missing], "pdf", target)
    return [(path, target / f"{path.stem}.pdf") for path in files]


def row(path: Path, printed: Path, heads: str, shown: int) -> int:
    """Print what came of a document, and return how many figures and findings are wrong."""
    before = gb.read(printed.with_suffix(".lined.xlsx"))
    after, account = read_with_account(printed)
    fates = fates_of(before, after, account)
    false = (broken(after) - broken(before)).elements()
    alarms = sorted(false)
    counts = [fates.counts[fate] for fate in Fate]
    tables = (len(before.tables), len(after.tables), sum(counts))
    print("| " + " | ".join(map(str, (path.stem, heads, *tables, *counts, len(alarms)))) + " |", flush=True)
    for one in (*fates.bad[:shown], *alarms[:shown]):
        print("  ", *one)
    reasons = Counter((table.kind, one.reason.value) for table in account.tables for one in table.unplaced)
    for (kind, reason), count in reasons.most_common(shown):
        print(f"   {count} open in {kind}: {reason}")
    return len(fates.bad) + len(alarms)


def broken(budget: gb.DepartmentBudget) -> Counter[tuple[str, str]]:
    """Return the broken findings of a budget, by rule and message."""
    bare = attrs.evolve(budget, source="")
    return Counter((one.rule, one.message("zh")) for one in gb.reconcile(bare).broken)


if __name__ == "__main__":
    sys.exit(main())
