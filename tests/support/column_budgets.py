"""Budgets for the tests of the column engine: clean, broken, and published ones."""

from pathlib import Path
from random import Random

import attrs

import gov_budget as gb
from gov_budget.errors import GovBudgetError
from gov_budget.strategies import random_broken, random_budget

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def generated(count, seed=20):
    """Budgets that reconcile, each followed by the same with one figure changed."""
    random, found = Random(seed), []  # noqa: S311 - no secret is drawn
    for n in range(count):
        clean = random_budget(random, profile=("sichuan", "shanghai")[n % 2])
        found += [clean, random_broken(random, clean).budget]
    return found


def published():
    """Every example and shared document that can be read."""
    found = []
    for path in (*sorted((ROOT / "examples").glob("*.json")), *sorted(SHARED.glob("seeds/*.txt")),
                 *sorted(SHARED.glob("corpus/*.pdf")), *sorted(SHARED.glob("corpus/*.xlsx"))):  # fmt: skip
        try:
            found.append(gb.read(path))
        except GovBudgetError:
            continue
    return found


def irregular(budget):
    """The budget with a line that has more columns than its table: columns cannot hold it."""
    table = budget.tables[0]
    line = attrs.evolve(table.lines[0], columns=(*table.lines[0].columns, "extra"))
    odd = attrs.evolve(table, lines=(line, *table.lines[1:]))
    return attrs.evolve(budget, tables=(odd, *budget.tables[1:]))
