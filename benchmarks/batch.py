"""What a batch over real kinds of files costs, stopped twice on its way.

    python benchmarks/batch.py build FOLDER --files 2400
    python benchmarks/batch.py run FOLDER OUT.parquet --jobs 2

``build`` writes generated budgets as JSON, XLSX, HTML, DOCX and PDF with the renderers of the tests, the
published documents beside the repository, damaged files and duplicates.  ``run`` starts
``gov-budget reconcile``, ends it with SIGINT after a quarter and with SIGKILL after half of the files, lets
it finish, checks that each file is accounted for once, and prints the time of each kind of file (as the
processes that read them measured it) and the memory that the batch and its processes held.  It needs
/proc.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
CORPUS = ROOT.parent / "shared" / "corpus"
MIX = ("json", "json", "json", "xlsx", "html", "pdf", "json", "xlsx", "html", "docx")
"""Kinds of ten files in a row."""
SIZES = (4, 8, 12, 16, 24, 36)
DAMAGED, REPEATED = 19, 23
"""Of so many files one is damaged as well, or copied as well."""
SAMPLE = 20
"""Files of each kind whose processor time is measured."""


def build(folder: Path, files: int, seed: int = 2024) -> None:
    """Write about so many files, in folders of a hundred."""
    import attrs  # noqa: PLC0415 - only for building
    from damaging import HARMS  # noqa: PLC0415 - of the tests
    from rendering import rendered  # noqa: PLC0415 - of the tests

    from gov_budget.formats import dumps  # noqa: PLC0415
    from gov_budget.strategies import random_budget  # noqa: PLC0415

    random = Random(seed)  # noqa: S311 - no secret is drawn
    for n in range(files):
        kind = MIX[n % len(MIX)]
        budget = random_budget(random, profile=("sichuan", "shanghai")[n % 2], size=SIZES[n % len(SIZES)])
        budget = attrs.evolve(budget, title=f"第{n}个部门{budget.year}年部门预算")
        data = dumps(budget).encode() if kind == "json" else rendered(budget, kind)
        path = folder / f"{n // 100:03}" / f"{n:06}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        harmed = random.choice(list(HARMS.values()))(random, path.name, data) if n % DAMAGED == 0 else None
        if harmed is not None:
            path.with_stem(f"{path.stem}-bad").write_bytes(harmed[-1])
        if n % REPEATED == 0:
            shutil.copy(path, path.with_stem(f"{path.stem}-copy"))
    for path in CORPUS.glob("*.[px]*"):
        shutil.copy(path, folder / path.name)


def memory(process: int) -> int:
    """Return how many KiB a process holds; 0 if it has gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [int(number) for number in task.read_text("ascii").split()]
        except OSError:
            continue
    return found


def finished(out: Path) -> int:
    """Return how many documents a working folder holds."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - only for running

    folder = out.with_name(f"{out.name}.batch")
    shards = sum(pq.read_metadata(path).num_rows for path in folder.glob("files-*.parquet"))
    return shards + sum(path.read_bytes().count(b"\n") for path in folder.glob("journal-*.jsonl"))


def follow(folder: Path, out: Path, jobs: int, until: int | None, ending: signal.Signals | None) -> None:
    """Run a batch to its end or until so many documents are done, and print what it held in memory."""
    command = [sys.executable, "-m", "gov_budget.cli", "reconcile", str(folder), "--out", str(out)]
    began, samples, most = time.monotonic(), [], 0
    process = subprocess.Popen([*command, "--jobs", str(jobs), "--lang", "en"], stderr=subprocess.DEVNULL,
                               start_new_session=True)  # fmt: skip
    while process.poll() is None:
        time.sleep(0.5)
        most = max([most, *map(memory, children(process.pid))])
        done = finished(out)
        samples.append((done, memory(process.pid)))
        if until is not None and ending is not None and done >= until:
            os.killpg(process.pid, ending)
            process.wait()
    held = [kib for _, kib in samples]
    steps = [samples[len(samples) * n // 8] for n in range(8)]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"ended with {process.returncode} after {time.monotonic() - began:.0f} s, {finished(out)} done")
    print(f"  processor time so far: {used.ru_utime + used.ru_stime:.0f} s")
    print(
        f"  the batch itself: at most {max(held) >> 10} MiB; a process that reads: at most {most >> 10} MiB"
    )
    print("  documents done and MiB held by the batch: " + ", ".join(f"{d} {kib >> 10}" for d, kib in steps))


def run(folder: Path, out: Path, jobs: int) -> None:
    """Stop a batch twice, let it finish, and print what it cost."""
    import polars as pl  # noqa: PLC0415 - only for running

    there = sum(path.is_file() for path in folder.rglob("*"))
    follow(folder, out, jobs, there // 4, signal.SIGINT)
    follow(folder, out, jobs, there // 2, signal.SIGKILL)
    follow(folder, out, jobs, None, None)
    files = pl.read_parquet(out.with_name(f"{out.stem}.files.parquet"))
    print(f"{there} files, {files.height} recorded, {files['path'].n_unique()} paths")
    print(dict(Counter(files["status"])), dict(Counter(files.filter(status="unreadable")["error"])))
    read = files.filter(status="read").with_columns(kind=pl.col("path").str.extract(r"\.(\w+)$"))
    times = read.group_by("kind").agg(
        pl.len(), pl.col("milliseconds").mean().round(), (pl.col("size").mean() // 1024)
    )
    for kind, number, each, size in times.sort("kind").iter_rows():
        paths = read.filter(kind=kind)["path"].to_list()
        alone = processor_time(paths[:: max(1, len(paths) // SAMPLE)])
        print(
            f"  {kind:5} {number:5} files, {size:.0f} KiB, {each:.0f} ms each; {alone:.0f} ms of a processor"
        )


def processor_time(paths: list[str]) -> float:
    """Return the milliseconds of a processor that a file of some takes, once all is loaded."""
    from gov_budget.bulk.batch import Reconciling, Selection  # noqa: PLC0415 - only for running
    from gov_budget.bulk.batch.work import examine  # noqa: PLC0415

    work = Reconciling(Selection())
    examine(paths[0], work)
    began = time.process_time()
    for path in paths:
        examine(path, work)
    return (time.process_time() - began) * 1000 / len(paths)


def main() -> None:
    """Build or run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("build", "run"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=Path("results.parquet"))
    parser.add_argument("--files", type=int, default=2400)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    if asked.what == "build":
        build(asked.folder, asked.files)
    else:
        run(asked.folder, asked.out, asked.jobs)


if __name__ == "__main__":
    main()
