"""Figures of published documents that differ and are no error: they are read, and nothing calls them broken.

What is printed was taken from the pages; the sums beside it are of those figures.
"""

import re

import pytest

import gov_budget as gb
from gov_budget.model import Aspect
from gov_budget.rules import reconcile

WANLI = "wanli-{}-department-budget"
FINANCE = "finance-bureau-2024-final-account"
DOCUMENTS = (*map(WANLI.format, (2023, 2024, 2025)), "justice-bureau-2026-department-budget", FINANCE)


@pytest.fixture(scope="module")
def reports(shared):
    pytest.importorskip("pypdfium2")
    read = {}

    def report(name):
        path = shared / "corpus" / f"{name}.pdf"
        if not path.is_file():
            pytest.skip(f"{path} is not on this machine")
        if name not in read:
            read[name] = reconcile(gb.read(path))
        return read[name]

    return report


# a document, and cells by table, row and column with what the page prints there
CELLS = [
    # rounded to 元: 154,369,326 of sections that add up to ...327, 94,995,790 of items that add up to ...789
    (WANLI.format(2025), "expenditure", "212", "total", "154,369,326"),
    (WANLI.format(2025), "expenditure", "21201", "total", "94,995,790"),
    # only 行政 and 参公 units have 机关运行经费, so it may be below 公用经费
    (WANLI.format(2023), "three_public", "total", "operating", "786.09"),
    (WANLI.format(2024), "three_public", "total", "operating", "443.18"),
    (WANLI.format(2025), "three_public", "total", "operating", "464.64"),
    (WANLI.format(2023), "general_public_basic", "total", "public_use", "15,381,432"),
    (WANLI.format(2024), "general_public_basic", "total", "public_use", "11,168,569"),
    (WANLI.format(2025), "general_public_basic", "total", "public_use", "10,827,702"),
    # printed 301 2: a zero was dropped
    (WANLI.format(2024), "general_public_basic", "30102", "total", "16,623,810"),
    # the functional items also hold 公用 for retirees: 275,460 of 344,580
    (WANLI.format(2025), "general_public_basic", "30302", "total", "275,460"),
    (WANLI.format(2025), "expenditure", "2080501", "total", "259,320"),
    (WANLI.format(2025), "expenditure", "2080502", "total", "85,260"),
    # vehicles are bought from 项目支出
    (WANLI.format(2024), "three_public", "total", "vehicle_purchase", "25"),
    (WANLI.format(2025), "three_public", "total", "vehicle_purchase", "15"),
    # a final account is added up from rounded ones
    (FINANCE, "account_balance", "208", "amount", "326.71"),
    (FINANCE, "account_expenditure", "208", "total", "326.72"),
    (FINANCE, "account_expenditure", "total", "total", "2,940.05"),
    (FINANCE, "account_basic", "301", "total", "2,082.85"),
    # other income of 6.20 is carried over
    (FINANCE, "account_income", "201", "total", "2,112.86"),
    (FINANCE, "account_expenditure", "201", "total", "2,106.66"),
]


@pytest.mark.parametrize("seen", CELLS, ids="-".join)
def test_a_cell_is_read_and_not_called_broken(reports, seen):
    name, kind, row, column, printed = seen
    report = reports(name)
    address = report.document.address(kind, row, column)
    assert report.document.cell(address).text == printed
    # S14 is a note about the price of one vehicle, not about where it was paid from
    assert [f.rule for f in report.broken if address in f.addresses and f.rule != "S14"] == []


def test_the_items_of_the_text_may_miss_the_total_by_rounding(reports):
    """33 items of 2025 add up to 18,976.74, where the total is 18,976.76."""
    document = reports(WANLI.format(2025)).document
    said = document.statement.claims
    items = [c for c in said if c.indicator == "item" and c.aspect is Aspect.AMOUNT and c.year == 2025]
    assert (len(items), sum(c.cell.figure.fen for c in items)) == (33, 1_897_674 * 10**4)
    totals = {c.cell.figure.fen for c in said if c.indicator == "general_public" and c.cell.figure}
    assert 1_897_676 * 10**4 in totals
    addresses = {f.rule: f.addresses for f in reports(WANLI.format(2025)).broken}
    assert set(addresses) == {"P13", "P14"}


PROSE = [(FINANCE, "326.72"), (FINANCE, "251.25"), (FINANCE, "2940.05"), (WANLI.format(2024), "2083.68")]


@pytest.mark.parametrize(("name", "printed"), PROSE)
def test_an_amount_of_the_text_is_read_and_its_own_comparison_not_broken(reports, name, printed):
    report = reports(name)
    claims = [c for c in report.document.statement.claims if c.cell.text == printed]
    assert claims
    assert all(c.cell.figure and c.cell.figure.unit.value == "万元" for c in claims)
    first = [f for f in report.broken if f.cells and f.cells[0].printed == printed]
    assert [f.message("zh") for f in first] == []


def test_what_the_final_account_rounds_is_said_to_be_rounded(reports):
    """251.25 of 4.79 + 0 + 246.47 = 251.26; 2940.05 of classes that add up to 2940.06."""
    pairs = {(f.cells[0].printed, f.sum.text) for f in reports(FINANCE).rounded if f.cells}
    assert {
        ("251.25", "251.26"),
        ("2940.05", "2940.06"),
        ("2,082.85", "2082.86"),
        ("326.71", "326.72"),
    } <= pairs


@pytest.mark.parametrize("name", DOCUMENTS)
def test_years_of_documents_cited_and_amounts_like_years_are_no_years(reports, name):
    """〔2021〕 and years inside 《》 stand in every document; 2083.68万元 is an amount."""
    report = reports(name)
    text = "".join(p for s in report.document.statement.sections for p in s.paragraphs)
    cited = set(re.findall(r"〔(20\d\d)〕", text))
    about_years = [f for f in report.broken if f.rule in ("G07", "P23", "Q12", "K17", "D12")]
    assert not [f for f in about_years if any(f"{year}年" in f.message("zh") for year in cited - {"2026"})]
    if name.startswith("justice"):
        assert {f.message("zh").split("比较的年份有误")[1] for f in about_years} == {
            "：2026年的数与2026年比较。"
        }
    else:
        assert about_years == []
