"""Published documents written to a workbook and read back: the same amounts and the same findings."""

import pytest

import gov_budget as gb
from gov_budget.formats.xlsx import write_xlsx

pytest.importorskip("openpyxl")
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
