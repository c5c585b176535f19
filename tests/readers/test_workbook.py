"""Workbooks: displayed text, merged cells, what is hidden, formulas."""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from gov_budget.errors import DamagedFile, LimitExceeded
from gov_budget.readers.files import source_in, source_of
from gov_budget.readers.limits import Limits, Watch
from gov_budget.readers.source import Grid, ObstacleKind, Paragraph
from gov_budget.readers.workbook.numbers import shown


def saved(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def table(rows, formats=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "支出"
    for row in rows:
        sheet.append(row)
    for place, pattern in formats:
        sheet[place].number_format = pattern
    return book, sheet


def texts(grid):
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def test_cells_are_what_is_displayed():
    formats = [("B2", "#,##0.00"), ("C2", '#,##0.00;-#,##0.00;"-"'), ("D2", "0%"), ("E2", "@")]
    book, _ = table(
        [["科目", "合计", "基本", "占比", "编码"], ["教育支出", 1234.565, 0, 0.125, "05"]], formats
    )
    (grid,) = source_in(saved(book)).blocks
    assert (grid.sheet, grid.height, grid.width) == ("支出", 2, 5)
    assert [cell.text for cell in grid.cells[5:]] == ["教育支出", "1,234.57", "-", "13%", "05"]
    assert [cell.places for cell in grid.cells[5:]] == [None, 2, None, 0, None]
    assert str(grid.cells[6].locus) == "page 1, row 2, column 2"


@pytest.mark.parametrize(
    ("number", "pattern", "text", "places"),
    [
        ("1234567.891", "General", "1234567.891", None),
        ("1430900", "General", "1430900", None),
        ("1e21", "General", "1000000000000000000000", None),
        ("0.30000000000000004", "General", "0.3", None),
        ("2.675", "0.00", "2.68", 2),
        ("-2.675", "0.00", "-2.68", 2),
        ("-0.001", "0.00", "0.00", 2),
        ("-5", "0.00;(0.00)", "(5.00)", 2),
        ("-5", "#,##0_);[Red](#,##0)", "(5)", 0),
        ("0", "0.00;-0.00;", "", None),
        ("0", "#,##0.00", "0.00", 2),
        ("0.5", "#.00", ".50", 2),
        ("1234567", "#,##0,", "1,235", 0),
        ("12345678", '#,##0.00,,"百万"', "12.35百万", 2),
        ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50", 2),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-", None),
        ("143.09", '0.00"万元"', "143.09万元", 2),
        ("5", "000", "005", 0),
        ("5", "[$¥-804]#,##0.00", "5.00", 2),
    ],
)
def test_number_formats(number, pattern, text, places):
    assert shown(number, pattern) == (text, places)


def test_merged_cells_have_spans_and_wraps_are_joined():
    book, sheet = table([["项目", None, "事业单位\n经营收入"], ["类", "款", None]])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")
    (grid,) = source_in(saved(book)).blocks
    assert [(cell.text, cell.row_span, cell.column_span) for cell in grid.cells] == [
        ("项目", 1, 2), ("事业单位经营收入", 2, 1), ("类", 1, 1), ("款", 1, 1),
    ]  # fmt: skip


def test_what_is_hidden_is_read_and_said():
    book, sheet = table([["a", "b"], ["c", "d"], ["e", "f"]])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("备用")
    other.append([1, 2])
    other.sheet_state = "veryHidden"
    source = source_in(saved(book))
    assert len(source.blocks) == 2
    assert texts(source.blocks[0])[1, 0] == "c"
    assert [(one.kind, one.detail) for one in source.obstacles] == [
        (ObstacleKind.HIDDEN, "sheet 支出, row 2"),
        (ObstacleKind.HIDDEN, "sheet 支出, column 2"),
        (ObstacleKind.HIDDEN, "sheet 备用"),
    ]


def test_a_formula_without_saved_value_is_an_obstacle():
    book, _ = table([[1, 2, "=A1+B1"]])
    source = source_in(saved(book))
    (obstacle,) = source.obstacles
    assert (obstacle.kind, obstacle.detail) == (ObstacleKind.FORMULA_WITHOUT_VALUE, "支出!C1")
    assert texts(source.blocks[0]) == {(0, 0): "1", (0, 1): "2"}


def test_prose_in_a_workbook_is_paragraphs():
    book, sheet = table([["部门主要职能"], ["一、主要职能。\n二、机构设置。"]])
    assert [(block.text, block.is_whole) for block in source_in(saved(book)).blocks] == [
        ("部门主要职能", True), ("一、主要职能。", True), ("二、机构设置。", True),
    ]  # fmt: skip
    sheet["B1"] = "单位：元"
    grid, *rest = source_in(saved(book)).blocks
    assert isinstance(grid, Grid)
    assert not rest
    sheet["A3"] = "本年预算收入比上年增加。" * 10
    assert isinstance(source_in(saved(book)).blocks[-1], Paragraph)


def test_dates_and_truth_values():
    book, _ = table([[dt.date(2024, 2, 6), True, dt.time(9, 5)]])
    assert list(texts(source_in(saved(book)).blocks[0]).values()) == ["2024年2月6日", "TRUE", "9:05"]


def test_one_cell_far_away_makes_no_large_grid():
    book, sheet = table([["a", "b"]])
    sheet["XFD1048576"] = "x"
    (grid,) = source_in(saved(book)).blocks
    assert (len(grid.cells), grid.height, grid.width) == (3, 1_048_576, 16_384)


@pytest.mark.parametrize("limit", ["cells", "elements"])
def test_more_than_is_allowed_is_refused(limit):
    book, _ = table([[n, n] for n in range(60)])
    with pytest.raises(LimitExceeded, match=f"100 {limit}"):
        source_in(saved(book), "a.xlsx", Watch("a.xlsx", Limits(**{limit: 100})))


def test_a_merged_cell_over_the_whole_sheet_is_refused_before_it_is_read():
    book, _ = table([["a", "b"]])
    data = rewritten(
        saved(book), b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    with pytest.raises(LimitExceeded, match="cells"):
        source_in(data, "a.xlsx")


def rewritten(data, old, new):
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return stream.getvalue()


def test_a_cut_workbook_is_damaged(tmp_path):
    book, _ = table([["a", "b"]])
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(book)[:-200])
    with pytest.raises(DamagedFile):
        source_of(path)


def test_old_workbooks(tmp_path):
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("支出")
    sheet.write_merge(0, 0, 0, 1, "项目")
    sheet.write(1, 0, "教育支出")
    sheet.write(1, 1, 1234.5, xlwt.easyxf(num_format_str="#,##0.00"))
    sheet.write(2, 0, "合计")
    sheet.row(2).hidden = True
    path = tmp_path / "misnamed.pdf"
    book.save(str(path))
    source = source_of(path)
    (grid,) = source.blocks
    assert [(cell.text, cell.column_span, cell.places) for cell in grid.cells] == [
        ("项目", 2, None), ("教育支出", 1, None), ("1,234.50", 1, 2), ("合计", 1, None),
    ]  # fmt: skip
    assert [one.detail for one in source.obstacles] == ["sheet 支出, row 3"]
