"""Whatever a grid holds, reading it ends, raises nothing but typed errors, and counts every amount once."""

import pytest
from grids import document
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_budget.errors import GovBudgetError
from gov_budget.readers.assembly import read_source
from gov_budget.readers.source import Grid, GridCell

SAID = """
科目编码 类 款 项 科目名称 项目 预算数 合计 基本支出 项目支出 收入 支出 301 05 2080505 1.00 1,234.50 —
无 … 12..3
一、教育支出 收入总计 一级指标 三级指标 项目名称 单位：元 注：本表无数据 2O8
"""
NAMED = """
部门收支总表 部门收入总表 部门支出总表 财政拨款收支总表 一般公共预算支出表 一般公共预算基本支出表
某表 说明 目录
“三公”经费支出表 项目支出绩效目标表 部门整体支出绩效目标表 政府采购预算表
"""
WORDS, TITLES = (st.sampled_from(text.split()) for text in (SAID, NAMED))
CELLS = st.builds(
    GridCell, row=st.integers(0, 6), column=st.integers(0, 5), text=WORDS,
    row_span=st.integers(1, 3), column_span=st.integers(1, 3), places=st.sampled_from([None, 0, 2]),
)  # fmt: skip
GRIDS = st.builds(
    lambda cells, width: Grid(tuple(cells), 7, width), st.lists(CELLS, max_size=24), st.integers(1, 8)
)
BLOCKS = st.lists(st.one_of(TITLES, GRIDS), max_size=6)


@settings(max_examples=25, deadline=None)
@given(blocks=BLOCKS, final=st.booleans())
def test_any_document(blocks, final):
    title = "某市2024年部门决算" if final else "某市2024年部门预算"
    try:
        budget, account = read_source(document(*blocks, title=title))
    except GovBudgetError as error:
        pytest.fail(repr(error))
    figures = sum(cell.figure is not None for t in budget.tables for line in t.lines for cell in line.cells)
    assert account.placed + account.reasons.get("table", 0) <= account.found
    assert figures == sum(table.found for table in account.read)
