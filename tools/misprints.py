"""Change one figure of the prose of a generated budget and count, by kind of figure, what is noticed.

    python tools/misprints.py [HOW_MANY]

Every budget has prose that agrees with its tables; one figure of the text is changed by a slip of the
hand, and the claims are read anew.  A slip is noticed when something is broken.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random

import gov_budget as gb
from gov_budget.strategies import random_broken_prose, random_budget

PROFILES = ("sichuan", "sichuan", "shanghai")
SLIPS_EACH = 4


def main() -> None:
    """Print the share that is noticed: in all, by slip, and by what the figure was claimed to be."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    tried: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    for number in range(many):
        random = Random(number)  # noqa: S311 - no secret
        original = random_budget(random, profile=PROFILES[number % 3], prose=True)
        for _ in range(SLIPS_EACH):
            wrong = random_broken_prose(random, original)
            keys = ("all", f"slip {wrong.slip}", f"{wrong.claim.aspect} {wrong.claim.indicator}")
            tried.update(keys)
            if gb.reconcile(wrong.budget).broken:
                noticed.update(keys)
    for key, n in sorted(tried.items(), key=lambda pair: (noticed[pair[0]] / pair[1], pair[0])):
        print(f"{noticed[key]:5} of {n:5} {noticed[key] / n:7.1%}  {key}")


if __name__ == "__main__":
    main()
