"""What reading published documents costs, beside plain table extraction with pdfplumber.

    python benchmarks/reading.py [FILE…]

Each way reads each file in a process of its own, in turn, all in one run; time is the best of three,
without the start of Python and the imports, memory the most that the process held, with them.  The
ratios are what to quote: our time divided by that of pdfplumber.  ``grids`` is the file as grids and
paragraphs, ``budget`` the whole way to a budget.  Without arguments the published documents beside the
repository are read.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
WAYS = ("pdfplumber", "grids", "budget")
REPEATS = 3


def way(name: str) -> Callable[[str], object]:
    """Return the function that reads a file one way."""
    if name == "pdfplumber":
        import pdfplumber  # noqa: PLC0415 - what is measured is loaded alone

        def tables(path: str) -> int:
            with pdfplumber.open(path) as document:
                return sum(len(page.extract_tables()) for page in document.pages)

        return tables
    if name == "grids":
        from gov_budget.readers.files import source_of  # noqa: PLC0415

        return source_of
    import gov_budget  # noqa: PLC0415

    return gov_budget.read


def measure(name: str, path: str) -> None:
    """Print the best time in seconds and the peak of memory in MiB of reading a file one way."""
    read = way(name)
    best = float("inf")
    for _ in range(REPEATS):
        began = time.perf_counter()
        read(path)
        best = min(best, time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([best, peak]))


def measured(name: str, path: Path) -> tuple[float, float] | None:
    """Return time and memory of reading a file one way, in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"  {name}: {done.stderr.strip().splitlines()[-1]}")
        return None
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def main(paths: list[Path]) -> None:
    """Print a line for each file, and the ratios of all together."""
    totals = dict.fromkeys(WAYS, 0.0)
    print(f"{'document':40}{'pdfplumber':>16}{'grids':>16}{'ratio':>7}{'budget':>16}{'ratio':>7}")
    for path in paths:
        found = {name: measured(name, path) for name in WAYS}
        plain = found["pdfplumber"]
        cells = [f"{path.name[:38]:40}"]
        for name, one in found.items():
            totals[name] += one[0] if one else float("nan")
            cells.append(f"{one[0]:7.2f} s {one[1]:3.0f} MiB" if one else f"{'-':>16}")
            if name != "pdfplumber":
                cells.append(f"{one[0] / plain[0]:7.2f}" if one and plain else f"{'-':>7}")
        print("".join(cells))
    ratios = {name: totals[name] / totals["pdfplumber"] for name in WAYS[1:]}
    print(
        f"{'all':40}{totals['pdfplumber']:7.2f} s", *(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:4])
    else:
        main([Path(one) for one in sys.argv[1:]] or sorted(CORPUS.glob("*.pdf")))
