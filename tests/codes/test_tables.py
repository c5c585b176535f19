"""Every shipped row, read from the files without the library."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

SHAPES = {
    "revenue": r"1\d\d(\d\d){0,3}",
    "function": r"2\d\d(\d\d){0,2}",
    "economic_department": r"3\d\d(\d\d)?",
    "economic_government": r"5\d\d(\d\d)?",
    "fund_source": r"\d\d?",
}
GRADES = {"attested", "reconstructed-high", "reconstructed-medium", "reconstructed-low"}
YEARS = range(2018, 2028)

every_scheme = pytest.mark.parametrize("scheme", sorted(SHAPES))


def run(row):
    return range(int(row["first_year"] or 2018), int(row["last_year"] or 2027) + 1)


@every_scheme
def test_codes_have_the_digits_of_their_scheme(data, scheme):
    assert [row for row in data(f"{scheme}.tsv") if not re.fullmatch(SHAPES[scheme], row["code"])] == []


@every_scheme
def test_every_row_has_a_name_and_a_grade(data, scheme):
    table = data(f"{scheme}.tsv")
    assert [row for row in table if row["grade"] not in GRADES] == []
    assert [row for row in table if not row["name"] or row["name"] != row["name"].strip()] == []


@every_scheme
def test_years_run_forward_inside_the_years_covered(data, scheme):
    assert [row for row in data(f"{scheme}.tsv") if not run(row) or not {*run(row)} <= {*YEARS}] == []


@every_scheme
def test_rows_are_sorted_and_none_comes_twice(data, scheme):
    keys = [(row["code"], row["first_year"] or "0") for row in data(f"{scheme}.tsv")]
    assert all(before < after for before, after in pairwise(keys))


@every_scheme
@pytest.mark.parametrize("year", YEARS)
def test_no_code_has_two_names_in_a_year(data, scheme, year):
    codes = Counter(row["code"] for row in data(f"{scheme}.tsv") if year in run(row))
    assert [code for code, times in codes.items() if times > 1] == []


@every_scheme
@pytest.mark.parametrize("year", YEARS)
def test_every_subject_has_its_parent_in_the_year(data, scheme, year):
    step = 1 if scheme == "fund_source" else 2
    top = 1 if scheme == "fund_source" else 3
    codes = {row["code"] for row in data(f"{scheme}.tsv") if year in run(row)}
    assert [code for code in codes if len(code) > top and code[:-step] not in codes] == []


def test_every_row_of_the_shared_catalogue_is_shipped_and_no_other(shared, data):
    columns = ("code", "name", "first_year", "last_year", "grade", "note")
    expected = defaultdict(set)
    for row in [*shared("subjects.tsv"), *data("additions.tsv")]:
        expected[row["scheme"].replace("-", "_")].add(tuple(row[column] for column in columns))
    for row in shared("fund_sources.tsv"):
        expected["fund_source"].add((row["code"], row["name"], "", "", row["grade"], ""))
    shipped = {
        scheme: {tuple(row[column] for column in columns) for row in data(f"{scheme}.tsv")}
        for scheme in SHAPES
    }
    assert shipped == expected


def test_an_addition_fills_a_gap_and_says_why(shared, data):
    for added in data("additions.tsv"):
        there = [
            row for row in shared("subjects.tsv") if all(row[key] == added[key] for key in ("scheme", "code"))
        ]
        assert not {*run(added)} & {year for row in there for year in run(row)}
        assert added["note"]


def test_fund_sections_are_sorted_graded_sourced_and_of_known_subjects(data):
    table = data("fund_sections.tsv")
    codes = [row["code"] for row in table]
    assert codes == sorted({*codes})
    known = {row["code"] for file in ("function.tsv", "revenue.tsv") for row in data(file)}
    assert {*codes} <= known
    assert [row for row in table if row["grade"] not in GRADES or not row["source"]] == []
