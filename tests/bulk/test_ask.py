"""``gov-budget ask``: answers from files, with figures that are printed in the example."""

import csv
import json

import attrs
import pytest

pytest.importorskip("polars", reason="the extra bulk is not installed")

import polars as pl
from batches import EXAMPLE

import gov_budget as gb
from gov_budget.bulk import Dataset
from gov_budget.cli import main
from gov_budget.model.document import Scope


def answered(capsys, *arguments):
    with pytest.raises(SystemExit) as end:
        main.main(["ask", *map(str, arguments), "--format", "json", "--lang", "en"])
    printed = capsys.readouterr()
    assert end.value.code == 0, printed.err
    return [json.loads(line) for line in printed.out.splitlines()]


def refused(capsys, *arguments):
    with pytest.raises(SystemExit) as end:
        main.main(["ask", *map(str, arguments), "--lang", "en"])
    assert end.value.code == 2
    return capsys.readouterr().err


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The example, its unit with the same figures, and the example as of another county."""
    budget = gb.read(EXAMPLE)
    unit = attrs.evolve(
        budget, scope=Scope.UNIT, institution=attrs.evolve(budget.institution, code="214001"), source="u.json"
    )
    found = [
        attrs.evolve(budget, source="511725/d.json"),
        attrs.evolve(unit, source="511725/u.json"),
        attrs.evolve(budget, source="510722/d.json"),
        attrs.evolve(budget, source="d.json"),
    ]
    folder = tmp_path_factory.mktemp("data") / "set"
    Dataset.of(found).write_parquet(folder)
    return folder


def test_totals_of_places(data, capsys):
    funds = answered(capsys, "funds", data, "--division", "path", "--by", "region,place")
    assert [(r["region"], r["place"], r["fund"], r["fen"], r["documents"]) for r in funds] == [
        ("四川省", "510722", "general_public", 233120000, 1),
        ("四川省", "510722", "government_fund", 134000000, 1),
        ("四川省", "511725", "general_public", 233120000, 1),
        ("四川省", "511725", "government_fund", 134000000, 1),
    ]
    subjects = answered(
        capsys, "subjects", data, "--division", "path", "--by", "region", "--fund", "government_fund"
    )
    assert subjects == [{"region": "四川省", "code": "2120899", "fen": 268000000, "documents": 2}]
    assert answered(capsys, "operating", data, "--place", "渠县") == [
        {"place": "渠县", "year": 2024, "stage": "budget", "fen": 15000000, "documents": 1}
    ]


def test_what_becomes_of_each_document(data, capsys):
    rows = answered(capsys, "documents", data, "--division", "path")
    assert [row["status"] for row in rows] == ["counted", "inside", "counted", "nowhere"]
    rows = answered(capsys, "documents", data, "--place", "渠县")
    assert [row["status"] for row in rows] == ["counted", "inside", "repeated", "repeated"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_places_from_a_file_and_an_answer_into_one(data, tmp_path, capsys, ending):
    places = pl.DataFrame(
        {"source": ["511725/d.json", "d.json"], "place": ["渠县", "江油"], "kind": ["县", "市"]}
    )
    where, out = tmp_path / f"places.{ending}", tmp_path / f"answer.{ending}"
    places.write_csv(where) if ending == "csv" else places.write_parquet(where)
    assert answered(capsys, "three-public", data, "--places", where, "--by", "kind", "--out", out) == []
    rows = pl.read_csv(out) if ending == "csv" else pl.read_parquet(out)
    assert sorted(rows.rows()) == [("县", 11190000, 1), ("市", 11190000, 1)]


def test_questions_about_results(data, tmp_path, capsys):
    results = tmp_path / "r.parquet"
    with pytest.raises(SystemExit):
        main.main(["reconcile", str(data), "--out", str(results), "--rules", "O09", "--jobs", "1"])
    capsys.readouterr()
    assert answered(capsys, "rules", results) == [{"rule": "O09", "documents": 4, "broken": 4}]
    residuals = answered(capsys, "residuals", results, "--most", "2")
    assert [(row["document"], row["residual"]) for row in residuals] == [(0, 4_800_000), (1, 4_800_000)]
    files = results.with_name("r.files.parquet")
    where = tmp_path / "places.csv"
    with where.open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow(["document", "place"])
        write.writerows((row["document"], "川") for row in pl.read_parquet(files).head(3).to_dicts())
    assert answered(capsys, "rules", results, "--places", where, "--by", "place") == [
        {"place": "川", "rule": "O09", "documents": 3, "broken": 3}
    ]


def test_what_cannot_be_asked_is_said(data, tmp_path, capsys):
    assert "it is not said where the documents are from" in refused(capsys, "funds", data)
    assert "only one of them" in refused(capsys, "funds", data, "--place", "a", "--division", "path")
    assert "no column 'land'" in refused(capsys, "funds", data, "--place", "a", "--by", "land")
    assert "no dataset with" in refused(capsys, "funds", tmp_path, "--place", "a")
    assert "no results" in refused(capsys, "rules", data)
    assert "no such file" in refused(capsys, "funds", data, "--places", tmp_path / "x.csv")
    (tmp_path / "x.csv").write_text("place\n", "utf-8")
    assert "needs the columns" in refused(capsys, "funds", data, "--places", tmp_path / "x.csv")
    assert "expected .csv" in refused(capsys, "funds", data, "--place", "a", "--out", tmp_path / "x.xls")
    Dataset.of([gb.read(EXAMPLE)]).write_parquet(tmp_path / "two" / "a")
    Dataset.of([gb.read(EXAMPLE)]).write_parquet(tmp_path / "two" / "b")
    assert "number their documents alike" in refused(capsys, "funds", tmp_path / "two", "--place", "a")


def test_an_answer_on_the_screen(data, capsys):
    with pytest.raises(SystemExit) as end:
        main.main(["ask", "three-public", str(data), "--place", "[渠县]", "--lang", "en"])
    assert end.value.code == 0
    assert "11,190,000" in (shown := capsys.readouterr().out)
    assert "[渠县]" in shown
