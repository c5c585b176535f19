"""What changed between two versions of a budget: amount by amount, and whether it still agrees.

    python examples/05_what_changed.py OLD NEW

Without arguments the published budget is compared with one in which a figure was corrected
by hand and its total was forgotten.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import gov_budget as gb

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = Path(__file__).with_name("quxian-2024.json")


class Place(NamedTuple):
    """Where an amount is printed, in words that survive a new version: no row numbers."""

    table: str
    institution: str
    line: str
    occurrence: int
    column: str


def printed(budget: gb.DepartmentBudget) -> dict[Place, str]:
    """Return every printed amount of the tables and of the prose by its place."""
    return dict([*_in_tables(budget), *_in_prose(budget)])


def _in_tables(budget: gb.DepartmentBudget) -> Iterator[tuple[Place, str]]:
    for table in budget.tables:
        seen: Counter[tuple[str, str]] = Counter()
        for line in table.lines:
            seen[line.institution, line.key] += 1
            for cell in line.cells:
                column = cell.column or " | ".join(cell.candidates)
                where = line.institution, line.key, seen[line.institution, line.key]
                yield Place(table.kind.key, *where, column), cell.text


def _in_prose(budget: gb.DepartmentBudget) -> Iterator[tuple[Place, str]]:
    for claim in budget.statement.claims if budget.statement else ():
        yield Place("prose", "", claim.indicator, 1, str(claim.year)), claim.cell.text


def changes(old: gb.DepartmentBudget, new: gb.DepartmentBudget) -> list[tuple[Place, str, str]]:
    """Return what is printed differently: place, old text, new text; empty where nothing stood."""
    before, after = printed(old), printed(new)
    places = dict.fromkeys([*before, *after])
    texts = [(place, before.get(place, ""), after.get(place, "")) for place in places]
    return [(place, was, now) for place, was, now in texts if was != now]


def correct_by_hand(budget: gb.DepartmentBudget) -> gb.DepartmentBudget:
    """Return a version with 机构运行 raised in one table, and the total of that row not."""
    place = budget.address("expenditure", "2060701", "basic")
    assert place is not None  # noqa: S101 - the published table prints it
    return budget.with_cell(place, "145.09")


def main(old: gb.DepartmentBudget, new: gb.DepartmentBudget) -> None:
    """Print the changes, and the findings that only the new version has."""
    for place, was, now in changes(old, new):
        print(f"{place.table} {place.line} {place.column}: {was or '–'} → {now or '–'}")
    before = {(finding.rule, finding.message("en")) for finding in gb.reconcile(old).broken}
    for finding in gb.reconcile(new).broken:
        if (finding.rule, finding.message("en")) not in before:
            where = finding.cells[0].label("en")
            print(f"broken now, {finding.rule}: {finding.residual} {finding.unit.value}, {where}")


if __name__ == "__main__":
    published = gb.read(sys.argv[1] if len(sys.argv) > 1 else SEED)
    main(published, gb.read(sys.argv[2]) if len(sys.argv) > 2 else correct_by_hand(published))  # noqa: PLR2004
