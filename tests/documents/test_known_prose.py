"""What is wrong in the text of published documents: each finding with its figures, and no other one."""

import pytest

import gov_budget as gb
from gov_budget.rules import Verdict, reconcile

WANLI, JUSTICE, FINANCE = (
    "wanli-{}-department-budget.pdf",
    "justice-bureau-2026-department-budget.pdf",
    "finance-bureau-2024-final-account.pdf",
)
# a document, and for each broken rule of P and Q the figures of each of its findings
KNOWN = {
    WANLI.format(2023): {
        "P06": [("0", "1421.25")],
        "P07": [("上年为0", "100.00"), ("314.82", "289.12"), ("60.54", "232.79"), ("上年为0", "100.00")],
        "P08": [("1421.25", "2842.50"), ("1421.25", "2842.50")],
        "P12": [("441.25", "220.6272")],
        "Q01": [("441.25", "220.63")],
    },
    WANLI.format(2024): {
        "P07": [("上年为0.00", "100.00")],
        "P12": [("352.67", "350.3499")],
        "Q01": [("352.67", "350.35")],
    },
    WANLI.format(2025): {
        "P13": [("2100717", "计划生育事务")],
        "P14": [("卫生健康支出",)],
    },
    JUSTICE: {
        "P07": [("17.62", "-91.11"), ("17.66", "17.93", "-0.27")],
        "P12": [("201.50", "208.7959")],
        "P14": [("医疗卫生与计划生育支出", "卫生健康支出")],
        "P22": [("43269.3", "3269.3")],
        "P23": [("2026年的数与2026年比较",)] * 5,
        "Q01": [("201.50", "208.80")],
    },
    FINANCE: {
        "P01": [("0.3", "2961.68")],
        "P03": [("100.07",)],
        "P04": [("71.73", "71.65")],
        "P16": [("个人农业生产补贴", "奖励金0.31")],
        "P21": [("持平", "减少", "-63.14万元", "-2.10%")],
    },
}


@pytest.fixture(scope="module", params=KNOWN)
def read(request, shared):
    pytest.importorskip("pypdfium2")
    path = shared / "corpus" / request.param
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return request.param, reconcile(gb.read(path))


def test_each_known_finding_is_made_and_no_other(read):
    name, report = read
    found = [f for f in report.broken if f.rule[0] in "PQ"]
    assert {f.rule for f in found} == set(KNOWN[name])
    for rule, expected in KNOWN[name].items():
        messages = [f.message("zh") for f in found if f.rule == rule]
        assert len(messages) == len(expected)
        for figures in expected:
            assert any(all(figure in message for figure in figures) for message in messages), (rule, figures)


def test_the_text_was_compared(read):
    _, report = read
    compared = [
        f for f in report.findings if f.rule[0] in "PQ" and f.verdict in (Verdict.HOLDS, Verdict.BROKEN)
    ]
    assert len(compared) > 50
