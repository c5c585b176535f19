"""PySpark in this process: its own map, and the way over a cluster."""

import shutil
import sys
from collections import Counter
from importlib.util import find_spec

import pytest
from column_budgets import generated, irregular
from final_account import written

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="the extra spark is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no java for PySpark to run on"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession  # noqa: PLC0415 - skipped where it is not installed

    builder = SparkSession.builder.master("local[2]")
    for key, value in (
        ("ui.enabled", "false"),
        ("ui.showConsoleProgress", "false"),
        ("sql.adaptive.enabled", "false"),
        ("sql.shuffle.partitions", "2"),
        ("python.sql.dataFrameDebugging.enabled", "false"),
    ):
        builder = builder.config(f"spark.{key}", value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        found = builder.getOrCreate()
        yield found
        found.stop()


def counted(table):
    return Counter(tuple(sorted(row.items())) for row in table.to_pylist())


def test_a_dataset_on_a_cluster(session, tmp_path, example):
    from gov_budget.bulk import Dataset, Spark, on_cluster, reconcile_dataset  # noqa: PLC0415 - extras
    from gov_budget.bulk.mapped import ByDocument, light  # noqa: PLC0415 - extras
    from gov_budget.rules import book  # noqa: PLC0415 - beside them

    dataset = Dataset.of([*generated(2), written(), irregular(example)])
    dataset.write_parquet(tmp_path / "set")
    expected = reconcile_dataset(dataset, using="polars", jobs=1)
    found = on_cluster(session, str(tmp_path / "set"), size=3)
    found.write.parquet(str(tmp_path / "results"))
    assert counted(session.read.parquet(str(tmp_path / "results")).toArrow()) == counted(expected)
    some = ByDocument(light(each for each in book() if each.group in "PK"), ())
    mapped = Spark(session).mapped(dataset.frames, some)
    assert counted(mapped) == counted(some(dataset.frames))
