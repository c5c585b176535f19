"""A published final account, transcribed: what rounding explains is no error, and nothing else is broken."""

import pytest
from finance_bureau_2024 import transcribed

import gov_budget as gb
from gov_budget.rules import Verdict, reconcile


@pytest.fixture(scope="module")
def report():
    return reconcile(transcribed())


def figures(budget):
    return {
        (table.kind.key, line.key, cell.column): cell.figure.fen
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
        if cell.figure
    }


@pytest.fixture(scope="module")
def published(shared):
    return gb.read(shared / "corpus" / "finance-bureau-2024-final-account.pdf")


def test_the_reader_places_every_figure_that_was_transcribed_and_no_other(published):
    assert figures(published) == figures(transcribed())
    kinds = [table.kind.key for table in published.tables]
    assert kinds[-2:] == ["account_government_fund", "account_state_capital"]
    assert len(kinds) == 9


def test_nothing_in_the_tables_of_the_published_file_is_broken(published):
    of_tables = {"W", "H", "X", "E", "C", "F"}
    assert [f.message("en") for f in reconcile(published).broken if f.rule[0] in of_tables] == []


def test_what_is_wrong_in_its_prose_is_found(published):
    """Page 21: a total of 0.3, 持平 with a reason for a decrease, a share of 71.73 %; page 23: a list."""
    found = {f.rule: f.message("zh") for f in reconcile(published).broken if f.rule[0] in "PQ"}
    assert {
        key: [text for text in texts if text in found.get(key, "")] for key, texts in FINDINGS.items()
    } == FINDINGS
    assert set(found) == set(FINDINGS)
    assert round(10000 * 210666 / 294005) == 7165
    assert 7173 + 1111 + 207 + 1516 == 10007


FINDINGS = {
    "P01": ["0.3万元", "2961.68万元"],
    "P03": ["100.07%"],
    "P04": ["71.73%", "71.65%"],
    "P16": ["个人农业生产补贴", "奖励金0.31"],
    "P21": ["持平", "减少", "-63.14万元", "-2.10%"],
}


def test_no_relation_of_its_tables_is_broken(report):
    assert [(f.rule, f.message("en")) for f in report.broken] == []


def rounded(report, left, *right):
    """The rules by which a printed figure and others differ by rounding alone."""
    found = [f for f in report.rounded if f.cells[0].printed == left and set(right) <= _others(f)]
    return {rule for f in found for rule in (f.rule, *f.also)}


def _others(finding):
    return {cell.printed for cell in finding.cells[1:]}


def test_differences_that_rounding_explains(report):
    """Class 208 is 326.71 in two tables and 326.72 in the others; the classes add up to 2940.06."""
    assert {"F05", "F09"} <= rounded(report, "326.71", "326.72")
    assert {"F07", "F10"} <= rounded(report, "2940.05", "2106.66", "326.72", "60.99", "445.69")
    assert rounded(report, "2082.85", "262.33", "1238.58", "160.75", "80.38") == {"W18"}
    sections = (26233, 123858, 16075, 8038, 6099, 161, 18719, 9103)
    assert sum(sections) == 208286


def test_both_balances_add_up_as_printed(report):
    """326.71 is the figure that makes the classes 2940.05, where the tables of items have 326.72."""
    sums = [f for f in report.findings if f.cells and f.cells[0].printed == "2940.05" and f.rule == "W04"]
    assert [f.verdict for f in sums] == [Verdict.HOLDS]
    assert 210666 + 32671 + 6099 + 44569 == 294005


def test_income_and_expenditure_of_class_201_may_differ(report):
    """2112.86 was received and 2106.66 spent: 6.20 of other income is carried over, which is legal."""
    pair = {"2112.86", "2106.66"}
    assert not [f for f in report.broken if pair <= {cell.printed for cell in f.cells}]
    assert 211286 - 210666 == 620 == 5534 - 4914


def test_operating_expenses_are_the_public_use_half_of_the_table(report):
    held = {f.rule for f in report.findings if f.verdict is Verdict.HOLDS and "184.65" in _others(f)}
    assert {"O05", "O08"} & held


@pytest.mark.parametrize("rule", [f"F{n:02}" for n in (*range(1, 6), *range(6, 15), 17)])
def test_every_rule_of_its_tables_judges_something(rule):
    report = reconcile(transcribed(), rules=[rule])
    assert any(f.verdict in (Verdict.HOLDS, Verdict.ROUNDED) for f in report.findings)
    assert not report.broken
