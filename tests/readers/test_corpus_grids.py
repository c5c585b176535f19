"""The published documents as grids: complete, by a count that does not depend on the reader."""

import re
from collections import Counter

import pytest

from gov_budget.readers.files import source_of
from gov_budget.readers.source import Grid, Paragraph

DOCUMENTS = {
    "finance-bureau-2024-final-account.pdf": 25,
    "justice-bureau-2026-department-budget.pdf": 23,
    "wanli-2023-department-budget.pdf": 35,
    "wanli-2024-department-budget.pdf": 33,
    "wanli-2025-department-budget.pdf": 31,
}
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")


@pytest.fixture(scope="module", params=sorted(DOCUMENTS))
def document(request, shared):
    path = shared / "corpus" / request.param
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return path


@pytest.fixture(scope="module")
def told_apart(document):
    """By another library: the numbers inside the ruled tables of each page, and the rows of each table."""
    pdfplumber = pytest.importorskip("pdfplumber", reason="the independent count needs pdfplumber")
    numbers, tables = Counter(), []
    with pdfplumber.open(document) as pages:
        for number, page in enumerate(pages.pages, 1):
            for table in page.find_tables():
                words = page.within_bbox(around(table.bbox, page)).extract_words()
                numbers.update((number, word["text"]) for word in words if NUMBER.fullmatch(word["text"]))
                tables.append((number, table.extract()))
    return numbers, tables


def around(box, page):
    left, top, right, bottom = box
    return max(left - 1, 0), max(top - 1, 0), min(right + 1, page.width), min(bottom + 1, page.height)


def test_every_number_and_cell_stands_where_another_library_finds_it(document, told_apart):
    """One test, because the other library takes longer than all the rest."""
    grids = [block for block in source_of(document).blocks if isinstance(block, Grid)]
    numbers, tables = told_apart
    assert numbers.total() > 400
    assert not numbers - Counter((grid.locus.page, cell.text) for grid in grids for cell in grid.cells)
    found = [
        (grid.locus.page, (grid.height, grid.width), texts((c.row, c.column, c.text) for c in grid.cells))
        for grid in grids
    ]
    wanted = [
        (
            page,
            (len(rows), max(map(len, rows))),
            texts((r, c, t) for r, row in enumerate(rows) for c, t in enumerate(row)),
        )
        for page, rows in tables
    ]
    assert [table for table in wanted if table[1][1] > 1 and table[2]] == found


def texts(cells):
    """The texts without spaces by their places; blank ones are left out."""
    bare = {(row, column): "".join((text or "").split()) for row, column, text in cells}
    return {place: text for place, text in bare.items() if text}


def test_nothing_stands_in_the_way(document):
    source = source_of(document)
    assert (source.pages, source.obstacles) == (DOCUMENTS[document.name], ())


def test_every_letter_is_in_one_block(document):
    source = source_of(document)
    pypdfium2 = pytest.importorskip("pypdfium2")
    pages = pypdfium2.PdfDocument(document)
    printed = Counter("".join("".join(page.get_textpage().get_text_range().split()) for page in pages))
    read = Counter()
    for block in source.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        read.update("".join("".join(texts).split()))
    lost = printed - read
    assert sum(lost.values()) <= 0.002 * printed.total(), lost


def test_known_cells_stand_where_they_are_printed(shared):
    path = shared / "corpus" / "wanli-2025-department-budget.pdf"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    rows = [
        {cell.column: cell.text for cell in block.cells if cell.row == row}
        for block in source_of(path).blocks
        if isinstance(block, Grid)
        for row in range(block.height)
    ]
    assert {0: "210", 1: "07", 3: "计划生育事务"}.items() <= next(
        row for row in rows if "计划生育事务" in row.values()
    ).items()
