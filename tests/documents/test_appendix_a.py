"""What was judged by hand on the seed budget, line by line: verdicts with their figures, and nothing else."""

import re
import runpy
from pathlib import Path

import pytest

from gov_budget import readers
from gov_budget.rules import Report, Verdict, reconcile

SEED = "seeds/quxian-kexie-2024.txt"
TOOL = Path(__file__).parents[2] / "tools" / "prose_mutation.py"

HOLDS = (
    *("W01", "W21", "W23", "W24", "X06", "X07", "X09", "X10", "X11", "X12", "X13", "X14", "X15", "X16"),
    *("X17", "X18", "X19", "H06", "O04", "P17", "K01", "K03", "K04", "K07", "Q05"),
)
# class 210 of 表2 is rounded by itself (7.40 for items of 7.39), which X08 compares with 表3
ROUNDED = {"H04": ("367.11",), "W18": ("155.41", "155.40"), "E03": ("3.40",), "X08": ("7.39", "7.40")}
BROKEN = {
    "P04": [
        ("科学技术支出", "54.24", "85.42", "233.12", "367.12"),
        ("社会保障和就业支出", "4.40", "6.93"),
        ("卫生健康支出", "2.02", "3.17"),
        ("城乡社区支出", "36.50", "57.48"),
        ("农林水支出", "0.33", "0.51"),
        ("住房保障支出", "2.51", "3.96"),
    ],
    "P08": [("6.86", "32.12", "-25.26"), ("13.72", "32.12", "-18.40")],
    "P09": [("734.24", "367.12")],
    "P10": [("一般公共服务支出", "教育支出", "科学技术支出199.14", "城乡社区支出134.00")],
    "P11": [("233.12", "367.12", "134.00"), ("城乡社区支出134.00",)],
    "P16": [
        ("福利费", "离休费", "其他对个人和家庭", "绩效工资12.45", "其他社会保障缴费0.91"),
        ("手续费", "物业管理费", "租赁费", "会议费", "培训费", "劳务费"),
    ],
    "Q07": [("行政单位", "渠县科技普及服务中心")],
    "Q09": [("2个", "1+2+0")],
    "O09": [("15.00", "10.20", "4.80")],
    "A05": [("46.20", "11.00")],
    "K08": [("2个", "5个"), ("367.12", "205.05")],
    "K09": [("177.07",)],
    "K17": [("第38届", "第39届")],
    "D05": [("表5",)],
    "G01": [("2010399", "2013699", "2050803")],
    "G02": [("2060701", "2060799", "2101102", "2101103", "2120899", "2130599")],
    "G08": [("省级",)],
    "G09": [("绩效股长审核已审",), ("二上审核数",)],
}
# true beyond the list: 部门： is printed above 表1, 表2 and 表5 with nothing behind it
BEYOND = {"D12": [("表1", "表2", "表5")]}


@pytest.fixture(scope="module")
def report(shared) -> Report:
    path = shared / SEED
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return reconcile(readers.read_text(path))


@pytest.mark.parametrize("rule", HOLDS)
def test_what_passes_holds(report: Report, rule: str):
    assert report.by_rule[rule] is Verdict.HOLDS


@pytest.mark.parametrize("rule", ROUNDED)
def test_what_rounding_explains_is_rounded(report: Report, rule: str):
    assert report.by_rule[rule] is Verdict.ROUNDED
    messages = [f.message("zh") for f in report.of_rule(rule) if f.verdict is Verdict.ROUNDED]
    assert any(all(figure in message for figure in ROUNDED[rule]) for message in messages)


@pytest.mark.parametrize("rule", [*BROKEN, *BEYOND])
def test_what_fails_is_broken_with_its_figures(report: Report, rule: str):
    expected = {**BROKEN, **BEYOND}[rule]
    found = [f.message("zh") for f in report.broken if rule in (f.rule, *f.also)]
    assert len(found) == len(expected)
    for figures in expected:
        assert any(all(figure in message for figure in figures) for message in found), (figures, found)


def test_nothing_else_is_broken(report: Report):
    expected = {**BROKEN, **BEYOND}
    assert {f.rule for f in report.broken} == set(expected)
    assert len(report.broken) == sum(map(len, expected.values()))


def test_no_class_is_printed_for_the_items_to_add_up_to(report: Report):
    """The tables print items only: 类 = Σ款 has no 类, and the rounding of class 210 is seen by X08."""
    assert report.by_rule["H02"] is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("rule", "grave"), [("P04", "error"), ("P09", "note"), ("P10", "warning"), ("P16", "warning")]
)
def test_how_grave_a_finding_is(report: Report, rule: str, grave: str):
    assert {f.severity.value for f in report.broken if f.rule == rule} == {grave}


def test_every_third_figure_of_its_explanation_changed_alone(shared):
    """The whole run is ``tools/prose_mutation.py``; it notices 90 of the 96 figures of this section."""
    path = shared / SEED
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    tool = runpy.run_path(str(TOOL))
    budget = readers.read_text(path)
    explained = [n for n, s in enumerate(budget.statement.sections) if re.search("情况说明", s.title)]
    figures = [f for f in tool["stated"](budget) if f.section in explained]
    assert len(figures) == 96
    tried = figures[::3]
    silent = list(tool["unnoticed"](budget, tried))
    assert 1 - len(silent) / len(tried) >= 0.9
