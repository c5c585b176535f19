"""Batches: every file is accounted for once, whatever it is and whenever the batch is stopped."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("polars", reason="the extra bulk is not installed")

import polars as pl
import stubborn
from batches import EXAMPLE, files_of, folder_of, put, run
from rich.console import Console

import gov_budget as gb
from gov_budget.bulk import Dataset
from gov_budget.bulk.batch import Batch, Reconciling, Selection, summary_of
from gov_budget.cli import main
from gov_budget.cli.batch_summary import summary_page
from gov_budget.errors import UnreadableFile
from gov_budget.formats import write_csv
from gov_budget.readers.limits import Limits

FEW = Reconciling(Selection(only=("W",)))


@pytest.fixture
def mixed(tmp_path):
    folder = tmp_path / "in"
    put(folder, "a.json", "甲")
    put(folder, "deep/b.json", "乙")
    shutil.copy(folder / "a.json", folder / "deep" / "copy.json")
    (folder / "broken.json").write_text('{"format": ', "utf-8")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "empty.txt").touch()
    (folder / ".hidden").write_text("x")
    write_csv(gb.read(EXAMPLE), folder / "tables")
    return folder


def test_every_file_is_accounted_for(mixed, tmp_path):
    out = tmp_path / "results.parquet"
    events = run(Batch(out, FEW, jobs=2), mixed)
    assert [event.finished for event in events] == list(range(8))
    files = files_of(out)
    assert {name: row["status"] for name, row in files.items()} == {
        "a.json": "read",
        "b.json": "read",
        "tables": "read",
        "copy.json": "duplicate",
        "broken.json": "unreadable",
        "cut.pdf": "unreadable",
        "empty.txt": "unreadable",
    }
    assert files["copy.json"]["duplicate_of"] == str(mixed / "a.json")
    assert {files[n]["error"] for n in ("broken.json", "cut.pdf", "empty.txt")} == {
        "InvalidDocument",
        "DamagedFile",
        "UnreadableFile",
    }
    assert all(row["reason"] for row in files.values() if row["status"] == "unreadable")


def test_results_are_those_of_the_report(tmp_path):
    put(tmp_path / "in", "a.json", "甲")
    out = tmp_path / "results.parquet"
    run(Batch(out, Reconciling(Selection())), tmp_path / "in")
    report = gb.reconcile(gb.read(EXAMPLE))
    results = pl.read_parquet(out)
    stated = Counter(rule for finding in report.findings for rule in (finding.rule, *finding.also))
    assert Counter(results["rule"].to_list()) == stated
    broken = sorted(results.filter(verdict="broken")["rule"].to_list())
    assert broken == ["D05", "D06", "O09"]  # D06 states what D05 does
    assert results.filter(rule="O09", verdict="broken")["residual"].to_list() == [
        4_800_000
    ]  # 4.80 万元, as the example states
    row = files_of(out)["a.json"]
    assert (row["broken"], row["year"], row["institution_name"]) == (3, 2024, "渠县科学技术协会")


def test_what_is_done_is_not_done_again_and_what_changed_is(mixed, tmp_path):
    out = tmp_path / "results.parquet"
    run(Batch(out, FEW, jobs=2), mixed)
    before = files_of(out)
    assert [event.path for event in run(Batch(out, FEW), mixed)] == [""]
    assert files_of(out) == before
    put(mixed, "a.json", "丙")  # what it was is now only in its copy, which is read
    (mixed / "empty.txt").unlink()
    put(mixed, "new.json", "丁")
    done = {Path(event.path).name for event in run(Batch(out, FEW), mixed)[1:]}
    assert done == {"a.json", "copy.json", "new.json"}
    after = files_of(out)
    assert after.keys() == (before.keys() | {"new.json"}) - {"empty.txt"}
    assert after["copy.json"]["status"] == "read"
    documents = {row["document"] for row in after.values() if row["status"] == "read"}
    assert set(pl.read_parquet(out)["document"].to_list()) == documents


def test_other_rules_do_not_go_on_with_the_results_of_these(mixed, tmp_path):
    batch = Batch(tmp_path / "results.parquet", FEW)
    run(batch, mixed / "a.json")
    other = Batch(batch.out, Reconciling(Selection(only=("X",))))
    with pytest.raises(UnreadableFile, match="--restart"):
        run(other, mixed / "a.json")
    other.restart()
    assert run(other, mixed / "a.json")[-1].finished == 1


def test_a_file_that_hangs_or_crashes_ends_only_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("gov_budget.bulk.batch.files.examine", stubborn.examine)
    for name in ("a", "crash", "hang", "z"):
        put(tmp_path / "in", f"{name}.json", name)
    os.mkfifo(tmp_path / "in" / "pipe")
    out = tmp_path / "results.parquet"
    run(Batch(out, FEW, jobs=1, limits=Limits(seconds=8)), tmp_path / "in")
    found = {name: (row["status"], row["error"]) for name, row in files_of(out).items()}
    assert found == {
        "a.json": ("read", ""),
        "crash.json": ("unreadable", "ReadingCrashed"),
        "hang.json": ("unreadable", "LimitExceeded"),
        "pipe": ("unreadable", "UnreadableFile"),
        "z.json": ("read", ""),
    }


def started(folder, out):
    command = [sys.executable, "-m", "gov_budget.cli", "reconcile", str(folder), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--jobs", "2", "--rules", "W", "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def journal_of(out):
    found = list(out.with_name(f"{out.name}.batch").glob("journal-*.jsonl"))
    lines = found[0].read_bytes().splitlines(keepends=True) if found else []
    return [json.loads(line)[0] for line in lines if line.endswith(b"\n")]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_batch_that_was_stopped_goes_on(tmp_path, ending):
    folder, out = tmp_path / "in", tmp_path / "results.parquet"
    folder_of(folder, 12)
    first = started(folder, out)
    end = time.monotonic() + 20
    while len(journal_of(out)) < 3 and time.monotonic() < end:
        time.sleep(0.005)
    os.killpg(first.pid, ending)
    _, said = first.communicate(timeout=20)
    done = journal_of(out)
    assert 3 <= len(done) < 14
    assert not out.exists()
    assert first.returncode == (130 if ending == signal.SIGINT else -9)
    if ending == signal.SIGINT:
        assert f"stopped: {len(done)} of 14 done" in said
    journal = next(out.with_name(f"{out.name}.batch").glob("journal-*"))
    with journal.open("a") as torn:
        torn.write('[{"path": "torn')
    second = started(folder, out)
    shown, said = second.communicate(timeout=30)
    assert f"{len(done)} of 14 done" in said
    assert "12 read, 1 unreadable, 1 duplicates" in shown
    assert second.returncode == 2
    files = files_of(out)
    assert len(files) == 14
    assert all(files[Path(row["path"]).name]["milliseconds"] == row["milliseconds"] for row in done)
    assert not [row for row in files.values() if row["error"] == "ReadingCrashed"]
    counted = pl.read_parquet(out).group_by("document").len()
    assert counted.height == 12
    assert counted["len"].n_unique() == 1


def test_a_dataset_goes_through_the_column_engine(tmp_path):
    budget = gb.read(EXAMPLE)
    Dataset.of([budget, budget]).write_parquet(tmp_path / "set")
    out = tmp_path / "results.parquet"
    run(Batch(out, FEW), tmp_path / "set" / "cells.parquet")
    assert {row["status"] for row in files_of(out).values()} == {"read"}
    report = gb.reconcile(budget, rules=FEW.selection.rules())
    compared = sum(1 + len(f.also) for f in report.findings if f.verdict.value in {"holds", "rounded"})
    found = pl.read_parquet(out).filter(pl.col("verdict").is_in(["holds", "rounded"]))
    assert found.group_by("document").len().sort("document").rows() == [(0, compared), (1, compared)]


def test_the_summary_counts_by_year_rule_and_institution(mixed, tmp_path):
    out = tmp_path / "results.parquet"
    run(Batch(out, Reconciling(Selection(only=("O09", "W01")))), mixed)
    summary = summary_of(out)
    assert summary.ended.files == {"read": 3, "unreadable": 3, "duplicate": 1}
    assert summary.ended.errors == {"InvalidDocument": 1, "DamagedFile": 1, "UnreadableFile": 1}
    assert summary.counts["broken"] == 3
    assert [(p.name, p.documents, p.counts["broken"]) for p in summary.years.parts] == [("2024", 3, 3)]
    assert (summary.rules.parts[0].name, summary.rules.parts[0].counts["broken"]) == ("O09", 3)
    assert [p.documents for p in summary.institutions.parts] == [3]
    short = summary_of(out, 1).rules
    assert [part.name for part in short.parts] == ["O09"]
    assert (short.others, short.rest) == (1, summary.rules.parts[1].counts)
    with StringIO() as page:
        Console(file=page, width=70).print(summary_page(summary_of(out, 1), "en"))
        shown = page.getvalue()
    assert re.search(r"^O09 .*3 +3 +3 +0 +0 *$", shown, re.MULTILINE)
    assert re.search(r"^1 others +0 ", shown, re.MULTILINE)


def status_of(*arguments):
    with pytest.raises(SystemExit) as end:
        main.main(["reconcile", *map(str, arguments), "--lang", "en"])
    return end.value.code


def test_the_exit_status_and_the_options(tmp_path, capsys):
    put(tmp_path / "in", "a.json", "甲")
    out = tmp_path / "o.parquet"
    assert status_of(tmp_path / "in" / "*.json", "--out", out, "--rules", "W01", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["files"] == {"read": 1, "unreadable": 0, "duplicate": 0}
    assert status_of(tmp_path / "in", "--out", out, "--rules", "O09", "--restart") == 1
    assert status_of(tmp_path / "in", "--out", out, "--rules", "W01") == 2
    assert "--restart" in capsys.readouterr().err
    assert status_of(tmp_path / "in", "--jobs", "2") == 2
    assert status_of(tmp_path / "in", "--out", out, "--account") == 2
    assert status_of(tmp_path / "nothing*", "--out", out, "--restart") == 2
