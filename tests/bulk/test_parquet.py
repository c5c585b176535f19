"""Datasets in Parquet some documents at a time: the same results as in one piece, whatever the pieces."""

from collections import Counter

import attrs
import pytest

pytest.importorskip("polars", reason="the extra bulk is not installed")

from column_budgets import generated
from pyarrow import parquet

from gov_budget.bulk import Dataset, by_columns, read_parquet, reconcile_parquet
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.schema import arrow_schema
from gov_budget.bulk.shards import Shard, shards
from gov_budget.bulk.statements import by_column
from gov_budget.errors import UnreadableFile
from gov_budget.rules import book, reconcile

RULES = [rule for rule in by_column(book()) if rule.id in {"W10", "X03", "E01", "H01"}]


@pytest.fixture(scope="module")
def some():
    return generated(3)


def rows(table):
    return Counter(tuple(row.values()) for row in table.to_pylist())


def written(folder):
    found = [parquet.read_table(path) for path in sorted(folder.glob("*"))]
    assert all(table.schema.equals(arrow_schema("results")) for table in found)
    return sum((rows(table) for table in found), Counter())


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_pieces_make_the_whole(some, tmp_path, using):
    pytest.importorskip(using, reason="an engine is not installed")
    data = Dataset.of(some, first=7)
    data.write_parquet(tmp_path / "set")
    out = tmp_path / "out"
    said = reconcile_parquet(tmp_path / "set", out, using=using, documents=4, rules=RULES)
    assert len(list(out.glob("*"))) == 2
    assert written(out) == rows(by_columns(data, rules=RULES))
    assert said == sum(written(out).values())


def test_a_folder_of_datasets_by_two_processes(some, tmp_path):
    Dataset.of(some[:2]).write_parquet(tmp_path / "nation" / "a")
    Dataset.of(some[2:], first=2).write_parquet(tmp_path / "nation" / "b")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "results-000009.parquet").write_bytes(b"of an earlier run")
    reconcile_parquet(tmp_path / "nation", tmp_path / "out", jobs=2, rules=RULES)
    assert written(tmp_path / "out") == rows(by_columns(Dataset.of(some), rules=RULES))


def test_a_dataset_of_another_version_is_refused_by_name(some, tmp_path):
    Dataset.of(some[:1]).write_parquet(tmp_path / "set")
    path = tmp_path / "set" / "documents.parquet"
    parquet.write_table(parquet.read_table(path).drop_columns(["agencies"]), path)
    for use in (read_parquet, lambda folder: reconcile_parquet(folder, tmp_path / "out", rules=RULES)):
        with pytest.raises(UnreadableFile, match="without agencies: gather it anew"):
            use(tmp_path / "set")


def test_documents_that_are_not_regular_are_judged_too(example, tmp_path):
    line = example.tables[0].lines[0]
    odd = attrs.evolve(line, columns=(*line.columns, "extra"))
    table = attrs.evolve(example.tables[0], lines=(odd, *example.tables[0].lines[1:]))
    budget = attrs.evolve(example, tables=(table, *example.tables[1:]))
    Dataset.of([example, budget]).write_parquet(tmp_path / "set")
    reconcile_parquet(tmp_path / "set", tmp_path / "out", rules=RULES)
    names = arrow_schema("results").names
    said = result_rows(1, reconcile(budget, rules=RULES))
    expected = {tuple(row[name] for name in names) for row in said}
    assert {row for row in written(tmp_path / "out") if row[0] == 1} == expected != set()


def test_no_rule_that_is_data_says_nothing(example, tmp_path):
    Dataset.of([example]).write_parquet(tmp_path / "set")
    assert reconcile_parquet(tmp_path / "set", tmp_path / "out", rules=[]) == 0
    with pytest.raises(FileNotFoundError):
        reconcile_parquet(tmp_path / "nowhere", tmp_path / "out")


def test_shards_are_cut_by_number():
    assert list(shards([5, 1, 2, 9, 7], documents=2)) == [Shard(1, 2), Shard(5, 7), Shard(9, 9)]
