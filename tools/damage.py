"""Reads thousands of damaged and hostile files and counts what came of each.

    python tools/damage.py [--files 2000] [--seed 1] [--read | --reconcile]

Every file is read in a process of its own under the limits.  What may come is a typed error, a source with
obstacles, or a source; what may not is any other exception ("defect"), a crash or a hang that is not bounded.
With ``--read`` the files are read to the end, to a budget, and not only to their grids; with ``--reconcile``
they go through all rules as well.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from gov_budget.errors import GovBudgetError, ReadingCrashed
from gov_budget.readers.apart import Apart
from gov_budget.readers.files import source_of
from gov_budget.readers.limits import Limits
from gov_budget.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
LIMITS = Limits(seconds=20, memory=1_500_000_000)
CORPUS = ROOT.parent / "shared" / "corpus"
SLOWEST = 8


def files(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield what was done, the name and the bytes of each file."""
    from damaging import BOMBS, damaged, originals  # noqa: PLC0415 - found by the path just added

    for name, make in BOMBS.items():
        yield f"hostile: {name}", name, make()
    good = originals(sorted(CORPUS.glob("*.*f")) + sorted(CORPUS.glob("*.xlsx")))
    yield from damaged(Random(seed), good, count - len(BOMBS))  # noqa: S311 - no secret


def outcome(apart: Apart, function: Callable[[str], object], path: str) -> str:
    """Return in a few words what came of a file."""
    try:
        found = apart.run(function, path)
    except ReadingCrashed as error:
        is_signal = "SIG" in error.problem or "ended with" in error.problem
        return f"{'crash' if is_signal else 'DEFECT'}: {error.problem[:80]}"
    except GovBudgetError as error:
        limit = getattr(error, "limit", "")
        return f"typed error: {type(error).__name__}{f' ({limit})' if limit else ''}"
    return "read with obstacles" if getattr(found, "obstacles", ()) else "read"


def peak(apart: Apart) -> int:
    """Return the most MiB that the reading process held since this was last asked; 0 where it has ended."""
    process = apart._process  # noqa: SLF001 - there is no other way to its number
    if process is None or not Path("/proc/self/clear_refs").exists():
        return 0
    status = Path(f"/proc/{process.pid}/status").read_text()
    Path(f"/proc/{process.pid}/clear_refs").write_text("5")
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0) // 1024


def main() -> int:
    """Read all files and print the counts; 1 when there was a defect."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--reconcile", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    from damaging.whole import reconciled  # noqa: PLC0415 - found by the path just added

    function = reconciled if options.reconcile else read if options.read else source_of
    outcomes: Counter[str] = Counter()
    by_harm: dict[str, Counter[str]] = {}
    times: list[tuple[float, str, str]] = []
    sizes: list[tuple[int, str, str]] = []
    with tempfile.TemporaryDirectory() as folder, Apart(LIMITS) as apart:
        for harm, name, data in files(options.files, options.seed):
            path = Path(folder) / name
            path.write_bytes(data)
            began = time.monotonic()
            came = outcome(apart, function, str(path))
            times.append((time.monotonic() - began, harm, came))
            sizes.append((peak(apart), f"{harm} ({name})", came))
            outcomes[came] += 1
            by_harm.setdefault(harm.partition(":")[0], Counter())[came.partition(":")[0]] += 1
            path.unlink()
    report(outcomes, by_harm, times)
    print("\nmost memory of a file whose process lived on")
    for size, harm, came in sorted(sizes, reverse=True)[:SLOWEST]:
        print(f"  {size:5} MiB  {harm}: {came}")
    return int(any(came.startswith("DEFECT") for came in outcomes))


def report(
    outcomes: Counter[str], by_harm: dict[str, Counter[str]], times: list[tuple[float, str, str]]
) -> None:
    """Print the counts, the slowest files and the most memory that a process used."""
    print(f"{outcomes.total()} files")
    for came, count in outcomes.most_common():
        print(f"{count:6}  {came}")
    print("\nby what was done")
    for harm, counts in by_harm.items():
        print(f"  {harm:26}", ", ".join(f"{came} {count}" for came, count in counts.most_common()))
    print("\nhostile files")
    for seconds, harm, came in times:
        if harm.startswith("hostile"):
            print(f"  {harm.partition(': ')[2]:34} {seconds:6.2f} s  {came}")
    print(f"\nslowest of {LIMITS.seconds} s")
    for seconds, harm, came in sorted(times, reverse=True)[:SLOWEST]:
        print(f"  {seconds:6.2f} s  {harm}: {came}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nmost memory of a reading process: {memory:.0f} MiB of {LIMITS.memory / 2**20:.0f} MiB")


if __name__ == "__main__":
    sys.exit(main())
