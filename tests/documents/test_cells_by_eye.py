"""Cells of published documents, copied by eye from the rendered pages, against what the reader placed.

``cells/NAME.txt`` holds blocks ``@ page kind columns…`` and rows ``key values…``; ``.`` is a blank
cell, and a page of ``-`` is that of a text without pages.  Whoever wrote them looked at the document
and not at the reader's output.
"""

from pathlib import Path

import pytest

import gov_budget as gb

CELLS = Path(__file__).with_name("cells")
NAMES = sorted(path.stem for path in CELLS.glob("*.txt"))
LEAST = 195


def copied(name):
    """Yield page, kind, row key, column and printed text."""
    head = ()
    for row in (CELLS / f"{name}.txt").read_text("utf-8").splitlines():
        if row.startswith("@"):
            _, page, kind, *columns = row.split()
            head = None if page == "-" else int(page), kind, columns
        elif row and not row.startswith("#"):
            key, *texts = row.split()
            page, kind, columns = head
            for column, text in zip(columns, texts, strict=True):
                yield page, kind, key, column, "" if text == "." else text


def placed(budget, kind, key, column):
    line = budget.table(kind).line(key)
    cell = line.cell(column)
    return cell, (cell.text.strip() if cell.column == column else f"ambiguous: {cell.text}")


@pytest.mark.parametrize("name", NAMES)
def test_every_copied_cell_stands_where_the_page_prints_it(name, shared):
    file = next((one for folder in ("corpus", "seeds") for one in (shared / folder).glob(f"{name}.*")), None)
    if file is None:
        pytest.skip(f"{name} is not on this machine")
    budget = gb.read(file)
    wrong, seen = [], 0
    for page, kind, key, column, text in copied(name):
        seen += bool(text)
        cell, found = placed(budget, kind, key, column)
        if found != text or (text and cell.locus.page != page):
            wrong.append((page, kind, key, column, text, found, cell.locus))
    assert wrong == []
    assert seen >= LEAST
