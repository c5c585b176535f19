"""What was read of each published document, and what reading and the rules cost: one table in Markdown.

    python tools/account_table.py [FILE…]

Tables expected and read, amounts found on the pages of tables and placed in the budget, seconds and
peak memory.  Reading and the rules run each in a process of its own; the rules take the budget from
JSON.  Seconds are those of the first run in the process, without the start of Python and the imports;
memory is the most that the process held, with them.  ``counted apart`` is what pdfplumber's words say:
numbers with a comma, a point, or a lone 0 on the pages where the budget has amounts.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).resolve().parents[2] / "shared"
AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|0)")
COSTS = (("seconds", ".2f"), ("peak", ".0f"))
HEAD = (
    "document", "pages", "tables", "read", "amounts", "placed", "", "counted apart",
    "reading s", "MiB", "rules s", "MiB", "comparisons", "broken",
)  # fmt: skip


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return what some work returned, its seconds, and the peak memory of this process in MiB."""
    began = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - began
    return result, seconds, peak_memory()


def peak_memory() -> float:
    """Return the most that this program held, in MiB (``ru_maxrss`` also counts its parent before exec)."""
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def reading(path: str, kept: str) -> dict[str, Any]:
    """Read a document, keep the budget as JSON, and return the account with seconds and memory."""
    whole = importlib.import_module("gov_budget.reading")
    importlib.import_module("gov_budget.readers")
    (budget, account), seconds, peak = timed(lambda: whole.read_with_account(path))
    importlib.import_module("gov_budget.formats").dump(budget, kept)
    pages = {c.locus.page for t in budget.tables for x in t.lines for c in x.cells if c.figure and c.locus}
    return {
        "pages": account.pages, "tables": len(account.tables), "read": len(account.read),
        "found": account.found, "placed": account.placed, "seconds": seconds, "peak": peak,
        "table pages": sorted(page for page in pages if page),
    }  # fmt: skip


def rules(kept: str) -> dict[str, Any]:
    """Hold the rules against a budget in JSON, and return what came of it with seconds and memory."""
    budget = importlib.import_module("gov_budget.formats").load(kept)
    reconcile = importlib.import_module("gov_budget.rules").reconcile
    report, seconds, peak = timed(lambda: reconcile(budget))
    return {"findings": len(report.findings), "broken": len(report.broken), "seconds": seconds, "peak": peak}


def apart(path: Path, pages: list[int]) -> str:
    """Return how many words of the pages of a PDF are amounts, by pdfplumber alone."""
    if path.suffix != ".pdf":
        return "–"
    with importlib.import_module("pdfplumber").open(path) as document:
        words = (word for n in pages for word in document.pages[n - 1].extract_words(x_tolerance=1.5))
        return str(sum(bool(AMOUNT.fullmatch(word["text"])) for word in words))


def in_its_own_process(*arguments: str) -> dict[str, Any]:
    """Run one phase in a process of its own."""
    command = [sys.executable, __file__, "--phase", *arguments]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def row(path: Path) -> list[str]:
    """Return the cells of a document's row."""
    with tempfile.TemporaryDirectory() as folder:
        kept = str(Path(folder) / "budget.json")
        read = in_its_own_process("reading", str(path), kept)
        checked = in_its_own_process("rules", kept)
    share = f"{read['placed'] / read['found']:.1%}" if read["found"] else "–"
    return [
        path.stem, str(read["pages"] or "–"), str(read["tables"]), str(read["read"]), str(read["found"]),
        str(read["placed"]), share, apart(path, read["table pages"]),
        *(f"{phase[key]:{form}}" for phase in (read, checked) for key, form in COSTS),
        str(checked["findings"]), str(checked["broken"]),
    ]  # fmt: skip


def main() -> None:
    """Print the table, or one phase as JSON."""
    parser = argparse.ArgumentParser(description="What was read of each document, and what it cost.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--phase", nargs="+")
    given = parser.parse_args()
    if given.phase:
        print(json.dumps({"reading": reading, "rules": rules}[given.phase[0]](*given.phase[1:])))
        return
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for path in given.files or published():
        print("| " + " | ".join(row(path)) + " |", flush=True)


def published() -> list[Path]:
    """Return the published documents beside the repository."""
    corpus = SHARED / "corpus"
    return [
        *sorted(corpus.glob("*.pdf")),
        *sorted(corpus.glob("*.xlsx")),
        *sorted(SHARED.glob("seeds/*.txt")),
    ]


if __name__ == "__main__":
    main()
