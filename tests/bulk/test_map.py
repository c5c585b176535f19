"""Rules that run document by document, in processes: what a plain loop over the documents finds."""

from collections import Counter

import pytest
from column_budgets import generated, irregular

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")

from gov_budget.bulk import Dataset
from gov_budget.bulk.engines import pool
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.mapped import ByDocument, light
from gov_budget.bulk.packed import packed_types, portions, unpacked
from gov_budget.bulk.statements import by_column, per_document
from gov_budget.rules import Rule, book, reconcile

DATA, REST = by_column(book()), per_document(book())
FUNCTION = ByDocument(light(REST), light(DATA))


def counted(rows):
    return Counter(tuple(sorted(row.items())) for row in rows)


def looped(budgets):
    """Each document by the object engine: all rules where its columns cannot hold it."""
    return counted(
        row
        for number, budget in enumerate(budgets)
        for row in result_rows(
            number, reconcile(budget, rules=(*DATA, *REST) if number == len(budgets) - 1 else REST)
        )
    )


@pytest.fixture(scope="module")
def some(example):
    return [*generated(2), irregular(example)]


def test_in_processes(some, monkeypatch):
    monkeypatch.setattr(pool, "SIZE", 2)
    found = pool.in_processes(Dataset.of(some).frames, FUNCTION, 2)
    assert counted(found.to_pylist()) == looped(some)


def test_a_rule_that_cannot_travel_stays(some, monkeypatch):
    monkeypatch.setattr(pool, "SIZE", 2)
    own = [Rule("Z1", "", "", REST[0].strength, REST[0].kinds, lambda _: iter(()))]
    found = pool.in_processes(Dataset.of(some).frames, ByDocument(light(own), ()), 2)
    assert set(found["rule"].to_pylist()) == {"Z1"}


def test_shards_are_the_documents_in_order(some):
    frames = Dataset.of(some, first=5).frames
    parts = list(portions(frames, 2))
    assert [part["documents"]["document"].to_pylist() for part in parts] == [[5, 6], [7, 8], [9]]
    assert [b for part in parts for b in Dataset(part).budgets()] == some


def test_frames_travel_as_one_table_in_any_order(some):
    pa = pytest.importorskip("pyarrow")
    frames = Dataset.of(some).frames
    wide = [
        table.append_column("frame", pa.array([name] * table.num_rows, pa.string())).append_column(
            "shuffled", pa.array([hash((name, n)) for n in range(table.num_rows)], pa.int64())
        )
        for name, table in frames.items()
    ]
    texts = {name for name, kind in packed_types().items() if kind == "string"}
    cast = [
        t.cast(pa.schema([f.with_type(pa.string()) if f.name in texts else f for f in t.schema]))
        for t in wide
    ]
    mixed = pa.concat_tables(cast, promote_options="default").sort_by("shuffled")
    assert list(Dataset(unpacked(mixed)).budgets()) == some
