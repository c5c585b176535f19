"""A budget of any form, converted and read again, is the same, but for what the format says it leaves out."""

import json
from random import Random

import attrs
import pytest
from effort import examples
from hypothesis import given
from hypothesis import strategies as st
from reading_back import comparable
from samples import sample, with_project_forms

from gov_budget import formats, read
from gov_budget.errors import InvalidDocument
from gov_budget.formats.datapackage import lost_in_datapackage, write_datapackage
from gov_budget.formats.losses import Loss
from gov_budget.formats.xlsx import lost_in_xlsx, write_xlsx
from gov_budget.strategies import random_budget

SEEDS = st.integers(0, 10**6)
SOME = ("accounts", "beijing", "central", "guangxi unit", "shanghai unit", "sichuan")
TOGETHER = {"central": {"central", "sichuan"}}
"""Profiles whose titles may be the same: a workbook does not say which it is."""


def of_a_package(budget):
    """A budget without what a data package leaves out."""
    tables = tuple(
        attrs.evolve(
            table,
            indicators=(),
            headings=(),
            lines=tuple(
                attrs.evolve(line, printed_code="", cells=tuple(cell for cell in line.cells if cell.text))
                for line in table.lines
            ),
        )
        for table in budget.tables
    )
    about = attrs.evolve(budget.institution, units=(), staff=(), nature=None)
    return attrs.evolve(budget, tables=tables, statement=None, institution=about)


@pytest.mark.parametrize("form", SOME)
@examples(1)
@given(seed=SEEDS)
def test_a_budget(form, seed, tmp_path_factory):
    folder, budget = tmp_path_factory.mktemp("converted"), sample(form, seed)
    formats.dump(budget, folder / "budget.json")
    assert read(folder / "budget.json") == budget
    formats.write_csv(budget, folder / "csv")
    assert read(folder / "csv") == budget
    write_datapackage(budget, folder / "package")
    assert read(folder / "package") == of_a_package(budget)
    assert read(folder / "package" / "datapackage.json") == of_a_package(budget)
    write_xlsx(budget, folder / "budget.xlsx")
    again = read(folder / "budget.xlsx")
    assert again.profile in TOGETHER.get(budget.profile, {budget.profile})
    assert comparable(attrs.evolve(again, profile=budget.profile)) == comparable(budget)


def test_a_budget_with_prose(tmp_path):
    budget = random_budget(Random(3), year=2024, prose=True)  # noqa: S311 - made to be repeated
    write_xlsx(budget, tmp_path / "budget.xlsx")
    again = read(tmp_path / "budget.xlsx")
    said = [(c.indicator, c.aspect, c.cell.text) for c in budget.statement.claims]
    assert sorted(said) == sorted((c.indicator, c.aspect, c.cell.text) for c in again.statement.claims)
    assert Loss.PROSE not in lost_in_xlsx(budget)
    assert Loss.PROSE in lost_in_datapackage(budget)


def test_what_a_package_leaves_out_is_told():
    chance = Random(1)  # noqa: S311 - made to be repeated
    budget = with_project_forms(sample("shanghai", 1), chance)
    assert {Loss.INDICATORS, Loss.INSTITUTION} <= set(lost_in_datapackage(budget))


def test_a_package_of_something_else(tmp_path):
    (tmp_path / "datapackage.json").write_text('{"name": "a", "resources": []}')
    with pytest.raises(InvalidDocument, match="no data package of a budget"):
        read(tmp_path)


@pytest.mark.parametrize("path", ["../a.csv", "/etc/passwd", 3, None])
def test_a_package_reads_no_file_but_its_own(path, tmp_path):
    write_datapackage(sample("henan", 1), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    package["resources"][0]["path"] = path
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(InvalidDocument, match="beside this one"):
        read(tmp_path)


def test_a_table_with_other_columns(tmp_path):
    write_datapackage(sample("henan", 1), tmp_path)
    (tmp_path / "01-balance.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InvalidDocument, match="expected the columns"):
        read(tmp_path)
