"""The workbook: every text is text, and the numbers are those of the report."""

from io import BytesIO

import pytest

from gov_budget import reconcile
from gov_budget.reports.xlsx import report_workbook
from gov_budget.rules import Verdict, book

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra xlsx")


def sheets(*reports, **options):
    content = report_workbook(reports, **options)
    return openpyxl.load_workbook(BytesIO(content))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_is_a_formula(hostile, lang):
    workbook = sheets(hostile, lang=lang, all=True, unread=[("=1+1", "@x")])
    cells = [
        cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    quoted = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert quoted
    assert all(cell.quotePrefix for cell in quoted)


def test_the_sheets_hold_what_the_report_holds(example, silenced_report):
    report = reconcile(example)
    workbook = sheets(report, silenced_report, lang="en")
    assert workbook.sheetnames == ["Summary", "Findings", "Cells", "Rules"]
    first, second = list(workbook["Summary"].iter_rows(min_row=2, max_row=3, values_only=True))
    assert first[3] == report.counts[Verdict.BROKEN]
    assert (second[3], second[8]) == (first[3] - 1, 1)
    findings = list(workbook["Findings"].iter_rows(min_row=2, values_only=True))
    shown = len(report.broken) + len(report.rounded) + len(report.unchecked)
    assert len(findings) == shown + shown
    assert sorted(row[4] for row in findings[: len(report.broken)]) == sorted(f.rule for f in report.broken)
    assert workbook["Rules"].max_row == 1 + 2 * len(book())
