"""Line breaks in Chinese and Latin text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gov_budget.reports.wrapping import plain, wrap

TEXT = st.text(st.sampled_from("一二三，。（）“”ab1.2 ·-%、的[(])"), max_size=80)


@given(TEXT, st.integers(4, 40), st.integers(0, 2))
def test_nothing_is_lost_and_nothing_is_too_wide(text, width, hanging):
    lines = wrap(text, width, hanging)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    text = "财政拨款支出预算表（部门经济分类科目），“合计”一行；《预算法》第三十二条。" * 4
    for width in range(8, 60):
        for line in wrap(text, width):
            assert line[0] not in "，。；）”》"
            assert line[-1] not in "（“《"


@pytest.mark.parametrize("width", range(8, 40))
def test_amounts_and_codes_stay_whole(width):
    lines = wrap("科目2060701印为367.12万元，相差-0.01万元", width)
    joined = "\n".join(lines)
    assert all(word in joined for word in ("2060701", "367.12", "-0.01"))


def test_later_lines_hang():
    assert wrap("部门支出总表合计", 8, 2) == ["部门支出", "  总表合", "  计"]


def test_control_characters_are_shown_and_not_obeyed():
    assert plain("a\x1b[31m\tb\nc\u202ed") == "a\ufffd[31m b c\ufffdd"
