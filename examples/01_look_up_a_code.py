"""What a code means: its name, its path, which budget pays, and its names through the years.

    python examples/01_look_up_a_code.py 2060701 "302 17" 210

A code is read as documents print it.  One that does not exist is answered with codes like it.
"""

from __future__ import annotations

import sys
from itertools import groupby

import gov_budget as gb
from gov_budget.codes import fund_of
from gov_budget.fiscal import FIRST_YEAR, LAST_YEAR

YEAR = 2024


def describe(code: str, year: int) -> None:
    """Print all that is known of a code."""
    subject = gb.lookup(code, year)
    above = gb.catalogue(year, subject.scheme).ancestors(subject.code)
    print(f"{subject.code} {subject.name}（{subject.level.zh}，{subject.scheme.zh}，{year}）")
    print("  path:  " + " / ".join(one.name for one in (*above, subject)))
    if subject.scheme is gb.Scheme.FUNCTION:
        print(f"  fund:  {fund_of(subject.code, year).value}")
    print(f"  grade: {subject.grade.value}; seen in {len(subject.attestations)} documents")
    for first, last, name in names(subject):
        print(f"  {first}–{last}: {name}")


def names(subject: gb.Subject) -> list[tuple[int, int, str]]:
    """Return the names of a code through the years, as runs of (first year, last year, name)."""
    found: list[tuple[int, str]] = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        one = gb.catalogue(year, subject.scheme).get(subject.code)
        found.append((year, one.name if one else "–"))
    runs = [(name, [year for year, _ in run]) for name, run in groupby(found, key=lambda pair: pair[1])]
    return [(years[0], years[-1], name) for name, years in runs]


def main(codes: list[str]) -> None:
    """Describe each code."""
    for code in codes:
        try:
            describe(code, YEAR)
        except gb.errors.UnknownCode as error:
            print(f"{error}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["2060701", "302 17", "210", "22002"])
