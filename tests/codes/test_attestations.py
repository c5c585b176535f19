"""Every code-name pair read in a document, against the editions."""

from __future__ import annotations

import re
import tomllib

import pytest

from gov_budget.codes import CURRENT_YEAR, Grade, Scheme, catalogue, lookup
from gov_budget.codes.edition import subjects


def folded(name):
    return re.sub(r"\s", "", name).replace("(", "（").replace(")", "）")


def key(row):
    return row["scheme"], row["code"], row["name"], row["year"]


def resolves(row):
    edition = catalogue(int(row["year"]), row["scheme"])
    return row["code"] in edition and folded(edition[row["code"]].name) == folded(row["name"])


def test_every_attestation_is_the_name_of_its_year_or_a_known_exception(shared, exceptions):
    known = {key(row) for row in exceptions}
    assert [row for row in shared("attestations.tsv") if not resolves(row) and key(row) not in known] == []


def test_no_exception_is_stale_and_each_has_a_reason(shared, exceptions):
    read = {key(row) for row in shared("attestations.tsv")}
    assert {key(row) for row in exceptions} <= read
    assert [row for row in exceptions if resolves(row) or not row["reason"]] == []


def test_shipped_attestations_are_those_of_the_shared_catalogue(shared, data):
    assert {key(row) for row in data("attestations.tsv")} == {key(row) for row in shared("attestations.tsv")}


def test_shipped_attestations_are_sorted_and_none_comes_twice(data):
    table = [tuple(row.values()) for row in data("attestations.tsv")]
    assert table == sorted({*table})


def test_labels_name_documents_and_quote_none(data):
    assert [row for row in data("attestations.tsv") if "原文" in row["document"]] == []


def test_every_document_is_of_a_described_kind(data, repository):
    path = repository / "src/gov_budget/codes/data/SOURCES.toml"
    kinds = tomllib.loads(path.read_text(encoding="utf-8"))["kind"]
    documents = {row["document"] for row in data("attestations.tsv")}
    matched = {one: [kind for kind in kinds if re.search(kind["match"], one)] for one in documents}
    assert [one for one, found in matched.items() if not found] == []


def test_every_data_file_has_its_source(repository):
    folder = repository / "src/gov_budget/codes/data"
    described = tomllib.loads((folder / "SOURCES.toml").read_text(encoding="utf-8"))["file"]
    files = {path.name for path in folder.glob("*.*")} - {"README.md", "SOURCES.toml"}
    assert {one["name"] for one in described} == files


@pytest.mark.parametrize("scheme", Scheme)
def test_attested_subjects_and_no_others_have_attestations_in_their_years(scheme):
    assert [one for one in subjects(scheme) if (one.grade is Grade.ATTESTED) != bool(one.attestations)] == []


def test_attestations_are_those_of_the_name_in_force():
    before, after = lookup("2130199", 2019), lookup("2130199", 2023)
    assert {one.year for one in before.attestations} == {2019}
    assert {one.year for one in after.attestations} == {2023}


def test_the_default_year_is_the_last_one_attested(shared):
    assert max(int(row["year"]) for row in shared("attestations.tsv")) == CURRENT_YEAR
