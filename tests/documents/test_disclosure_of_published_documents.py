"""Published documents against the rules about disclosure, residue, performance, assets and last year.

What is broken was looked up in the documents; nothing else may be.
"""

import pytest

import gov_budget as gb
from gov_budget.rules import book, reconcile

RULES = [rule for rule in book() if rule.group in "ADGKU"]
BROKEN = {
    # a full stop twice on page 8; a quotation mark opened nowhere on page 23
    "justice-bureau-2026-department-budget": {"G11": 2},
    # 3328.13 in the text for forms of 3351.33; 11,419,043 above 10,903,043
    "wanli-2023-department-budget": {"K08": 1, "K16": 1},
    # the note below a table of 47.91 says that it is empty
    "wanli-2024-department-budget": {"D06": 1},
    "wanli-2025-department-budget": {},
    # nothing of the procurement is kept for small and micro enterprises
    "finance-bureau-2024-final-account": {"A04": 1},
}


@pytest.fixture(scope="module")
def read(shared):
    def document(name):
        path = shared / "corpus" / f"{name}.pdf"
        if not path.is_file():
            pytest.skip(f"{path} is not on this machine")
        return gb.read(path)

    return document


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_known(read, name):
    broken = [finding.rule for finding in reconcile(read(name), rules=RULES).broken]
    assert {rule: broken.count(rule) for rule in broken} == BROKEN[name]


@pytest.mark.parametrize(("year", "compared"), [(2024, 19), (2025, 6)])
def test_three_years_of_one_department_agree(read, year, compared):
    """Where the base is 预算执行数 instead, a difference from last year's budget is not judged."""
    last = read(f"wanli-{year - 1}-department-budget")
    report = reconcile(read(f"wanli-{year}-department-budget"), rules=["X25"], last_year=last)
    assert not report.broken
    assert len(report.holds) + len(report.rounded) >= compared


def test_costs_are_no_first_level_of_its_forms(read):
    """Page 31 prints 成本指标 under 产出指标; the forms of pages 32 to 35 print none."""
    report = reconcile(read("wanli-2023-department-budget"), rules=["K14"])
    assert len(report.holds) == 5
    assert {f.message("zh").split("没有")[0] for f in report.not_applicable} == {
        "就业援助基地补贴",
        "社区环境整治和建设经费",
        "各类工作经费",
        "公共服务设施运行经费",
    }


@pytest.mark.parametrize("kind", ["department", "unit"])
def test_a_form_that_nobody_filled_in_is_one_finding(shared, kind):
    path = shared / "corpus" / f"template-2026-{kind}-budget.xlsx"
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    (finding,) = reconcile(gb.read(path)).broken
    assert finding.rule == "G04"
    assert "没有填写的表样" in finding.message("zh")
