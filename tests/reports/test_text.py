"""The text report: what stands first, and that it fits."""

import re

import attrs
import pytest
from rich.cells import cell_len

from gov_budget import reconcile
from gov_budget.model import DepartmentBudget, Institution, Locus
from gov_budget.reports import report_text
from gov_budget.rules import Report, Verdict

WIDTHS = (50, 80, 100, 120)


@pytest.fixture(scope="module")
def report(example):
    return reconcile(example)


@pytest.fixture(scope="module")
def broken(example):
    """The example with a wrong total: something is broken as an error."""
    address = example.address("expenditure", "total", "total")
    return reconcile(example.with_cell(address, "376.12"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_asked_or_ends_in_spaces(broken, width, lang):
    for line in report_text(broken, lang, all=True, width=width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_lines_give_five_counts_and_the_caution(report, lang):
    head = report_text(report, lang).splitlines()[:6]
    counts = [int(n) for n in re.findall(r"\d+", head[3])]
    order = (Verdict.BROKEN, Verdict.UNCHECKED, Verdict.ROUNDED, Verdict.HOLDS, Verdict.NOT_APPLICABLE)
    assert counts == [report.counts[verdict] for verdict in order]
    caution = {"zh": "“未核对”不是通过", "en": "Not checked is not passed"}[lang]
    assert caution in head[4]


def test_nothing_compared_is_said_in_plain_words():
    empty = reconcile(DepartmentBudget(2024, Institution("某局")))
    assert "什么也没有核对" in report_text(empty, "zh")
    assert "Nothing was compared" in report_text(empty, "en")


def test_a_report_without_findings_is_still_a_report(example):
    assert "什么也没有核对" in report_text(Report(example, ()), "zh")


def test_broken_comes_first_with_both_sides_difference_and_basis(broken):
    text = report_text(broken, "zh")
    sections = [text.index(word) for word in ("不符 ", "尾差 ")]
    assert sections == sorted(sections)
    first = text.split("不符", 2)[2]
    assert first.index("错误") < first.index("警告")
    for words in ("376.12", "367.12", "左方", "右方", "差额", "依据"):
        assert words in first


def test_every_listed_finding_names_its_rule(broken):
    text = report_text(broken, "en")
    for finding in (*broken.broken, *broken.rounded, *broken.unchecked):
        assert finding.rule in text


def test_what_does_not_apply_is_counted_and_listed_only_when_asked(report):
    reason = report.not_applicable[0].message("zh")
    assert "不适用 " in report_text(report, "zh", width=120)
    assert reason[:12] not in report_text(report, "zh", width=120)
    assert reason[:12] in report_text(report, "zh", all=True, width=120)


def test_pages_are_named_where_they_are_known(example):
    table = example.tables[example.by_kind["expenditure"]]
    lines = [attrs.evolve(line, locus=Locus(page=9)) for line in table.lines]
    paged = example.with_table(attrs.evolve(table, lines=tuple(lines)))
    address = paged.address("expenditure", "total", "total")
    text = report_text(reconcile(paged.with_cell(address, "376.12")), "zh")
    assert "第9页" in text


def test_a_file_does_not_steer_the_terminal(example):
    hostile = attrs.evolve(example, title="预算\x1b[2J\x07\u202e[bold]x[/bold]", source="a\r\nb")
    text = report_text(reconcile(hostile), "zh")
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(text)
    assert "[bold]x[/bold]" in text


def test_a_blank_on_the_left_is_said(example):
    address = example.address("expenditure", "total", "total")
    text = report_text(reconcile(example.with_cell(address, "")), "zh")
    assert "（空白）" in text or "空" in text
