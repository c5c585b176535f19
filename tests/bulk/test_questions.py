"""Questions over many budgets, on data small enough to add up by hand."""

from pathlib import Path

import pytest

pytest.importorskip("polars", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

import duckdb
import polars as pl

from gov_budget.bulk import questions

RECIPES = Path(__file__).resolve().parents[2] / "docs" / "recipes.md"
documents = pl.DataFrame(
    [
        (0, "department", "214", 2024, "budget"),
        (1, "unit", "214001", 2024, "budget"),  # in 0
        (2, "unit", "214001", 2024, "budget"),  # in another place: nobody else counts it
        (3, "unit", "301001", 2024, "budget"),  # its department is not there
        (4, "unit", "214001", 2023, "budget"),  # of another year
    ],
    schema=["document", "scope", "institution_code", "year", "stage"],
    orient="row",
)
places = pl.DataFrame({"document": [0, 1, 2, 3, 4], "place": ["甲", "甲", "乙", "甲", "甲"]})
cells = pl.DataFrame(
    [(n, y, k, r, c, leaf, "total", True, False, False, fen) for n, y, k, r, c, leaf, fen in [
        (0, 2024, "expenditure", "subject", "206", False, 100),
        (0, 2024, "expenditure", "subject", "2060701", True, 100),
        (1, 2024, "expenditure", "subject", "2060701", True, 40),
        (2, 2024, "expenditure", "subject", "2060701", True, 7),
        (3, 2024, "expenditure", "subject", "2060701", True, 3),
        (0, 2024, "three_public", "total", "", False, 5),
        (3, 2024, "three_public", "total", "", False, 2),
        (1, 2024, "three_public", "total", "", False, 4),
    ]],
    schema=["document", "year", "kind", "role", "code", "leaf", "column",
            "first", "ambiguous", "shadowed", "fen"],
    orient="row",
)  # fmt: skip
TOTALS = [("乙", 2024, "2060701", 7), ("甲", 2024, "2060701", 103)]


def test_units_of_a_department_that_is_there_are_left_out():
    assert sorted(questions.counted(documents, places)["document"].to_list()) == [0, 2, 3, 4]


def test_totals():
    chosen = questions.counted(documents, places)
    assert questions.subject_totals(cells, chosen).rows() == TOTALS
    assert questions.three_public(cells, chosen).rows() == [("甲", 2024, 7)]


def test_operating_is_that_of_the_year_and_counted_once():
    rows = [(0, 0, 2024, 9), (0, 1, 2023, 8), (0, 2, 2024, 9), (1, 0, 2024, 5)]
    claims = pl.DataFrame(rows, schema=["document", "claim", "year", "fen"], orient="row").with_columns(
        indicator=pl.lit("operating"), aspect=pl.lit("amount")
    )
    assert questions.operating(claims, questions.counted(documents, places)).rows() == [("甲", 2024, 9)]


def test_what_is_most_broken():
    rows = [(0, "W01", "broken", -9), (0, "W01", "broken", 2), (1, "W01", "broken", 5), (1, "X", "holds", 99)]
    results = pl.DataFrame(rows, schema=["document", "rule", "verdict", "residual"], orient="row")
    assert questions.most_broken(results).rows() == [("W01", 2)]
    assert questions.largest_residuals(results, 2)["residual"].to_list() == [-9, 5]


def test_the_sql_of_the_recipes_says_the_same():
    sql = RECIPES.read_text("utf-8").split("```sql\n")[1].split("```")[0]
    with duckdb.connect() as database:
        for name, frame in (("documents", documents), ("places", places), ("cells", cells)):
            database.register(name, frame.to_arrow())
        assert database.execute(sql).fetchall() == TOTALS
