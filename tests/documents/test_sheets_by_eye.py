"""Cells of two published workbooks, which hold texts only, copied by eye, against what was read.

``sheets/NAME.txt`` holds blocks ``@ sheet`` and lines ``A1 text``; whoever wrote them looked at the
printed sheets and not at the reader's output.
"""

import re
from pathlib import Path

import pytest

import gov_budget as gb
from gov_budget.readers.files import source_of
from gov_budget.readers.source import Grid

SHEETS = Path(__file__).with_name("sheets")
NAMES = sorted(path.stem for path in SHEETS.glob("*.txt"))
LEAST = 200


def copied(name):
    """Yield sheet, row, column and text."""
    sheet = 0
    for line in (SHEETS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            sheet = int(line[1:])
        elif line and not line.startswith("#"):
            where, text = line.split(" ", 1)
            column, row = re.fullmatch(r"([A-Z])(\d+)", where).groups()
            yield sheet, int(row), ord(column) - ord("A") + 1, text


@pytest.fixture(params=NAMES)
def workbook(request, shared):
    pytest.importorskip("openpyxl")
    path = shared / "corpus" / f"{request.param}.xlsx"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return request.param, path


def unspaced(text):
    return "".join(text.split())


def test_every_copied_cell_stands_where_the_sheet_prints_it(workbook):
    name, path = workbook
    grids = [block for block in source_of(path).blocks if isinstance(block, Grid)]
    read = {(c.locus.page, c.locus.row, c.locus.column): unspaced(c.text) for g in grids for c in g.cells}
    seen = {(sheet, row, column): unspaced(text) for sheet, row, column, text in copied(name)}
    assert {at: (text, read.get(at)) for at, text in seen.items() if read.get(at) != text} == {}
    sheets = {sheet for sheet, _, _ in seen}
    assert {at: text for at, text in read.items() if at[0] in sheets and text} == seen
    assert len(seen) >= LEAST


def test_every_copied_code_is_the_code_of_its_row(workbook):
    name, path = workbook
    budget = gb.read(path)
    lines = {(x.locus.page, x.locus.row): x for t in budget.tables for x in t.lines if x.locus}
    codes = {}
    for sheet, row, column, text in sorted(copied(name)):
        if text.isdigit() and column <= 3:
            codes[sheet, row] = codes.get((sheet, row), "") + text
    assert len(codes) >= 19
    assert {at: lines[at].code for at in codes} == codes
