"""From files to a dataset, and from datasets to results: nothing is lost on either way."""

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("polars", reason="the extra bulk is not installed")

import polars as pl
import stubborn
from batches import EXAMPLE, files_of, put, run

import gov_budget as gb
from gov_budget.bulk import Dataset, read_parquet, reconcile_dataset
from gov_budget.bulk.batch import Batch, Gathering, Reconciling, Selection
from gov_budget.cli import main
from gov_budget.errors import UnreadableFile
from gov_budget.strategies import random_budget

FEW = Reconciling(Selection(only=("W", "D")))


def rows(table):
    return Counter(tuple(row.items()) for row in table.to_pylist())


@pytest.fixture(scope="module")
def budgets():
    """Small ones, one of them with a wrong figure."""
    made = [random_budget(Random(n), year=2024, size=2) for n in range(7)]  # noqa: S311 - no secret
    return [made[0], gb.read(EXAMPLE), *made[1:]]


@pytest.fixture
def sets(tmp_path, budgets):
    """Two datasets, of five documents and of three."""
    Dataset.of(budgets[:5]).write_parquet(tmp_path / "sets" / "a")
    Dataset.of(budgets[5:8], first=70).write_parquet(tmp_path / "sets" / "deep" / "b")
    return tmp_path / "sets"


def test_gathered_files_come_back(tmp_path):
    for n, name in enumerate(("c.json", "a.json", "deep/b.json", "z.json")):
        put(tmp_path / "in", name, f"第{n}")
    (tmp_path / "in" / "broken.json").write_text("{", "utf-8")
    out = tmp_path / "sets" / "2024"
    events = run(Batch(out, Gathering(), jobs=2, shard=2), tmp_path / "in")
    assert events[-1].finished == events[-1].total == 5
    found = dict(read_parquet(out).items())
    files = pl.read_parquet(out / "files.parquet").sort("document").to_dicts()
    assert [Path(row["path"]).name for row in files] == [
        "a.json",
        "broken.json",
        "c.json",
        "b.json",
        "z.json",
    ]
    assert [row["status"] for row in files] == ["read", "unreadable", "read", "read", "read"]
    assert found == {row["document"]: gb.read(row["path"]) for row in files if row["status"] == "read"}


def test_datasets_go_through_the_column_engine_side_by_side(sets, tmp_path, monkeypatch, budgets):
    monkeypatch.setattr("gov_budget.bulk.batch.columns._PART", 2)
    out = tmp_path / "r.parquet"
    events = run(Batch(out, FEW, jobs=2), sets)
    assert [event.finished for event in events] == list(range(9))
    names = [f"a#{n}" for n in range(5)] + [f"b#{n}" for n in (70, 71, 72)]
    files = files_of(out)
    assert sorted(files, key=lambda name: files[name]["document"]) == names
    numbers = [*range(5), 70, 71, 72]  # their own, for no two are the same
    whole = Dataset.numbered(zip(numbers, budgets, strict=False))
    expected = reconcile_dataset(whole, rules=FEW.selection.rules())
    assert rows(pl.read_parquet(out).to_arrow()) == rows(expected)
    broken = Counter(row["document"] for row in expected.to_pylist() if row["verdict"] == "broken")
    assert [files[name]["broken"] for name in names] == [broken[n] for n in numbers]
    assert len(run(Batch(out, FEW), sets / "*", sets / "deep" / "b" / "cells.parquet")) == 1


def test_a_dataset_of_cells_only_will_do(sets, tmp_path):
    whole, out = tmp_path / "whole.parquet", tmp_path / "r.parquet"
    run(Batch(whole, Reconciling(Selection(only=("W01",)))), sets / "a")
    for frame in ("claims", "texts", "listings", "indicators"):
        (sets / "a" / f"{frame}.parquet").unlink()
    run(Batch(out, Reconciling(Selection(only=("W01",)))), sets / "a")
    assert rows(pl.read_parquet(out).to_arrow()) == rows(pl.read_parquet(whole).to_arrow())


def test_a_document_that_breaks_its_process_is_found_among_the_others(sets, tmp_path, monkeypatch):
    monkeypatch.setattr("gov_budget.bulk.batch.shards.examine_part", stubborn.examine_part)
    out = tmp_path / "r.parquet"
    run(Batch(out, FEW), sets / "a")
    found = {name: (row["status"], row["error"]) for name, row in files_of(out).items()}
    assert found == {
        **{f"a#{n}": ("read", "") for n in (0, 1, 2, 4)},
        "a#3": ("unreadable", "ReadingCrashed"),
    }


def test_what_is_in_columns_is_not_gathered(sets, tmp_path):
    with pytest.raises(UnreadableFile, match="in columns already"):
        run(Batch(tmp_path / "out", Gathering()), sets)


def status_of(*arguments):
    with pytest.raises(SystemExit) as end:
        main.main([*map(str, arguments), "--lang", "en"])
    return end.value.code


def test_from_files_to_results_with_a_command_each(tmp_path, capsys):
    put(tmp_path / "in", "a.json", "甲")
    put(tmp_path / "in", "b.json", "乙")
    assert status_of("gather", tmp_path / "in", "--out", tmp_path / "set", "--jobs", "1") == 0
    assert "2 read, 0 unreadable" in capsys.readouterr().out
    results = tmp_path / "r.parquet"
    arguments = ("reconcile", tmp_path / "set", "--out", results, "--rules", "O09", "--format", "json")
    assert status_of(*arguments) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["by_rule"] == [
        {"name": "O09", "documents": 2, "failing": 2}
        | dict.fromkeys(("holds", "rounded", "unchecked", "not_applicable"), 0)
        | {"broken": 2}
    ]
    assert said["rest"]["by_rule"]["number"] == 0
    (tmp_path / "in" / "c.pdf").write_bytes(b"%PDF-1.7")
    assert status_of("gather", tmp_path / "in", "--out", tmp_path / "set", "--format", "json") == 2
    assert json.loads(capsys.readouterr().out)["unreadable"] == {"DamagedFile": 1}
    assert gb.read(EXAMPLE).tables == read_parquet(tmp_path / "set").budgets()[0].tables


def test_a_dataset_of_another_version_is_refused_at_once(sets, tmp_path):
    cells = sets / "a" / "cells.parquet"
    pl.read_parquet(cells).drop("quantum").write_parquet(cells)
    with pytest.raises(UnreadableFile, match="without quantum: gather it anew"):
        run(Batch(tmp_path / "r.parquet", FEW), sets)
