"""Budgets rendered to each format: every box of every table comes back to its row and column."""

from collections import Counter
from random import Random

import pytest

from gov_budget.readers.files import source_in
from gov_budget.readers.source import Grid
from gov_budget.strategies import random_budget

pytest.importorskip("reportlab", reason="PDFs for tests are made with reportlab")
from rendering import Look, plan_of, rendered

LOOKS = {
    "plain": Look(),
    "codes in one column": Look(splits_codes=False, numbers_rows=True, hides_zeros=True),
    "long tables": Look(rows_a_page=4),
    "heads once": Look(rows_a_page=5, repeats_head=False, as_numbers=False),
    "portrait": Look(is_portrait=True, open_sides=True, numbers_pages=False),
}


@pytest.fixture(scope="module", params=["sichuan", "shanghai"])
def budget(request):
    return random_budget(Random(7), year=2024, profile=request.param, size=5)  # noqa: S311 - no secret


def grids(budget, kind, look):
    return [block for block in source_in(rendered(budget, kind, look)).blocks if isinstance(block, Grid)]


def boxes(sheet):
    return {(box.row, box.column): (box.text, box.down, box.across) for box in sheet.boxes if box.text}


def cells(grid, above=0):
    found = ((cell.row - above, cell) for cell in grid.cells if cell.row >= above)
    return {(row, cell.column): (cell.text, cell.row_span, cell.column_span) for row, cell in found}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("kind", ["html", "docx"])
def test_markup(budget, kind, look):
    wanted = [boxes(sheet) for sheet in plan_of(budget, look).sheets]
    assert [cells(grid) for grid in grids(budget, kind, look)] == wanted


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_workbooks(budget, look):
    sheets = plan_of(budget, look).sheets
    found = [cells(grid, 2) for grid in grids(budget, "xlsx", look)]
    for sheet, grid in zip(sheets, found, strict=True):
        notes = {place for place, cell in grid.items() if cell[0] in sheet.notes}
        assert {place: cell for place, cell in grid.items() if place not in notes} == boxes(sheet)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_box_of_a_pdf_is_read_and_nothing_else(budget, look):
    plan = plan_of(budget, look)
    wanted = Counter(box.text for sheet in plan.sheets for box in sheet.boxes if box.text)
    heads = {box.text for sheet in plan.sheets for box in sheet.boxes if box.row < sheet.head_height}
    read = Counter(cell.text for grid in grids(budget, "pdf", look) for cell in grid.cells)
    assert not wanted - read
    assert set(read - wanted) <= heads


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_cells_of_a_pdf_stand_where_they_are_printed(budget, look):
    found = iter(grids(budget, "pdf", look))
    for sheet in plan_of(budget, look).sheets:
        wanted, read = boxes(sheet), joined(sheet, found)
        if any(down > 1 for (row, _), (_, down, _) in wanted.items() if row >= sheet.head_height):
            wanted, read = ({place: cell[0] for place, cell in one.items()} for one in (wanted, read))
        assert read == wanted
    assert next(found, None) is None


def joined(sheet, found):
    """The cells of a table that goes on over pages, without the heads that are printed again."""
    head = {place: cell for place, cell in boxes(sheet).items() if place[0] < sheet.head_height}
    read, height = {}, 0
    while height < sheet.height:
        grid = next(found)
        own = cells(grid)
        again = sheet.head_height if height and head.items() <= own.items() else 0
        read |= {(row + height - again, column): cell for (row, column), cell in own.items() if row >= again}
        height += grid.height - again
    return read


def test_text_keeps_every_word(budget):
    plan = plan_of(budget, Look())
    text = "\n".join(block.text for block in source_in(rendered(budget, "text")).blocks)
    assert all(box.text in text for sheet in plan.sheets for box in sheet.boxes)
