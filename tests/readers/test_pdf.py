"""PDF files, drawn by the test."""

from io import BytesIO

import pytest

from gov_budget.errors import DamagedFile, EncryptedFile, LimitExceeded, UnreadableFile
from gov_budget.readers.assembly import read_source
from gov_budget.readers.files import source_in
from gov_budget.readers.limits import Limits, Watch
from gov_budget.readers.source import Grid, ObstacleKind, Paragraph

pytest.importorskip("reportlab", reason="PDFs for tests are made with reportlab")
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def drawn(*pages, size=A4, encrypt=None):
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size, encrypt=encrypt)
    for page in pages:
        canvas.setFont(FONT, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(*pages, **options):
    return source_in(drawn(*pages, **options), "a.pdf")


def write(canvas, x, y, text):
    canvas.drawString(x, y, text)


def lattice(canvas, xs, ys):
    canvas.grid(xs, ys)


def cells(grid):
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells]


def grids(source):
    return [block for block in source.blocks if isinstance(block, Grid)]


def paragraphs(source):
    return [block.text.strip() for block in source.blocks if isinstance(block, Paragraph)]


def merged(canvas):
    """项目 over two columns, 合计 beside both rows."""
    write(canvas, 200, 760, "支出总表")
    for y in (740, 680):
        canvas.line(100, y, 400, y)
    canvas.line(100, 720, 300, 720)
    canvas.line(100, 700, 400, 700)
    for x in (100, 300, 400):
        canvas.line(x, 740, x, 680)
    canvas.line(200, 720, 200, 680)
    for x, y, text in ((180, 726, "项目"), (330, 715, "合计"), (120, 706, "类"), (220, 706, "款"),
                       (110, 686, "205"), (350, 686, "1,234.50")):  # fmt: skip
        write(canvas, x, y, text)
    write(canvas, 100, 600, "注：单位为万元。")


def test_ruled_tables_with_merged_cells_and_the_text_around_them():
    source = read(merged)
    assert [type(block) for block in source.blocks] == [Paragraph, Grid, Paragraph]
    assert paragraphs(source) == ["支出总表", "注：单位为万元。"]
    assert cells(source.blocks[1]) == [
        (0, 0, "项目", 1, 2), (0, 2, "合计", 2, 1), (1, 0, "类", 1, 1), (1, 1, "款", 1, 1),
        (2, 0, "205", 1, 1), (2, 2, "1,234.50", 1, 1),
    ]  # fmt: skip
    assert [str(block.locus) for block in source.blocks] == [
        "page 1, row 1",
        "page 1, row 2",
        "page 1, row 5",
    ]
    assert str(source.blocks[1].cells[-1].locus) == "page 1, row 4, column 3"


def rectangles(canvas):
    """Lines as workbooks draw them: thin filled rectangles, in pieces."""
    for y in (740, 720, 700):
        for x in range(100, 400, 50):
            canvas.rect(x, y, 50.4, 0.5, stroke=0, fill=1)
    for x in (100, 250, 400):
        canvas.rect(x, 700, 0.5, 40, stroke=0, fill=1)
    for x, y, text in ((110, 726, "a"), (260, 726, "b"), (110, 706, "c"), (260, 706, "d")):
        write(canvas, x, y, text)


def shaded(canvas):
    canvas.setFillGray(0.8)
    canvas.rect(100, 720, 300, 20, stroke=0, fill=1)
    canvas.setFillGray(0)
    rectangles(canvas)


def open_sided(canvas):
    """The outer border is not drawn."""
    for y in (740, 720, 700):
        canvas.line(100, y, 400, y)
    canvas.line(250, 740, 250, 700)
    for x, y, text in ((110, 726, "a"), (260, 726, "b"), (110, 706, "c"), (260, 706, "d")):
        write(canvas, x, y, text)


@pytest.mark.parametrize("page", [rectangles, shaded, open_sided])
def test_lines_however_they_are_drawn(page):
    (grid,) = grids(read(page))
    assert [cell[:3] for cell in cells(grid)] == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]


def test_a_wrapped_text_is_joined_in_its_cell():
    def page(canvas):
        lattice(canvas, [100, 180, 300], [760, 720])
        write(canvas, 102, 746, "机关事业单位")
        write(canvas, 102, 732, "基本养老保险")
        write(canvas, 182, 746, "154,369,3")
        write(canvas, 182, 732, "26.00")

    (grid,) = grids(read(page))
    assert [cell.text for cell in grid.cells] == ["机关事业单位基本养老保险", "154,369,326.00"]


def test_a_text_that_reaches_over_a_line_stays_whole():
    def page(canvas):
        lattice(canvas, [100, 150, 300, 400], [760, 740])
        write(canvas, 120, 746, "公务用车运行维护费")
        write(canvas, 350, 746, "1.00")

    (grid,) = grids(read(page))
    assert [cell.text for cell in grid.cells] == ["公务用车运行维护费", "1.00"]


def test_an_amount_that_almost_touches_the_name_beside_it():
    def page(canvas):
        lattice(canvas, [100, 200, 300], [760, 740])
        canvas.drawRightString(199.6, 746, "96,282,213.44")
        write(canvas, 200.4, 746, "一、公共安全支出2项")

    (grid,) = grids(read(page))
    assert [cell.text for cell in grid.cells] == ["96,282,213.44", "一、公共安全支出2项"]


def test_several_tables_on_a_page_and_one_that_goes_on_stay_apart():
    def page(canvas):
        for top in (760, 600):
            lattice(canvas, [100, 200, 300], [top, top - 20, top - 40])
            write(canvas, 110, top - 14, "a")
            write(canvas, 210, top - 34, "1.00")
        write(canvas, 100, 650, "二、其他")

    first = read(page, page)
    assert [type(block) for block in first.blocks] == [Grid, Paragraph, Grid] * 2
    assert [grid.locus.page for grid in grids(first)] == [1, 1, 2, 2]


def test_empty_rows_and_columns_keep_their_place():
    def page(canvas):
        lattice(canvas, [100, 150, 200, 250], [760, 740, 720, 700])
        write(canvas, 210, 706, "5.00")

    (grid,) = grids(read(page))
    assert (grid.height, grid.width, cells(grid)) == (3, 3, [(2, 2, "5.00", 1, 1)])


def test_a_frame_around_text_is_no_table():
    def page(canvas):
        canvas.rect(90, 700, 300, 60)
        write(canvas, 100, 740, "编制说明")

    source = read(page)
    assert (grids(source), paragraphs(source)) == ([], ["编制说明"])


def unruled(canvas):
    rows = [("科目名称", "合计", "基本支出"), ("教育支出", "1,200.00", "1,000.00"),
            ("教育管理事务", "200.00", "-"), ("行政运行", "200.00", "20.00")]  # fmt: skip
    write(canvas, 100, 760, "支出表（无线）")
    for n, row in enumerate(rows):
        for x, text in zip((100, 250, 350), row, strict=True):
            write(canvas, x, 740 - 16 * n, text)
    write(canvas, 100, 640, "本表金额单位为万元，数字由系统取得。")


def test_a_table_without_lines():
    source = read(unruled)
    (grid,) = grids(source)
    assert (grid.height, grid.width) == (4, 3)
    assert [cell.text for cell in grid.cells][3:6] == ["教育支出", "1,200.00", "1,000.00"]
    assert len(paragraphs(source)) == 2


def columns_only(canvas):
    """Lines between the columns, none between the rows."""
    lattice(canvas, [100, 200, 280, 360], [760, 740, 680])
    for x, text in ((110, "科目"), (210, "合计"), (290, "基本支出")):
        write(canvas, x, 746, text)
    for n, (name, total, basic) in enumerate(
        (("教育", "1,200.00", "1,000.00"), ("科技", "3.00", ""), ("合计", "1,203.00", "1,000.00"))
    ):
        for x, text in ((110, name), (210, total), (290, basic)):
            write(canvas, x, 726 - 16 * n, text)


def test_rows_without_lines_between_them():
    (grid,) = grids(read(columns_only))
    assert (grid.height, grid.width) == (4, 3)
    assert [cell[:3] for cell in cells(grid)][3:] == [
        (1, 0, "教育"), (1, 1, "1,200.00"), (1, 2, "1,000.00"), (2, 0, "科技"), (2, 1, "3.00"),
        (3, 0, "合计"), (3, 1, "1,203.00"), (3, 2, "1,000.00"),
    ]  # fmt: skip


def test_a_table_inside_the_cell_of_another():
    def page(canvas):
        lattice(canvas, [80, 150, 400], [760, 700, 600])
        lattice(canvas, [200, 250, 300], [690, 670, 650])
        for x, y, text in ((90, 740, "项目"), (160, 740, "内容"), (205, 676, "a"), (255, 656, "b")):
            write(canvas, x, y, text)

    outer, inner = grids(read(page))
    assert [cell.text for cell in outer.cells] == ["项目", "内容"]
    assert [cell.text for cell in inner.cells] == ["a", "b"]


def test_lines_of_prose_with_gaps_are_no_table():
    def page(canvas):
        for n in range(5):
            write(canvas, 100, 700 - 14 * n, f"一、收入预算  {n}")
            write(canvas, 300, 700 - 14 * n, f"{n}")

    assert not grids(read(page))


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("by_page", [True, False])
def test_turned_pages(angle, by_page):
    pypdfium2 = pytest.importorskip("pypdfium2")

    def page(canvas):
        if not by_page:
            canvas.translate(421, 421)
            canvas.rotate(angle)
            canvas.translate(-421, -421)
            canvas.setFont(FONT, 10)
        merged(canvas)

    data = drawn(page, size=(842, 842))
    if by_page:  # the page is turned, and so are its letters: it is read as they stand
        document = pypdfium2.PdfDocument(data)
        document[0].set_rotation(angle)
        stream = BytesIO()
        document.save(stream)
        data = stream.getvalue()
    source = source_in(data)
    assert [cell[2:] for cell in cells(grids(source)[0])] == [
        ("项目", 1, 2), ("合计", 2, 1), ("类", 1, 1), ("款", 1, 1), ("205", 1, 1), ("1,234.50", 1, 1),
    ]  # fmt: skip
    assert paragraphs(source)[0] == "支出总表"


def numbered(start, text="{}"):
    def page(n):
        def draw(canvas):
            write(canvas, 100, 760, f"第{n}页正文")
            canvas.drawCentredString(297, 30, text.format(start + n))

        return draw

    return [page(n) for n in range(3)]


@pytest.mark.parametrize("text", ["{}", "- {} -", "— {} —", "第{}页"])
def test_page_numbers_are_no_text(text):
    source = read(*numbered(5, text))
    assert paragraphs(source) == ["第0页正文", "第1页正文", "第2页正文"]


def test_a_number_at_the_foot_that_does_not_count_with_the_pages_stays():
    def page(number):
        return lambda canvas: write(canvas, 297, 30, number)

    assert paragraphs(read(page("15"), page("2024"), page("7"))) == ["15", "2024", "7"]


def test_a_page_that_is_a_picture_is_an_obstacle():
    picture = ImageReader(Image.new("RGB", (60, 80), "white"))
    source = read(lambda canvas: canvas.drawImage(picture, 0, 0, *A4), merged)
    (obstacle,) = source.obstacles
    assert (obstacle.kind, obstacle.locus.page) == (ObstacleKind.SCANNED, 1)
    assert len(grids(source)) == 1


def test_a_scanned_document_is_said_to_be_scanned():
    picture = ImageReader(Image.new("RGB", (60, 80), "white"))
    source = read(*[lambda canvas: canvas.drawImage(picture, 0, 0, *A4)] * 3)
    with pytest.raises(UnreadableFile, match=r"pictures without text \(scanned\), 3 of 3 pages"):
        read_source(source)


def test_letters_without_a_meaning_are_said_to_be_so():
    """A font whose codes are its own, as printing to a file leaves it: code 1 for the first letter."""

    def page(canvas):
        for n in range(20):
            write(canvas, 100, 700 - 20 * n, "\x01\x02\x03\x04\x05\x06\x07\x08")

    source = read(page)
    assert [one.kind for one in source.obstacles] == [ObstacleKind.DAMAGED]
    with pytest.raises(UnreadableFile, match="letters without a meaning"):
        read_source(source)


def test_letters_printed_twice_are_bold():
    def page(canvas):
        for shift in (0, 0.3):
            write(canvas, 100 + shift, 700, "合计22")

    assert paragraphs(read(page)) == ["合计22"]


def test_single_letters_of_a_font_that_is_not_there():
    def page(canvas):
        for n, letter in enumerate("类款项"):
            write(canvas, 100 + 40 * n, 700, letter)

    assert paragraphs(read(page)) == ["类 款 项"]


def test_first_lines_are_indented():
    def page(canvas):
        write(canvas, 120, 700, "一、收入预算二〇二四年")
        write(canvas, 100, 684, "比上年增加。")

    assert [block.text for block in read(page).blocks] == [
        "\u3000\u3000一、收入预算二〇二四年",
        "比上年增加。",
    ]


def test_a_password_is_needed():
    with pytest.raises(EncryptedFile):
        read(merged, encrypt="secret")


@pytest.mark.parametrize("cut", [0.02, 0.3])
def test_a_cut_file(cut):
    data = drawn(merged)
    with pytest.raises(DamagedFile):
        source_in(data[: int(len(data) * cut)])


def test_too_many_pages_letters_and_strokes():
    data = drawn(merged, merged, size=landscape(A4))
    for name, most in {"pages": 1, "letters": 10, "objects": 5, "lines": 3, "cells": 3}.items():
        with pytest.raises(LimitExceeded) as caught:
            source_in(data, "a", Watch("a", Limits(**{name: most})))
        assert (caught.value.limit, caught.value.allowed) == (name, most)
