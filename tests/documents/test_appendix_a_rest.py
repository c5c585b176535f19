"""Verdicts on the seed text about performance, disclosure, procurement and residue.

The expected figures were taken from the published document by hand.
"""

import pytest

from gov_budget import readers
from gov_budget.rules import Severity, Verdict, reconcile

SEED = "seeds/quxian-kexie-2024.txt"
RULES = [
    f"{group}{n:02}"
    for group, last in (("A", 10), ("D", 15), ("G", 11), ("K", 17))
    for n in range(1, last + 1)
]


@pytest.fixture(scope="module")
def report(shared):
    path = shared / SEED
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return reconcile(readers.read_text(path), rules=RULES)


def broken(report, rule):
    return [f for f in report.of_rule(rule) if f.verdict is Verdict.BROKEN]


@pytest.mark.parametrize(
    "rule",
    ["K01", "K03", "K04", "K07", "K10", "K11", "K12", "K14",
     "D03", "D04", "D07", "D08", "D09", "D10", "D11", "D14",
     "A06", "A07", "A08", "G04", "G05", "G06", "G07", "G10", "G11"],
)  # fmt: skip
def test_holds(report, rule):
    assert report.by_rule[rule] is Verdict.HOLDS


def test_the_weights_add_up_to_90_in_five_projects_and_the_whole(report):
    assert report.document.profile == "sichuan"
    assert [f.verdict for f in report.of_rule("K01")] == [Verdict.HOLDS] * 6


def test_two_projects_of_36712_are_five_of_20505(report):
    count, amount = broken(report, "K08")
    assert "2个" in count.message("zh")
    assert "5个" in count.message("zh")
    assert [cell.printed for cell in amount.cells] == ["367.12", "205.05"]
    assert str(amount.residual) == "162.07"


def test_the_class_of_personnel_is_all_basic_expenditure(report):
    """人员类 177.07 is all of 基本 177.07, of which 15.00 is 公用经费."""
    (finding,) = broken(report, "K09")
    assert [cell.printed for cell in finding.cells] == ["177.07", "177.07", "15.00"]
    assert str(finding.residual) == "15.00"


def test_the_form_holds_the_38th_event_and_the_text_the_39th(report):
    (finding,) = broken(report, "K17")
    assert finding.severity is Severity.NOTE
    assert "第38届" in finding.message("zh")
    assert "第39届" in finding.message("zh")


def test_the_empty_table_has_no_note(report):
    (finding,) = broken(report, "D05")
    assert finding.also == ("D06",)
    assert finding.cells[0].title == "表5 国有资本经营预算支出预算表"
    assert report.by_rule["D06"] is Verdict.BROKEN


def test_the_entity_is_left_blank_above_the_tables(report):
    (finding,) = broken(report, "D12")
    assert finding.message("zh").endswith("没有印出编报单位。")
    assert "表1、" in finding.message("zh")


def test_no_procurement_beside_large_printing_costs(report):
    (finding,) = broken(report, "A05")
    assert finding.severity is Severity.NOTE
    assert [cell.printed for cell in finding.cells] == ["46.20", "11.00"]


def test_the_head_of_a_county_s_table_says_provincial(report):
    (finding,) = broken(report, "G08")
    assert finding.severity is Severity.NOTE
    assert "省级当年财政拨款安排" in finding.message("zh")
    assert finding.cells[0].table == "appropriation_by_economic"


def test_words_of_the_internal_procedure(report):
    said = {(f.cells[0].table, f.message("zh").split("“")[-1].rstrip("”。")) for f in broken(report, "G09")}
    assert said == {
        ("whole_performance", "状态：绩效股长审核已审"),
        ("state_capital", "二上审核数"),
    }


@pytest.mark.parametrize("rule", ["D01", "D02", "D13"])
def test_what_the_document_does_not_show_is_unchecked(report, rule):
    assert report.by_rule[rule] is Verdict.UNCHECKED


def test_nothing_else_is_broken(report):
    known = {"G01", "G02", "K08", "K09", "K17", "D05", "D12", "A05", "G08", "G09"}
    assert {f.rule for f in report.broken} == known
