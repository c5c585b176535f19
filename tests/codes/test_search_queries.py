"""How often the subject meant comes first, or among the first five; ``queries.tsv`` says how it is split.

With ``-s`` the rates are printed.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest

from gov_budget.codes import search
from gov_budget.codes.searching import naming

FIRST_LATE = 346
FLOORS = {  # part of the rows: (first, among five), a little below what was reached
    ("early", "tuning"): (0.97, 0.99),
    ("early", "held out"): (0.96, 0.99),
    ("late", "tuning"): (0.90, 0.95),
    ("late", "held out"): (0.80, 0.88),
}
FLOORS_WITHOUT_ALIASES = {
    ("early", "tuning"): (0.85, 0.88),
    ("early", "held out"): (0.85, 0.88),
}


def queries():
    text = Path(__file__).with_name("queries.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(part(number), row) for number, row in enumerate(rows, 1)]


def part(number):
    return "late" if number >= FIRST_LATE else "early", "tuning" if number % 2 else "held out"


def place(row):
    """Where the subject comes: 1 is first, 0 is not among the first five."""
    found = search(row["query"], int(row["year"]), row["scheme"] or None, limit=5)
    meant = row["code"].split(",")
    return next((place for place, one in enumerate(found, 1) if one.code in meant), 0)


def rates():
    asked, first, five = Counter(), Counter(), Counter()
    for half, row in queries():
        came = place(row)
        for key in (half, (*half, row["type"])):
            asked[key] += 1
            first[key] += came == 1
            five[key] += came > 0
    return {key: (first[key] / asked[key], five[key] / asked[key], asked[key]) for key in asked}


def report(reached):
    """Print the rates; shown with ``-s`` or when a rate is too low."""
    for key, (first, five, asked) in sorted(reached.items()):
        sys.stdout.write(f"{' '.join(key):28}first {first:.3f}  among five {five:.3f}  of {asked}\n")


def too_low(reached, floors):
    return {
        half: reached[half]
        for half, least in floors.items()
        if any(map(float.__lt__, reached[half][:2], least))
    }


def test_there_are_queries_of_every_type_in_each_half():
    types = Counter((half[1], row["type"]) for half, row in queries())
    assert len(queries()) >= 220
    assert {kind for _, kind in types} == {
        "code",
        "initials",
        "name",
        "old",
        "path",
        "pinyin",
        "short",
        "typo",
    }
    assert min(types.values()) >= 12


def test_the_subject_meant_comes_first_or_nearly():
    reached = rates()
    report(reached)
    assert too_low(reached, FLOORS) == {}


def test_without_the_aliases_most_are_still_found(monkeypatch):
    monkeypatch.setattr(naming, "aliases", dict)
    reached = rates()
    report(reached)
    assert too_low(reached, FLOORS_WITHOUT_ALIASES) == {}


@pytest.mark.parametrize("kind", ["code", "name", "path"])
def test_what_is_written_in_full_always_comes_first(kind):
    early = [row for (age, _), row in queries() if row["type"] == kind and age == "early"]
    assert [row["query"] for row in early if place(row) != 1] == []
