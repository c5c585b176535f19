"""The example budget's verdicts: rules.md Appendix A, for the groups of this version.

The expected figures were taken from the published document, not from the code.
"""

import pytest
from moneyed import CNY, Money

from gov_budget.rules import State, Verdict, reconcile


@pytest.fixture(scope="module")
def report(example):
    return reconcile(example)


PASS = [
    "W01",
    "W02",
    "W03",
    "W04",
    "W05",
    "W08",
    "W09",
    "W10",
    "W12",
    "W14",
    "W15",
    "W17",
    "W19",
    "W21",
    "W22",
    "W23",
    "W24",
    "W25",
    "W27",
    "W28",
    "W29",
    "H06",
    "H07",
    "H09",
    "H10",
    "H11",
    "X01",
    "X02",
    "X04",
    "X06",
    "X07",
    "X09",
    "X10",
    "X11",
    "X12",
    "X13",
    "X14",
    "X15",
    "X16",
    "X17",
    "X18",
    "X19",
    "X27",
    "X28",
    "E01",
    "E04",
    "E08",
    "E09",
    "E10",
    "S01",
    "S02",
    "S03",
    "S04",
    "S05",
    "S07",
    "S09",
    "S11",
    "S12",
    "S13",
    "O01",
    "O04",
    "O05",
    "O08",
    "K03",
    "K04",
    "K05",
    "K06",
    "K07",
    "K13",
]


@pytest.mark.parametrize("rule", PASS)
def test_holds(report, rule):
    assert report.by_rule[rule] is Verdict.HOLDS


def rounded(report, kind, row, column):
    return {
        (f.cells[0].printed, f.residual.text, f.rule)
        for f in report.rounded
        if (f.cells[0].table, f.cells[0].row, f.cells[0].column) == (kind, row, column)
    }


@pytest.mark.parametrize(
    ("rule", "place", "printed", "residual"),
    [
        ("H04", ("expenditure", "total", "total"), "367.12", "0.01"),
        ("H04", ("expenditure", "total", "basic"), "177.07", "0.01"),
        ("H04", ("general_public", "total", "total"), "233.12", "0.01"),
        ("W18", ("appropriation_by_economic", "301", "total"), "155.40", "-0.01"),
        ("W18", ("general_public_basic", "301", "total"), "155.40", "-0.01"),
        ("X03", ("balance", "210", "amount"), "7.40", "0.01"),
        ("X08", ("appropriation_balance", "210", "general_public"), "7.40", "0.01"),
    ],
)
def test_rounding_differences(report, rule, place, printed, residual):
    assert (printed, residual, rule) in rounded(report, *place)


def test_the_medical_items_differ_by_rounding(report):
    """3.40 + 2.67 + 1.32 = 7.39 by function, 6.08 + 1.32 = 7.40 by nature."""
    (finding,) = report.of_rule("E03")
    assert finding.verdict is Verdict.ROUNDED
    assert str(finding.residual) == "-0.01"


def test_nothing_is_broken_but_what_is_known_to_be(report):
    assert {f.rule for f in report.broken} == {"O09", "D05"}


def test_the_quota_of_the_institution_is_broken(report):
    """15.00 holds the 4.80 of the 事业单位; the 机关 has 7.20 + 3.00 = 10.20."""
    (finding,) = report.of_rule("O09")
    assert finding.severity.value == "warning"
    assert [cell.printed for cell in finding.cells] == ["15.00", "7.20", "3.00"]
    assert str(finding.residual) == "4.80"


def test_the_empty_table_has_no_note(report):
    """表5 prints a head and no data, and nothing below it says so."""
    (finding,) = [f for f in report.of_rule("D05") if f.verdict is Verdict.BROKEN]
    assert (finding.also, finding.cells[0].table) == (("D06",), "state_capital")


def test_what_could_not_be_checked_is_said(report):
    assert {f.rule for f in report.unchecked if f.definition.state is not State.NOT_IMPLEMENTED} == {
        "O07",
        "O10",
        "G01",
        "G02",
        "G03",
        "D07",
        "D08",
        "D09",
        "D10",
        "D11",
        *("A01", "A02", "A04", "A05", "A06", "A07", "A08", "K08", "K09", "K15"),
        *("G04", "G05", "G06", "G07", "G09", "G11"),
        *("D12", "G08"),  # and the heads of the tables
        "D01",  # and the dates are not given
        "D02",
        *("D13", "U01", "U02", "U04", "U05"),  # nor the documents of the two units
    }  # the example leaves the sentences out


def test_sub_items_are_not_counted_twice(example):
    """A naive sum of class 301 with 3011201..03 gives 156.32; the 款 alone give 155.41."""
    table = example.table("general_public_basic")
    leaves = sum(table.lines[i].figure("total").fen for i in table.leaves_under("301"))
    assert leaves == 155_41_00_00


def test_every_count_is_there(report):
    assert set(report.counts) == set(Verdict)
    assert sum(report.counts.values()) == len(report.findings)


def test_three_public_over_both_funds(example):
    assert example.three_public()["total"] == Money("111900.00", CNY)
    assert example.public_use() == Money("150000.00", CNY)
    assert example.operating() == Money("150000.00", CNY)
    assert example.spent("302", fund=None) == Money("1805000.00", CNY)


@pytest.mark.parametrize(("rule", "item"), [("E01", "2080505"), ("E03", "2101101"), ("E08", "2089999")])
def test_basic_expenditure_that_cannot_be_told_is_unchecked(example, rule, item):
    """四川's table by function has no column for 基本: an item with projects tells nothing."""
    mixed = example.with_cell(example.address("expenditure", item, "project"), "0.50")
    assert reconcile(mixed).by_rule[rule] is Verdict.UNCHECKED
