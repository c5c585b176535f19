"""Published documents written to a workbook and read back: the same amounts and the same findings."""

import shutil

import pytest

import gov_budget as gb
from gov_budget.formats.xlsx import write_xlsx

pytest.importorskip("openpyxl")
from office import saved, without_lines

NAMES = (
    "finance-bureau-2024-final-account",
    "justice-bureau-2026-department-budget",
    "wanli-2023-department-budget",
)


def amounts(budget):
    return [
        (table.kind.key, line.key, cell.column, cell.text, cell.figure.fen)
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
        if cell.figure
    ]


def broken(budget):
    return [(finding.rule, finding.message("zh")) for finding in gb.reconcile(budget).broken]


@pytest.mark.parametrize("name", NAMES)
def test_a_published_document_converts_without_loss_of_amounts_or_findings(name, shared, tmp_path):
    path = shared / "corpus" / f"{name}.pdf"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    budget = gb.read(path)
    write_xlsx(budget, tmp_path / "out.xlsx")
    again = gb.read(tmp_path / "out.xlsx")
    assert sorted(amounts(again)) == sorted(amounts(budget))
    assert broken(again) == broken(budget)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["pdf", "xls", "html", "ods.xlsx"])
def test_what_another_program_makes_of_the_workbook_reads_the_same(kind, shared, tmp_path):
    """LibreOffice prints, or saves again, what was written: the same amounts and the same findings."""
    path = shared / "corpus" / "justice-bureau-2026-department-budget.pdf"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    budget, written = gb.read(path), tmp_path / "out.xlsx"
    write_xlsx(budget, written)
    for step in kind.split("."):
        (written,) = saved([written], step, tmp_path / step)
    again = gb.read(written)
    assert sorted(amounts(again)) == sorted(amounts(budget))
    assert broken(again) == broken(budget)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("heads", ["left", "center"])
@pytest.mark.parametrize("name", ["finance-bureau-2024-final-account", "wanli-2023-department-budget"])
def test_the_workbook_printed_without_ruling_lines_reads_the_same(name, heads, shared, tmp_path):
    """Headings stand at the left of their columns, or in the middle."""
    path = shared / "corpus" / f"{name}.pdf"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    budget, written = gb.read(path), tmp_path / "out.xlsx"
    write_xlsx(budget, written)
    without_lines(written, heads)
    (printed,) = saved([written], "pdf", tmp_path)
    again = gb.read(printed)
    assert sorted(amounts(again)) == sorted(amounts(budget))
    assert broken(again) == broken(budget)
