"""Workbooks: they look as published, and reading one gives the tables again."""

from collections import Counter
from io import BytesIO

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from gov_budget import formats, read, strategies
from gov_budget.formats.losses import Loss
from gov_budget.formats.workbook import Number, Sheet, workbook_bytes
from gov_budget.formats.xlsx import lost_in_xlsx, write_xlsx

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra xlsx")


def printed(budget):
    """Every printed amount by kind of table, line and column; no two lines of the example share a name."""
    return {
        (table.kind.key, line.code or line.name, cell.column): cell.text.strip()
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
        if cell.text.strip() and not cell.candidates
    }


def texts(budget):
    """How often each amount is printed in each kind of table."""
    return Counter(
        (table.kind.key, cell.text.strip())
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
        if cell.text.strip()
    )


def test_the_example_reads_back(example, tmp_path):
    write_xlsx(example, tmp_path / "out.xlsx")
    again = read(tmp_path / "out.xlsx")
    assert [table.kind.key for table in again.tables] == [table.kind.key for table in example.tables]
    assert [(t.title, t.number, t.unit) for t in again.tables] == [
        (t.title, t.number, t.unit) for t in example.tables
    ]
    assert texts(again) == texts(example)
    certain = printed(again)
    assert certain.items() <= printed(example).items()
    assert len(certain) * 100 >= 90 * len(
        printed(example)
    )  # a row without its code may leave its column open
    assert (again.year, again.title, again.institution.name) == (
        example.year, example.title, example.institution.name,
    )  # fmt: skip


def test_what_is_not_carried_is_told(example):
    assert set(lost_in_xlsx(example)) == {Loss.CLAIMS, Loss.INSTITUTION}
    place = example.address("expenditure", "total", "total")
    assert Loss.UNREADABLE in lost_in_xlsx(example.with_cell(place, "12..3"))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(budget=strategies.reconciling_budgets(year=2024))
def test_generated_budgets_are_written_with_every_figure(budget, tmp_path_factory):
    path = tmp_path_factory.mktemp("xlsx") / "out.xlsx"
    write_xlsx(budget, path)
    workbook = openpyxl.load_workbook(path)
    numbers = sum(cell.data_type == "n" and cell.value is not None
                  for sheet in workbook for row in sheet.iter_rows() for cell in row)  # fmt: skip
    figures = sum(cell.figure is not None for t in budget.tables for line in t.lines for cell in line.cells)
    assert numbers == figures


def test_texts_are_never_formulas_and_names_of_sheets_are_made_possible(example):
    evil = "=1+1[*]" * 6
    table = attrs.evolve(example.tables[0], title=evil, number="")
    other = attrs.evolve(example.tables[1], title=evil, number="")
    sheets = [Sheet(t.title, [[t.title], ["-1", "@x", Number("-1.50"), 3]]) for t in (table, other)]
    workbook = openpyxl.load_workbook(BytesIO(workbook_bytes(sheets)))
    assert len(set(workbook.sheetnames)) == 2
    for sheet in workbook:
        assert [c.data_type for c in sheet[2]] == ["s", "s", "n", "n"]
        assert sheet["A1"].data_type == "s"
        assert sheet["C2"].number_format == "0.00"


def test_the_format_of_a_number_prints_its_places():
    content = workbook_bytes([Sheet("a", [[Number("1234.50", is_grouped=True), Number("7")]])])
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert [cell.number_format for cell in sheet[1]] == ["#,##0.00", "0"]


def test_json_stays_the_lossless_one(example):
    assert formats.loads(formats.dumps(example)) == example
