"""Garbles labels of rendered budgets that reconcile, reads them back, and counts what is called broken.

    python tools/garbled.py [--seeds 100] [--forms "shanghai,sichuan"] [--formats html] [--count 3]

Whatever is called broken is a false alarm, but for the rules about codes and names, which are right about a
garbled label: they are counted apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from garbling import garbled  # noqa: E402 - found by the path just added
from rendering import FORMATS, plan_of  # noqa: E402
from samples import look_of, sample, with_project_forms  # noqa: E402

from gov_budget.errors import GovBudgetError  # noqa: E402
from gov_budget.readers.assembly import read_source  # noqa: E402
from gov_budget.readers.files import source_in  # noqa: E402
from gov_budget.rules import reconcile  # noqa: E402

OF_LABELS = "ACDGKOPQU"
"""The groups of rules about what is printed beside amounts."""


def main() -> int:
    """Run it and print the counts; 1 when there was a false alarm."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--forms", default="shanghai,shanghai unit")
    parser.add_argument("--formats", default="html")
    parser.add_argument("--count", type=int, default=3)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    for form in options.forms.split(","):
        for file in options.formats.split(","):
            for seed in range(options.seeds):
                totals += _one(form, file, seed, options.count)
    for key, n in sorted(totals.items()):
        print(f"{n:7}  {key}")
    return int(bool(totals["false"]))


def _one(form: str, file: str, seed: int, count: int) -> Counter[str]:
    chance = Random(f"garbled {form} {seed}")  # noqa: S311 - made to be repeated
    budget = sample(form, seed)
    if form.startswith("shanghai"):
        budget = with_project_forms(budget, chance)
    look = look_of(form, seed)
    plain = plan_of(budget, look)
    plan, done = garbled(plain, chance, chance.randrange(1, count + 1))
    usual = {(one.rule, one.message("zh")) for one in _broken(plain, file, look)}
    found: Counter[str] = Counter(renderings=1, garbled=len(done))
    for finding in _broken(plan, file, look):
        if (finding.rule, finding.message("zh")) in usual:
            found["broken before"] += 1
            continue
        kind = "about labels" if finding.rule[0] in OF_LABELS and finding.rule != "K16" else "false"
        found[kind] += 1
        found[f"{kind}: {finding.rule}"] += 1
        if kind == "false":
            print(form, file, seed, finding.rule, finding.message("zh"), done)
    return found


def _broken(plan: object, file: str, look: object) -> list:
    try:
        budget, _ = read_source(source_in(FORMATS[file](plan, look), "made"))
    except GovBudgetError as error:
        print(f"{type(error).__name__}: {error}")
        return []
    try:
        return list(reconcile(budget).broken)
    except GovBudgetError as error:
        print("TRACEBACK", type(error).__name__, error)
        raise


if __name__ == "__main__":
    sys.exit(main())
