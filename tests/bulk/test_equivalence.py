"""Object engine and column engine: the same verdict, residual and bound for every equation."""

import shutil
from importlib.util import find_spec

import pytest
from column_budgets import generated, irregular
from final_account import final_account, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lost_columns import without

pytest.importorskip("narwhals", reason="the extra bulk is not installed")

from both_engines import FIELDS, RULES, by_object, check, distinct, table_counts

from gov_budget import strategies
from gov_budget.bulk import Dataset, Spark, by_columns, engine, reconcile_dataset
from gov_budget.bulk.findings import result_rows
from gov_budget.bulk.statements import by_column, per_document
from gov_budget.rules import book, reconcile

_VERDICT = FIELDS.index("verdict")

_CLEAN = st.one_of(
    strategies.reconciling_budgets(),
    strategies.reconciling_budgets(profile="shanghai"),
    strategies.reconciling_accounts(),
)
_MIXED = st.lists(
    st.one_of(_CLEAN, strategies.broken_budgets(_CLEAN).map(lambda broken: broken.budget)),
    min_size=4,
    max_size=4,
)
"""A batch an example: most of the time goes to the plans, not to the documents."""


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_any_budgets(using):
    pytest.importorskip(using, reason=f"{using} is not installed")

    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
    @given(_MIXED)
    def alike(budgets):
        check(budgets, using)

    alike()


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_a_lost_column(using):
    """What needs a column that a table does not print is not stated: by no engine."""
    pytest.importorskip(using, reason=f"{using} is not installed")
    budget = generated(1)[0]
    several = [(n, table) for n, table in enumerate(budget.tables) if len(table.columns) > 1]
    check([without(budget, n, table.columns[0]) for n, table in several], using)


@pytest.mark.parametrize("using", ["polars", "duckdb"])
def test_seeded_errors_are_found_and_no_others(using):
    pytest.importorskip(using, reason=f"{using} is not installed")
    budgets = generated(8, seed=61)
    ours = {row for row in by_object(budgets) if row[_VERDICT] == "broken"}
    theirs = {
        row for row in table_counts(by_columns(Dataset.of(budgets), using=using)) if row[_VERDICT] == "broken"
    }
    assert theirs == ours
    assert {row[0] for row in theirs} <= {n for n in range(len(budgets)) if n % 2}
    assert theirs


def test_polars(budgets):
    pytest.importorskip("polars", reason="polars is not installed")
    check(budgets, "polars")


def test_every_verdict_is_met(budgets):
    assert {key[FIELDS.index("verdict")] for key in by_object(budgets)} >= {
        "holds",
        "rounded",
        "broken",
        "unchecked",
    }


def test_duckdb(budgets):
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    check(budgets[:6], "duckdb")


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
@pytest.mark.skipif(shutil.which("java") is None, reason="there is no java")
@pytest.mark.filterwarnings("ignore")
def test_pyspark():
    from pyspark.sql import SparkSession  # noqa: PLC0415 - skipped where it is not installed

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .getOrCreate()
    )
    try:
        rules = [rule for rule in RULES if rule.id in {"W10", "X02"}]
        check(generated(1), Spark(session), rules)
    finally:
        session.stop()


def test_final_accounts():
    check([final_account(), written()], "polars")


def test_documents_that_are_not_regular_go_to_the_object_engine(example):
    odd = irregular(example)
    dataset = Dataset.of([odd])
    assert dataset.frames["documents"]["regular"].to_pylist() == [False]
    assert by_columns(dataset).num_rows == 0
    found = reconcile_dataset(dataset, rules=RULES)
    expected = {tuple(r[f] for f in FIELDS) for r in result_rows(0, reconcile(odd, rules=RULES))}
    assert distinct(table_counts(found)) == expected


def test_all_rules_are_one_or_the_other(budgets):
    assert set(by_column(book())) | set(per_document(book())) == set(book())
    found = reconcile_dataset(Dataset.of(budgets[:2]))
    assert set(found["rule"].to_pylist()) - {rule.id for rule in RULES}
    # a report merges equations with the same operands, so that relation and bound are the first rule's
    said = ("document", "rule", "table", "line", "column", "verdict")
    rows = [row for n, b in enumerate(budgets[:2]) for row in result_rows(n, reconcile(b))]
    ours = {tuple(row[f] for f in said) for row in rows if row["verdict"] != "not_applicable"}
    assert ours <= {tuple(row[f] for f in said) for row in found.to_pylist()}


def test_engine_by_name():
    with pytest.raises(ValueError, match="unknown engine 'excel'"):
        engine("excel")
