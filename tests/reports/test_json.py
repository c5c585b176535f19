"""The JSON of docs: exactly these keys, whatever the budget."""

import json

import attrs
import pytest

from gov_budget import reconcile
from gov_budget.model import DepartmentBudget, Locus
from gov_budget.reports import document_dict, json_line
from gov_budget.rules import Report, book

FINDING = {"rule", "also", "verdict", "severity", "message", "residual", "bound", "unit", "cells", "basis"}


@pytest.fixture(scope="module")
def report(example):
    return reconcile(example)


def test_the_shape(report):
    value = document_dict(report)
    assert list(value) == ["document", "summary", "findings", "silenced", "by_rule", "configuration"]
    assert list(value["document"]) == ["title", "institution", "year", "stage", "profile", "file"]
    assert set(value["summary"]) == {"holds", "rounded", "broken", "unchecked", "not_applicable"}
    for finding in value["findings"]:
        assert set(finding) == FINDING
        assert set(finding["message"]) == {"zh", "en"}
        for cell in finding["cells"]:
            assert list(cell) == ["table", "title", "row", "column", "printed", "page"]


def test_findings_come_gravest_first_and_all_when_asked(report):
    verdicts = [finding["verdict"] for finding in document_dict(report)["findings"]]
    order = ["broken", "rounded", "unchecked", "holds", "not_applicable"]
    assert verdicts == sorted(verdicts, key=order.index)
    whole = document_dict(report, all=True)
    assert len(whole["findings"]) == sum(whole["summary"].values()) == len(report.findings)


def test_broken_findings_come_by_severity(example):
    address = example.address("expenditure", "total", "total")
    found = reconcile(example.with_cell(address, "376.12"))
    backwards = document_dict(Report(example, tuple(reversed(found.findings))))["findings"]
    severities = [finding["severity"] for finding in backwards if finding["verdict"] == "broken"]
    assert len(set(severities)) > 1
    assert severities == sorted(severities, key=["error", "warning", "note"].index)


def test_a_page_is_given_where_it_is_known(example):
    table = example.table("expenditure")
    lines = tuple(attrs.evolve(line, locus=Locus(page=9)) for line in table.lines)
    paged = reconcile(example.with_table(attrs.evolve(table, lines=lines)), rules=["W11"])
    cells = [cell for finding in document_dict(paged)["findings"] for cell in finding["cells"]]
    assert {cell["page"] for cell in cells if cell["table"] == "expenditure"} == {9}


def test_what_was_not_subtracted_has_no_residual(report):
    for finding in document_dict(report, all=True)["findings"]:
        if finding["verdict"] in ("unchecked", "not_applicable"):
            assert finding["residual"] is finding["bound"] is None


def test_a_line_is_one_line_of_json_with_chinese_as_it_is(report):
    line = json_line(document_dict(report, all=True))
    assert "\n" not in line
    assert "渠县科学技术协会" in line
    assert json.loads(line) == document_dict(report, all=True)


def test_an_empty_budget_counts_to_nothing_compared():
    value = document_dict(reconcile(DepartmentBudget(2024)), all=True)
    assert value["summary"]["holds"] == 0
    assert {rule for f in value["findings"] for rule in (f["rule"], *f["also"])} == {r.id for r in book()}
