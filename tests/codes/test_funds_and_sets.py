from __future__ import annotations

import re

import pytest

from gov_budget.codes import catalogue, fund_of, lookup, operating_codes, three_public_codes
from gov_budget.errors import UnknownCode, UnknownYear
from gov_budget.fiscal import Fund

# rules.md section 2.5
SECTIONS = [
    "20610",
    "20707",
    "20709",
    "20710",
    "20822",
    "20823",
    "20829",
    "21160",
    "21161",
    "21208",
    "21210",
    "21211",
    "21213",
    "21214",
    "21215",
    "21216",
    "21217",
    "21218",
    "21219",
    "21366",
    "21367",
    "21369",
    "21370",
    "21371",
    "21372",
    "21373",
    "21374",
    "21460",
    "21462",
    "21464",
    "21468",
    "21469",
    "21470",
    "21471",
    "21472",
    "21562",
    "22904",
    "22908",
    "22960",
    "22909",
    "23004",
    "23104",
    "23204",
    "23304",
    "234",
]


@pytest.mark.parametrize("code", SECTIONS)
@pytest.mark.parametrize("year", [2018, 2024, 2027])
def test_the_government_fund_sections(code, year):
    assert fund_of(code, year) is Fund.GOVERNMENT_FUND
    assert fund_of(f"{code:0<5}99", year) is Fund.GOVERNMENT_FUND


@pytest.mark.parametrize(
    ("code", "fund"),
    [
        ("2120899", Fund.GOVERNMENT_FUND),  # 渠县科学技术协会 2024, 表4
        ("229 08 04", Fund.GOVERNMENT_FUND),  # 上海 2026 template, 政府性基金 form
        ("2230105", Fund.STATE_CAPITAL),  # 上海 2026 template, 国有资本经营 form
        ("2089801", Fund.GOVERNMENT_FUND),  # 超长期特别国债
        ("2090101", Fund.SOCIAL_INSURANCE),
        ("2080505", Fund.GENERAL_PUBLIC),
        ("2060701", Fund.GENERAL_PUBLIC),
        ("21201", Fund.GENERAL_PUBLIC),
        ("212", Fund.GENERAL_PUBLIC),
        ("2310301", Fund.GENERAL_PUBLIC),
        ("2170401", Fund.GENERAL_PUBLIC),
        ("2170402", Fund.GOVERNMENT_FUND),
        ("10101", Fund.GENERAL_PUBLIC),
        ("1030182", Fund.GOVERNMENT_FUND),  # 财预〔2024〕22号: a government fund's revenue
        ("1030601", Fund.STATE_CAPITAL),
        ("1020101", Fund.SOCIAL_INSURANCE),
        ("1050401", Fund.GENERAL_PUBLIC),
        ("105040231", Fund.GOVERNMENT_FUND),
    ],
)
def test_funds_of_single_codes(code, fund):
    assert fund_of(code, 2024) is fund


def noted_fund(note):
    if re.match("政府性基金|government fund", note) or "; government fund" in note:
        return Fund.GOVERNMENT_FUND
    if re.match("国资预算|国有资本经营预算", note):
        return Fund.STATE_CAPITAL
    return Fund.SOCIAL_INSURANCE if note.startswith("社保基金") else None


def test_the_notes_of_the_catalogue_agree(shared):
    noted = [(row["code"], noted_fund(row["note"])) for row in shared("subjects.tsv")]
    noted = [(code, fund) for code, fund in noted if fund and code.startswith("2")]
    assert len(noted) > 190
    assert [code for code, fund in noted if fund_of(code, 2024) is not fund] == []


@pytest.mark.parametrize("code", ["30101", "11", "2", "20805050", "", "合计"])
def test_only_functional_and_revenue_codes_have_a_fund(code):
    with pytest.raises(UnknownCode) as miss:
        fund_of(code, 2024)
    assert miss.value.scheme == "function"


def test_the_year_is_checked():
    with pytest.raises(UnknownYear):
        fund_of("2080505", 2017)


def test_the_items_of_three_public():
    assert {one.key: (one.codes, one.excluded) for one in three_public_codes()} == {
        "overseas": (("30212",), ("30211", "30216")),
        "reception": (("30217",), ("30215", "30216")),
        "vehicle_running": (("30231",), ("30239", "30213")),
        "vehicle_purchase": (("31013", "30913"), ("31019", "30919")),
    }


def test_the_codes_of_every_set_exist_in_every_year():
    sets = [*three_public_codes(), operating_codes()]
    for year in range(2018, 2028):
        department = catalogue(year, "economic-department")
        assert {code for one in sets for code in (*one.codes, *one.excluded)} <= {*department}


@pytest.mark.parametrize(
    ("key", "code", "name"),
    [
        ("overseas", "30212", "因公出国（境）费用"),
        ("reception", "30217", "公务接待费"),
        ("vehicle_running", "30231", "公务用车运行维护费"),
        ("vehicle_purchase", "31013", "公务用车购置"),
    ],
)
def test_the_codes_bear_the_names_of_the_items(key, code, name):
    assert lookup(code, 2024).name == name
    assert code in next(one.codes for one in three_public_codes() if one.key == key)


def test_a_set_covers_local_sub_items_but_not_what_is_excluded():
    overseas = three_public_codes()[0]
    assert overseas.covers("30212")
    assert overseas.covers("3021201")
    assert not overseas.covers("30211")
    assert operating_codes().covers("31002")
    assert not operating_codes().covers("30302")


def test_every_set_names_its_basis():
    assert all("条例" in one.basis for one in (*three_public_codes(), operating_codes()))
