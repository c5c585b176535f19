"""Tables of PDF files that are printed without any ruling line."""

from io import BytesIO

import attrs
import pytest

from gov_budget.readers.files import source_in
from gov_budget.readers.source import Grid

pytest.importorskip("reportlab", reason="PDFs for tests are made with reportlab")
from fates import Fate, fates_of
from reading_back import read_back
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from samples import look_of, sample

FONT, SIZE, PITCH = "STSong-Light", 10, 16
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def page(*lines, first=760):
    """A page: each line is (x, text) pairs, an amount ends at its x; a number is so much space instead."""

    def draw(canvas):
        canvas.setFont(FONT, SIZE)
        y = first
        for line in lines:
            if isinstance(line, (int, float)):
                y += PITCH - line
                continue
            for x, text in line:
                put = (
                    canvas.drawRightString
                    if text.replace(",", "").replace(".", "").isdigit() and x > 200
                    else canvas.drawString
                )
                put(x, y, text)
            y -= PITCH

    return draw


def grids(*pages):
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return [block for block in source_in(stream.getvalue(), "a.pdf").blocks if isinstance(block, Grid)]


def rows(grid):
    found = {}
    for cell in grid.cells:
        found.setdefault(cell.row, {})[cell.column] = cell.text
    return [found[row] for row in sorted(found)]


UNIT = ((60, "部门：虚拟县科学技术协会"), (450, "金额单位：元"))
TITLE = ((60, "部门收入预算总表"),)


def test_a_heading_in_the_middle_and_amounts_at_the_right_of_a_column_that_never_touch():
    (grid,) = grids(page(
        TITLE, UNIT,
        ((70, "科目编码"), (170, "科目名称"), (280, "合计"), (380, "事业收入"), (470, "其他收入")),
        ((60, "201"), (130, "一般公共服务支出"), (345, "1,200"), (545, "0")),
        ((60, "20105"), (130, "统计信息事务"), (345, "25,700"), (545, "120")),
    ))  # fmt: skip
    assert rows(grid) == [
        {0: "科目编码", 1: "科目名称", 2: "合计", 3: "事业收入", 4: "其他收入"},
        {0: "201", 1: "一般公共服务支出", 2: "1,200", 4: "0"},
        {0: "20105", 1: "统计信息事务", 2: "25,700", 4: "120"},
    ]


def test_a_column_that_may_stand_under_either_heading_is_left_without_one():
    """The only number stands between two headings, and nothing shows how numbers are aligned."""
    (grid,) = grids(page(
        TITLE, UNIT,
        ((60, "科目名称"), (220, "合计"), (340, "基本支出"), (460, "项目支出")),
        ((60, "教育支出"), (310, "120.00")),
    ))  # fmt: skip
    assert [cell.text for cell in grid.cells if cell.column == 2] == ["120.00"]
    assert [cell.column for cell in grid.cells if cell.row == 0] == [0, 1, 3, 4]


def test_headings_that_begin_with_their_columns_tell_whose_the_numbers_between_them_are():
    (grid,) = grids(page(
        TITLE, UNIT,
        ((60, "科目名称"), (220, "合计"), (340, "基本支出"), (460, "项目支出")),
        ((60, "其他一般公共服务支出"), (310, "120.00")),
    ))  # fmt: skip
    assert rows(grid)[1] == {0: "其他一般公共服务支出", 1: "120.00"}


def test_a_balance_whose_amounts_touch_the_labels_beside_them_and_whose_left_side_is_shorter():
    (grid,) = grids(page(
        TITLE, UNIT,
        ((120, "收入"), (400, "支出")),
        ((120, "项目"), (230, "预算数"), (400, "项目"), (490, "预算数")),
        ((60, "财政拨款收入"), (298, "156,211"), (300, "一般公共服务支出"), (540, "2,900")),
        ((300, "教育支出"),),
        ((300, "住房保障支出"), (540, "88,823")),
        ((60, "收入总计"), (298, "156,211"), (300, "支出总计"), (540, "156,211")),
        ((60, "注：本表数字均为示例。"),),
    ))  # fmt: skip
    assert rows(grid) == [
        {0: "收入", 2: "支出"},
        {0: "项目", 1: "预算数", 2: "项目", 3: "预算数"},
        {0: "财政拨款收入", 1: "156,211", 2: "一般公共服务支出", 3: "2,900"},
        {2: "教育支出"},
        {2: "住房保障支出", 3: "88,823"},
        {0: "收入总计", 1: "156,211", 2: "支出总计", 3: "156,211"},
    ]


def test_headings_on_two_levels_with_others_as_high_as_both():
    (grid,) = grids(page(
        TITLE, UNIT,
        ((350, "公务用车购置及运行费"),), 8,
        ((60, "单位名称"), (150, "合计"), (500, "公务接待费")), 8,
        ((290, "小计"), (370, "购置费"), (435, "运行费")),
        ((60, "合计"), (222, "10.81"), (330, "9.98"), (405, "0.10"), (480, "9.88"), (560, "0.83")),
        ((60, "一个单位"), (222, "110.81"), (330, "19.98"), (405, "10.10"), (480, "19.88"), (560, "10.83")),
    ))  # fmt: skip
    head = {cell.text: (cell.column, cell.column_span) for cell in grid.cells if cell.row < 3}
    assert head["公务用车购置及运行费"] == (2, 3)
    assert [head[text][0] for text in ("单位名称", "合计", "小计", "购置费", "运行费", "公务接待费")] == [
        0,
        1,
        2,
        3,
        4,
        5,
    ]
    assert list(rows(grid)[-1].values()) == ["一个单位", "110.81", "19.98", "10.10", "19.88", "10.83"]


def test_headings_above_several_that_may_be_shared_in_two_ways_tell_nothing():
    (grid,) = grids(page(
        TITLE, UNIT,
        ((250, "一般公共预算"), (400, "政府性基金")), 8,
        ((60, "科目名称"),), 8,
        ((200, "小计"), (270, "基本支出"), (345, "项目支出"), (420, "小计"), (490, "基本支出")),
        ((60, "教育支出"), (230, "1.00"), (310, "11.00"), (390, "21.00"), (445, "2.00"), (530, "1.00")),
    ))  # fmt: skip
    assert [cell.text for cell in grid.cells if cell.row < 3] == ["科目名称"]


def test_names_that_are_wrapped_around_the_amounts_of_their_row():
    (grid,) = grids(page(
        TITLE, UNIT,
        ((60, "科目编码"), (130, "科目名称"), (300, "合计"), (400, "基本支出")),
        ((130, "机关事业单位基本养老"),), 6,
        ((60, "2080505"), (330, "1,607"), (440, "1,607")), 6,
        ((130, "保险缴费支出"),),
        ((60, "221"), (130, "住房保障支出"), (330, "445"), (440, "0")),
    ))  # fmt: skip
    assert rows(grid)[1:] == [
        {0: "2080505", 1: "机关事业单位基本养老保险缴费支出", 2: "1,607", 3: "1,607"},
        {0: "221", 1: "住房保障支出", 2: "445", 3: "0"},
    ]


def test_the_rows_of_the_page_before_tell_how_the_few_of_the_next_one_are_aligned():
    head = ((70, "科目编码"), (170, "科目名称"), (280, "合计"), (370, "人员经费"), (470, "公用经费"))
    first, second = grids(
        page(
            TITLE, UNIT, head,
            ((60, "301"), (130, "工资福利支出"), (345, "1,155"), (445, "155"), (545, "1,000")),
        ),
        page(TITLE, UNIT, head, ((60, "30305"), (130, "生活补助"), (345, "120"), (445, "120"))),
    )  # fmt: skip
    assert rows(first)[1] == {0: "301", 1: "工资福利支出", 2: "1,155", 3: "155", 4: "1,000"}
    assert rows(second)[1] == {0: "30305", 1: "生活补助", 2: "120", 3: "120"}


def test_a_table_that_goes_on_without_its_headings():
    head = ((70, "科目编码"), (170, "科目名称"), (280, "合计"), (370, "人员经费"), (470, "公用经费"))
    first, second = grids(
        page(
            TITLE, UNIT, head,
            ((60, "301"), (130, "工资福利支出"), (345, "1,155"), (445, "155"), (545, "1,000")),
            ((60, "30101"), (130, "基本工资"), (345, "55"), (445, "5"), (545, "50")),
        ),
        page(((60, "30102"), (130, "津贴补贴"), (345, "120"), (545, "120"))),
    )  # fmt: skip
    assert rows(first)[2] == {0: "30101", 1: "基本工资", 2: "55", 3: "5", 4: "50"}
    assert (rows(second), second.width) == ([{0: "30102", 1: "津贴补贴", 2: "120", 4: "120"}], 5)


def test_the_last_line_of_a_wrapped_name_goes_on_and_the_next_title_does_not():
    head = ((70, "科目编码"), (170, "科目名称"), (280, "合计"), (370, "人员经费"))
    source = (
        page(
            TITLE, UNIT, head,
            ((60, "301"), (130, "工资福利支出"), (345, "1,155"), (445, "155")),
            ((60, "30101"), (130, "基本工资"), (345, "55"), (445, "5")),
        ),
        page(
            ((130, "机关事业单位基本养老"),), 6, ((60, "30108"), (345, "120"), (445, "20")), 6,
            ((130, "保险缴费"),),
            ((60, "部门支出预算总表"),), UNIT,
            ((60, "科目名称"), (220, "合计")), ((60, "教育支出"), (310, "1")),
        ),
    )  # fmt: skip
    _, second, third = grids(*source)
    assert rows(second) == [{0: "30108", 1: "机关事业单位基本养老保险缴费", 2: "120", 3: "20"}]
    assert rows(third)[0] == {0: "科目名称", 1: "合计"}


def test_a_new_page_whose_numbers_stand_elsewhere_does_not_go_on():
    head = ((70, "科目编码"), (170, "科目名称"), (280, "合计"), (370, "人员经费"), (470, "公用经费"))
    found = grids(
        page(
            TITLE, UNIT, head,
            ((60, "301"), (130, "工资福利支出"), (345, "1,155"), (445, "155")),
            ((60, "30101"), (130, "基本工资"), (345, "55"), (445, "5")),
        ),
        page(((60, "30102"), (130, "津贴补贴"), (395, "120"), (545, "120"))),
    )  # fmt: skip
    assert (found[0].width, found[1].width) == (5, 4)


def test_what_two_tables_show_of_the_custom_of_a_document_holds_for_one_that_shows_nothing():
    """Numbers stand at the right of their columns in two tables; in the third they are all as wide."""

    def table(name, *amounts):
        return page(
            ((60, name),), UNIT,
            ((60, "科目名称"), (220, "合计"), (340, "基本支出"), (460, "项目支出")),
            *(((60, text), *zip((310, 430, 550), row, strict=False)) for text, row in amounts),
        )  # fmt: skip

    shown = ("教育支出", ("1,120", "120", "1,000")), ("科技支出", ("20", "20", "0"))
    *_, third = grids(table("甲表", *shown), page(
        ((60, "乙表"),), UNIT, ((60, "科目名称"), (220, "合计"), (340, "基本支出")),
        ((60, "教育支出"), (310, "1,120"), (430, "120")), ((60, "科技支出"), (310, "20"), (430, "2,120")),
    ), page(
        ((60, "丙表"),), UNIT, ((60, "科目名称"), (220, "合计"), (340, "项目支出")),
        ((60, "教育支出"), (310, "120")),
    ))  # fmt: skip
    assert rows(third)[1] == {0: "教育支出", 1: "120"}


def test_a_table_that_nobody_has_filled_in_is_its_headings():
    (grid,) = grids(page(TITLE, UNIT, ((60, "科目名称"), (220, "合计"), (340, "基本支出"))))
    assert rows(grid) == [{0: "科目名称", 1: "合计", 2: "基本支出"}]


def test_prose_below_a_unit_is_no_table():
    assert (
        grids(page(UNIT, ((60, "二、收入预算说明"),), ((60, "本年收入合计为120元，其中其他收入3元。"),)))
        == []
    )


FORMS = ("shanghai", "shanghai unit", "accounts", "sichuan", "beijing", "guangxi", "henan unit")
PLACED = 0.7
"""The least share of figures in a certain place; names are wrapped, and heads are not always repeated."""


@pytest.mark.parametrize("form", FORMS)
def test_no_figure_of_a_budget_without_lines_is_read_in_a_wrong_place(form):
    found = sum((fates(form, seed) for seed in range(2)), start=fates(form, 2))
    assert found[Fate.WRONG] == 0
    assert found[Fate.PLACED] >= PLACED * found.total()


def fates(form, seed):
    budget = sample(form, seed)
    return fates_of(
        budget, *read_back(budget, "pdf", attrs.evolve(look_of(form, seed), is_unlined=True))
    ).counts
