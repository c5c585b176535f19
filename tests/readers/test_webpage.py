"""Web pages."""

import pytest

from gov_budget.errors import LimitExceeded
from gov_budget.readers.files import source_in
from gov_budget.readers.limits import Limits, Watch
from gov_budget.readers.source import Grid, ObstacleKind, Paragraph

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>某局2024年部门预算</title>
<script>document.write("<table><tr><td>x<td>y</table>")</script><style>p {}</style></head><body>
<p>一、收入预算。</p>第二行<br>第三行
<table border=1><tr><th colspan=2>项目</th><th rowspan="2">合计</th></tr>
<tr><td>类<td>款</tr>
<tr><td>205</td><td></td><td>1,234.00</td></tr></table>
<p>注：&nbsp;单位为万元</p></body></html>"""


def blocks(text):
    return source_in(text.encode()).blocks


def test_tables_with_spans_and_text_around_them():
    title, first, second, third, grid, note = blocks(PAGE)
    assert [one.text for one in (title, first, second, third, note)] == [
        "某局2024年部门预算", "一、收入预算。", "第二行", "第三行", "注： 单位为万元",
    ]  # fmt: skip
    assert [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells] == [
        (0, 0, "项目", 1, 2), (0, 2, "合计", 2, 1), (1, 0, "类", 1, 1), (1, 1, "款", 1, 1),
        (2, 0, "205", 1, 1), (2, 2, "1,234.00", 1, 1),
    ]  # fmt: skip
    assert (grid.height, grid.width) == (3, 3)


def test_scripts_are_no_text():
    assert not any("document.write" in str(block) for block in blocks(PAGE))
    assert sum(isinstance(block, Grid) for block in blocks(PAGE)) == 1


def test_a_table_that_lays_out_the_page_is_no_grid():
    found = blocks(
        "<table><tr><td>导航</td><td><p>正文</p><table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr></table>"
    )
    assert [type(one) for one in found] == [Paragraph, Paragraph, Grid]


def test_a_table_within_a_table_follows_it():
    outer = "<tr><td>一<td>二<tr><td>三<td>四<table><tr><td>a<td>b</table>"
    first, second = blocks(f"<table>{outer}</table>")
    assert [cell.text for cell in first.cells] == ["一", "二", "三", "四"]
    assert [cell.text for cell in second.cells] == ["a", "b"]


def test_tags_that_are_never_closed():
    (grid,) = blocks("<table><tr><td>a<td>b<tr><td>c")
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (1, 0, "c"),
    ]


@pytest.mark.parametrize("said", ["gb2312", "utf-8", "iso-8859-1", "nonsense", "rot13"])
def test_encodings(said):
    page = f"<html><meta http-equiv=Content-Type content='text/html; charset={said}'><p>预算</p></html>"
    assert source_in(page.encode("gb18030")).blocks[0].text == "预算"


def test_hidden_rows_are_read_and_said():
    source = source_in(b"<table><tr style='display: none'><td>a<td>b</table>")
    assert len(source.blocks) == 1
    assert source.obstacles[0].kind is ObstacleKind.HIDDEN


def test_spans_out_of_all_proportion_are_bounded():
    huge = "<table><tr><td colspan=99999999 rowspan=9999>a<td colspan=99999>b</table>"
    (grid,) = blocks(huge)
    assert grid.width <= 2_000
    with pytest.raises(LimitExceeded):
        source_in(b"<table><tr>" + b"<td colspan=1000>a" * 1000, "", Watch("", Limits(cells=100_000)))


def test_tables_nested_too_deep_are_refused():
    with pytest.raises(LimitExceeded):
        source_in(b"<table><tr><td>" * 5_000)


def test_a_comment_that_is_never_closed_hides_the_rest_and_is_said():
    source = source_in(b"<html><p>a</p>" + b"<!-- " * 50_000)
    assert [block.text for block in source.blocks] == ["a"]
    assert source.obstacles[0].kind is ObstacleKind.DAMAGED
