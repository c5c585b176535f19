"""What is done stays done: killed, cut off, started twice, or with files that change."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("polars", reason="the extra bulk is not installed")

import polars as pl
import small_batch
from batches import files_of, folder_of, put, run

from gov_budget.bulk.batch import Batch, Reconciling, Selection
from gov_budget.bulk.batch.journal import Entry, Journal
from gov_budget.bulk.batch.lock import LOCK, locked
from gov_budget.bulk.batch.store import Store
from gov_budget.cli import main
from gov_budget.errors import OutputInUse, UnreadableFile

FEW = Reconciling(Selection(only=("W01", "O09")))


def recorded(folder):
    """Path and milliseconds of every document that a working folder holds, read without the library."""
    found = []
    for shard in sorted(folder.glob("files-*.parquet")):
        found += pl.read_parquet(shard).select("path", "milliseconds").rows()
    lines = [line for path in folder.glob("journal-*") for line in path.read_bytes().split(b"\n")[:-1]]
    return set(found) | {(r["path"], r["milliseconds"]) for r in (Entry.of(b + b"\n").record for b in lines)}


def outcome(out):
    """Results and files without what differs from run to run."""
    results = pl.read_parquet(out)
    files = pl.read_parquet(out.with_name(f"{out.stem}.files.parquet")).drop("milliseconds")
    return results.sort(pl.all()).rows(), files.sort("document").rows()


def test_killed_at_random_points_it_reads_each_file_once(tmp_path):
    folder, out, whole = folder_of(tmp_path / "in", 8), tmp_path / "r.parquet", tmp_path / "w.parquet"
    chance, before, kills = random.Random(7), set(), 0  # noqa: S311 - no secret is drawn
    working = out.with_name("r.parquet.batch")
    while not out.exists():
        assert kills < 30
        process = subprocess.Popen(
            [sys.executable, small_batch.__file__, str(folder), str(out)], start_new_session=True
        )
        enough, end = len(before) + chance.randint(0, 3), time.monotonic() + 30
        while process.poll() is None and time.monotonic() < end:
            if len(recorded(working) if working.exists() else ()) >= enough + (not kills):
                time.sleep(chance.random() / 20)
                # at times only the batch itself: its processes must notice
                os.kill(process.pid, signal.SIGKILL) if kills % 2 else os.killpg(process.pid, signal.SIGKILL)
                break
            time.sleep(0.005)
        kills += process.wait(30) == -signal.SIGKILL
        now = recorded(working)
        assert before <= now, "a recorded document was lost or read again"
        assert len({path for path, _ in now}) == len(now)
        before = now
    assert kills >= 2
    run(Batch(whole, FEW), folder)
    assert outcome(out) == outcome(whole)
    assert {(r["path"], r["milliseconds"]) for r in files_of(out).values()} == before


def entry(n):
    return Entry({"path": f"{n}.json", "document": n}, {"results": bytes([n]) * 5})


@pytest.mark.parametrize(
    "tail", [b"", b"\0" * 40, b"\0\n", b'[{"path": "x"}, {}', b"[1]\n", b"\xff\xfe\n", b"[{}, 3]\n"]
)
def test_a_journal_is_read_up_to_where_the_power_went(tmp_path, tail):
    lines = [entry(n).line() for n in range(4)]
    whole = b"".join(lines)
    for cut in (0, 1, len(lines[0]) - 1, len(lines[0]), len(whole) - 1, len(whole)):
        path = tmp_path / "journal"
        path.write_bytes(whole[:cut] + tail)
        kept = list(Journal(path).recover())
        assert kept == [entry(n) for n in range(4) if len(b"".join(lines[: n + 1])) <= cut]
        journal = Journal(path)
        journal.add(entry(9))
        journal.close()
        assert list(Journal(path).recover()) == [*kept, entry(9)]


def test_what_is_recorded_is_put_on_the_disk(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(
        os, "fsync", lambda number: synced.append(Path(f"/proc/self/fd/{number}").readlink().name)
    )
    monkeypatch.setattr("gov_budget.bulk.batch.journal._OFTEN", 0.0)
    if not Path("/proc/self/fd").exists():
        pytest.skip("what a number of a file means is seen in /proc")
    folder = tmp_path / "r.parquet.batch"
    with locked(folder, tmp_path / "r.parquet"):
        store = Store.opened(folder, ("results",), "rules", 10)
        store.add({"path": "a", "status": "unreadable", "error": "X"}, {})
        assert synced[-1] == "journal-000000.jsonl"
        store.seal()
    assert synced[-5:] == [
        "journal-000000.jsonl",
        "results-000000.parquet.tmp",
        folder.name,
        "files-000000.parquet.tmp",
        folder.name,
    ]
    assert not list(folder.glob("journal*"))


def test_two_batches_on_one_output(tmp_path, capsys):
    put(tmp_path / "in", "a.json", "甲")
    out = tmp_path / "r.parquet"
    first = Batch(out, FEW)
    events = first.run([str(tmp_path / "in")])
    next(events)
    with pytest.raises(OutputInUse, match=f"r.parquet: process {os.getpid()} is writing it") as found:
        run(Batch(out, FEW), tmp_path / "in")
    assert found.value.process == os.getpid()
    with pytest.raises(OutputInUse):
        Batch(out, FEW).restart()
    with pytest.raises(SystemExit) as end:
        main.main(["reconcile", str(tmp_path / "in"), "--out", str(out), "--lang", "en"])
    assert end.value.code == 2
    assert "stop it, or name another output" in capsys.readouterr().err
    list(events)
    assert [event.finished for event in run(Batch(out, FEW), tmp_path / "in")] == [1]


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path):
    out = tmp_path / "r.parquet"
    code = (
        "import os, signal; from pathlib import Path; from gov_budget.bulk.batch.lock import locked\n"
        f"with locked(Path({str(out)!r} + '.batch'), Path({str(out)!r})):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    dead = subprocess.run([sys.executable, "-c", code], check=False)
    assert dead.returncode == -signal.SIGKILL
    left = (tmp_path / "r.parquet.batch" / LOCK).read_text("ascii")
    assert left.strip().isdigit()
    put(tmp_path / "in", "a.json", "甲")
    assert run(Batch(out, FEW), tmp_path / "in")[-1].finished == 1


def test_only_another_content_is_read_again(tmp_path):
    same, other = put(tmp_path / "in", "a.json", "甲"), put(tmp_path / "in", "b.json", "乙")
    out = tmp_path / "r.parquet"
    run(Batch(out, FEW), tmp_path / "in")
    before = files_of(out)
    os.utime(same, ns=(1, 1))
    put(tmp_path / "in", "b.json", "丙")  # as many bytes
    stamp = before["b.json"]["modified"]
    os.utime(other, ns=(stamp + 1, stamp + 1))
    run(Batch(out, FEW), tmp_path / "in")
    after = files_of(out)
    assert after["a.json"] == before["a.json"]  # its time alone is another
    assert after["b.json"]["sha256"] != before["b.json"]["sha256"]


def test_a_content_that_hides_behind_the_old_time_is_found_by_verifying(tmp_path):
    path = put(tmp_path / "in", "a.json", "甲")
    out = tmp_path / "r.parquet"
    run(Batch(out, FEW), tmp_path / "in")
    before = files_of(out)["a.json"]
    put(tmp_path / "in", "a.json", "乙")
    os.utime(path, ns=(before["modified"], before["modified"]))
    run(Batch(out, FEW), tmp_path / "in")
    assert files_of(out)["a.json"] == before
    run(Batch(out, FEW, verify=True), tmp_path / "in")
    assert files_of(out)["a.json"]["sha256"] != before["sha256"]
    verified = run(Batch(out, FEW, verify=True), tmp_path / "in")
    assert [(event.status, event.finished) for event in verified] == [("", 0), ("read", 1)]


def test_what_no_batch_wrote_is_not_replaced(tmp_path):
    put(tmp_path / "in", "a.json", "甲")
    out = tmp_path / "r.parquet"
    out.write_bytes(b"mine")
    with pytest.raises(UnreadableFile, match="--restart"):
        run(Batch(out, FEW), tmp_path / "in")
    assert out.read_bytes() == b"mine"
    Batch(out, FEW).restart()
    run(Batch(out, FEW), tmp_path / "in")
    stamp = out.stat().st_mtime_ns
    run(Batch(out, FEW), tmp_path / "in")
    assert out.stat().st_mtime_ns == stamp  # nothing is new: nothing is written


def test_a_folder_without_documents_is_said(tmp_path):
    with pytest.raises(UnreadableFile, match="no document there"):
        run(Batch(tmp_path / "r.parquet", FEW), tmp_path)
