"""Data packages: valid by the specification, and the numbers are the printed ones."""

import csv
import json

import attrs
import pytest

from gov_budget.formats.datapackage import datapackage, lost_in_datapackage, write_datapackage
from gov_budget.formats.losses import Loss
from gov_budget.model import Cell


@pytest.fixture
def folder(example, tmp_path):
    write_datapackage(example, tmp_path / "package")
    return tmp_path / "package"


def records(folder, resource):
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.filterwarnings("default")
def test_frictionless_finds_it_valid(folder):
    pytest.importorskip("frictionless", reason="the validator of the specification is not installed")
    import frictionless  # noqa: PLC0415

    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == 15


def test_every_file_is_as_its_schema_says(example, folder):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package == datapackage(example)
    assert {path.name for path in folder.iterdir()} == {
        "datapackage.json", *(resource["path"] for resource in package["resources"])}  # fmt: skip
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(names) == len(set(names))
        for row in records(folder, resource):
            assert list(row) == names


def test_numbers_are_the_printed_ones(example, folder):
    package = datapackage(example)
    for table, resource in zip(example.tables, package["resources"], strict=False):
        for line, row in zip(table.lines, records(folder, resource), strict=True):
            for cell in line.cells:
                if cell.figure:
                    assert row[cell.column] == cell.text.strip().replace(",", "")


def test_what_is_no_number_is_left_blank_and_told(example, tmp_path):
    table = example.table("expenditure")
    lines = (attrs.evolve(table.lines[0], cells=(Cell("total", "12..3"),)), *table.lines[1:])
    budget = example.with_table(attrs.evolve(table, lines=lines))
    write_datapackage(budget, tmp_path)
    assert Loss.UNREADABLE in lost_in_datapackage(budget)
    assert Loss.UNREADABLE not in lost_in_datapackage(example)
    (resource,) = [r for r in datapackage(budget)["resources"] if r.get("kind") == "expenditure"]
    assert records(tmp_path, resource)[0]["total"] == ""
