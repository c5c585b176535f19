"""Lookup beside pycountry and schwifty: imports, first and warm lookups, memory, in one run.

    python benchmarks/lookup.py

Needs the extra ``bench``.  A ratio is gov_budget over the other: below 1 is faster or smaller.
Imports, first lookups and memory are measured in fresh interpreters (the best of several).
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from timeit import repeat

RUNS = 7
LOOPS = 200_000

# What the interpreter itself costs is left out: the clock starts inside it.  The modules of the
# clock are imported before it starts.
TIMED = "from time import perf_counter_ns as now; {before}; start = now(); {code}; print(now() - start)"
TRACED = """
import tracemalloc
{before}
tracemalloc.start()
{code}
print(tracemalloc.get_traced_memory()[0])
"""


@dataclass(frozen=True)
class Library:
    """How one library is imported and asked for one thing."""

    name: str
    imported: str
    asked: str


OURS = Library("gov_budget", "import gov_budget.codes as codes", "codes.lookup('2080505')")
OTHERS = (
    Library("pycountry", "import pycountry", "pycountry.countries.get(alpha_2='DE')"),
    Library("schwifty", "import schwifty", "schwifty.BIC.from_bank_code('DE', '43060967')"),
)


def fresh(program: str) -> int:
    """Return the number a program prints, the smallest of several fresh runs."""
    command = [sys.executable, "-c", program]
    done = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(RUNS)]
    return min(int(one.stdout) for one in done)


def importing(library: Library) -> int:
    """Return the nanoseconds of a first import."""
    return fresh(TIMED.format(before="pass", code=library.imported))


def first(library: Library) -> int:
    """Return the nanoseconds of the first lookup after the import."""
    return fresh(TIMED.format(before=library.imported, code=library.asked))


def both(library: Library) -> int:
    """Return the nanoseconds of import and first lookup together."""
    return fresh(TIMED.format(before="pass", code=f"{library.imported}; {library.asked}"))


def warm(library: Library) -> float:
    """Return the nanoseconds of a lookup repeated in this process."""
    setup = f"{library.imported}; {library.asked}"
    loops = LOOPS // 100 if library.name == "schwifty" else LOOPS
    return min(repeat(library.asked, setup, number=loops, repeat=RUNS)) / loops * 1e9


def memory(library: Library) -> int:
    """Return the bytes that the import and the first lookup leave allocated."""
    return fresh(TRACED.format(before="pass", code=f"{library.imported}; {library.asked}"))


def loaded(library: Library) -> int:
    """Return the bytes that the first lookup alone leaves allocated: for us, one edition."""
    return fresh(TRACED.format(before=library.imported, code=library.asked))


MEASURES = (
    ("import", importing, 1e6, "ms"),
    ("first lookup", first, 1e6, "ms"),
    ("import + first lookup", both, 1e6, "ms"),
    ("warm lookup", warm, 1, "ns"),
    ("memory, first lookup", loaded, 1024, "KiB"),
    ("memory, import + lookup", memory, 1024, "KiB"),
)


def main() -> None:
    """Print one line per measure: our figure, theirs, and the ratios."""
    print(f"{'':24}{OURS.name:>16}" + "".join([f"{other.name:>16}{'ratio':>8}" for other in OTHERS]))
    for title, measure, scale, unit in MEASURES:
        ours = measure(OURS)
        line = f"{title:24}{ours / scale:>12.2f} {unit:<3}"
        for other in OTHERS:
            theirs = measure(other)
            line += f"{theirs / scale:>12.2f} {unit:<3}{ours / theirs:>8.3f}"
        print(line)
    for part in ("gov_budget", "attrs"):
        print(f"of the import, {part} alone: {importing(Library(part, f'import {part}', '')) / 1e6:.2f} ms")


if __name__ == "__main__":
    main()
