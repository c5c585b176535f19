"""Renders budgets of every form in every format, reads them back, and counts what came of the figures.

    python tools/roundtrip.py [--seeds 20] [--first 0] [--forms anhui,"shanghai unit"] [--formats text,pdf]

Printed are, for each form and format: budgets, budgets that read back the same, figures, and how many of
them stand where they were printed, are left open by the reader, stand elsewhere, or are lost.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from fates import Fate, fates_of  # noqa: E402 - found by the path just added
from reading_back import read_back  # noqa: E402
from rendering import FORMATS  # noqa: E402
from samples import FORMS, look_of, sample  # noqa: E402

from gov_budget.errors import GovBudgetError  # noqa: E402

SHOWN = 8


def main() -> int:
    """Run it and print the table; 1 when a figure went astray or an account does not add up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--formats", default=",".join(FORMATS))
    options = parser.parse_args()
    total: Counter[str] = Counter()
    print(f"{'form':22} {'format':7} budgets figures  placed    open   wrong    lost  account")
    for form in options.forms.split(","):
        for file in options.formats.split(","):
            seeds = range(options.first, options.first + options.seeds)
            counts: Counter[str] = sum((_one(form, file, seed) for seed in seeds), Counter())
            print(_row(form, file, counts), flush=True)
            total += counts
    print(_row("all", "all", total))
    return int(bool(total[Fate.WRONG] + total[Fate.LOST] + total["account"]))


def _one(form: str, file: str, seed: int) -> Counter[str]:
    budget = sample(form, seed)
    try:
        read, account = read_back(budget, file, look_of(form, seed))
    except GovBudgetError as error:
        print(f"  {form} {file} {seed}: {type(error).__name__}: {error}")
        return Counter(budgets=1, account=1)
    fates = fates_of(budget, read, account)
    for one in fates.bad[:SHOWN]:
        print(f"  {form} {file} {seed}:", *one)
    same = account.found == sum(fates.counts.values()) and account.placed == fates.counts[Fate.PLACED]
    if not same:
        print(f"  {form} {file} {seed}: account {account.found} {account.placed}, is {fates.counts}")
    return Counter(budgets=1, account=int(not same)) + fates.counts


def _row(form: str, file: str, counts: Counter[str]) -> str:
    figures = [counts[fate] for fate in Fate]
    numbers = (counts["budgets"], sum(figures), *figures, counts["account"])
    return f"{form:22} {file:7}" + "".join(f" {n:7}" for n in numbers)


if __name__ == "__main__":
    sys.exit(main())
