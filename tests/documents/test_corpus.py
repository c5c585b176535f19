"""Published documents as they come: what is read of them, and what is found.

The figures were taken from the pages by eye or from the judged list that comes with the documents.
"""

from pathlib import Path

import pytest

import gov_budget as gb
from gov_budget.fiscal import Scope, Stage
from gov_budget.model import Address, DepartmentBudget
from gov_budget.money import Unit
from gov_budget.reading import read_with_account
from gov_budget.rules import Verdict

# file: title, profile, tables read and expected, amounts found on the pages of tables
DOCUMENTS = {
    "finance-bureau-2024-final-account.pdf": ("上海市普陀区财政局2024年度部门决算", "accounts", 10, 10, 195),
    "justice-bureau-2026-department-budget.pdf": ("上海市普陀区司法局2026年部门预算", "shanghai", 9, 9, 366),
    "wanli-2023-department-budget.pdf": (
        "上海市普陀区人民政府万里街道办事处2023年部门预算", "shanghai", 10, 10, 673,
    ),
    "wanli-2024-department-budget.pdf": (
        "上海市普陀区人民政府万里街道办事处2024年部门预算", "shanghai", 9, 9, 875,
    ),
    "wanli-2025-department-budget.pdf": (
        "上海市普陀区人民政府万里街道办事处2025年部门预算", "shanghai", 9, 9, 875,
    ),
    "template-2026-department-budget.xlsx": ("上海市普陀区XX局2026年部门预算", "shanghai", 9, 9, 0),
    "template-2026-unit-budget.xlsx": ("上海市普陀区XX单位2026年单位预算", "shanghai", 9, 9, 0),
}  # fmt: skip
_READ: dict[str, tuple] = {}


@pytest.fixture
def document(shared: Path):
    """Read a document once for all tests."""

    def read(name: str):
        path = shared / "corpus" / name
        if not path.is_file():
            pytest.skip(f"{path} is not on this machine")
        if name not in _READ:
            _READ[name] = read_with_account(path)
        return _READ[name]

    return read


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_read(document, name):
    title, profile, read, expected, found = DOCUMENTS[name]
    budget, account = document(name)
    assert (budget.title, budget.profile) == (title, profile)
    assert (len(account.read), len(account.tables)) == (read, expected)
    assert account.found == found
    assert account.placed >= 0.995 * found
    assert all(cell.locus for table in budget.tables for line in table.lines for cell in line.cells)


def test_the_list_of_units_is_read(document):
    """Page 5: three units; the budgets of the second and the third are part of the first one's."""
    budget, account = document("finance-bureau-2024-final-account.pdf")
    first = account.tables[0]
    assert (first.kind, first.found, first.locus.page) == ("unit_list", 0, 5)
    assert [unit.name for unit in budget.institution.units] == ["上海市普陀区财政局（本级）"]


def test_stage_and_scope(document):
    said = {name: (document(name)[0].stage, document(name)[0].scope) for name in DOCUMENTS}
    assert said.pop("finance-bureau-2024-final-account.pdf") == (Stage.FINAL_ACCOUNT, Scope.DEPARTMENT)
    assert said.pop("template-2026-unit-budget.xlsx") == (Stage.BUDGET, Scope.UNIT)
    assert set(said.values()) == {(Stage.BUDGET, Scope.DEPARTMENT)}


W23 = "wanli-2023-department-budget.pdf"
RUNNING = ("project_performance", "公共服务设施运行经费")

# seen on the pages: file, page, table, row, column, what is printed
SEEN = [
    ("finance-bureau-2024-final-account.pdf", 16, "account_basic", "301", "total", "2,082.85"),
    ("finance-bureau-2024-final-account.pdf", 16, "account_basic", "30102", "total", "1,238.58"),
    ("finance-bureau-2024-final-account.pdf", 16, "account_basic", "30108", "total", "160.75"),
    ("finance-bureau-2024-final-account.pdf", 16, "account_basic", "30217", "total", ""),
    ("finance-bureau-2024-final-account.pdf", 16, "account_basic", "30213", "total", "2.83"),
    ("finance-bureau-2024-final-account.pdf", 17, "account_basic", "30309", "total", "0.31"),
    ("finance-bureau-2024-final-account.pdf", 17, "account_basic", "30310", "total", ""),
    ("finance-bureau-2024-final-account.pdf", 17, "account_basic", "30239", "total", "48.49"),
    ("finance-bureau-2024-final-account.pdf", 17, "account_basic", "31002", "total", "13.58"),
    ("finance-bureau-2024-final-account.pdf", 17, "account_basic", "personnel", "total", "2,152.26"),
    ("finance-bureau-2024-final-account.pdf", 17, "account_basic", "public_use", "total", "184.65"),
    (W23, 35, *RUNNING, "amount", "10,903,043.00"),
    (W23, 35, *RUNNING, "appropriation", "11,419,043.00"),
    (W23, 35, *RUNNING, "whole_fiscal", "10,903,043.00"),
]  # fmt: skip


@pytest.mark.parametrize("seen", SEEN)
def test_cells_seen_on_the_page(document, seen):
    name, page, kind, row, column, printed = seen
    line = document(name)[0].table(kind).line(row)
    assert line.cell(column).text == printed
    assert line.cell(column).locus.page == page


def test_units_of_amount(document):
    budget, _ = document("wanli-2025-department-budget.pdf")
    assert {t.unit for t in budget.tables if t.kind.key != "three_public"} == {Unit.YUAN}
    assert budget.table("three_public").unit is Unit.WAN


def test_the_total_stands_at_the_foot_in_shanghai(document):
    for name, (_, profile, *_) in DOCUMENTS.items():
        if profile == "shanghai":
            for kind in ("income", "expenditure", "general_public", "general_public_basic"):
                assert document(name)[0].table(kind).lines[-1].key == "total"


def test_a_total_alone_on_its_page(document):
    budget, _ = document("wanli-2025-department-budget.pdf")
    total = budget.table("expenditure").total
    assert [c.text for c in total.cells] == ["189,767,551", "101,341,746", "88,425,805"]
    assert {c.locus.page for c in total.cells} == {18}


# what was judged true: file, rule, table, row, column
TRUE = [
    ("wanli-2023-department-budget.pdf", "K16", "project_performance", "公共服务设施运行经费", "amount"),
    ("wanli-2023-department-budget.pdf", "W29", "project_performance", "公共服务设施运行经费", "amount"),
]
# what must not be called broken: file, table, row, column
FALSE = [
    ("wanli-2025-department-budget.pdf", "expenditure", "212", "total"),
    ("wanli-2025-department-budget.pdf", "expenditure", "21201", "total"),
    ("wanli-2025-department-budget.pdf", "three_public", "total", "operating"),
    ("wanli-2025-department-budget.pdf", "three_public", "total", "vehicle_purchase"),
    ("wanli-2024-department-budget.pdf", "general_public_basic", "30102", "total"),
    ("wanli-2025-department-budget.pdf", "general_public_basic", "30302", "total"),
    ("finance-bureau-2024-final-account.pdf", "account_balance", "208", "amount"),
    ("finance-bureau-2024-final-account.pdf", "account_expenditure", "208", "total"),
    ("finance-bureau-2024-final-account.pdf", "account_basic", "301", "total"),
    ("finance-bureau-2024-final-account.pdf", "account_income", "201", "total"),
    ("finance-bureau-2024-final-account.pdf", "account_expenditure", "201", "total"),
]


def at(budget: DepartmentBudget, kind: str, row: str, column: str) -> Address:
    found = budget.address(kind, row, column)
    assert found is not None
    return found


@pytest.mark.parametrize("judged", TRUE)
def test_what_is_wrong_is_reported(document, judged):
    name, rule, kind, row, column = judged
    budget, _ = document(name)
    broken = [f for f in gb.reconcile(budget).broken if f.rule == rule]
    assert any(at(budget, kind, row, column) in f.addresses for f in broken)


@pytest.mark.parametrize(("name", "kind", "row", "column"), FALSE)
def test_what_is_right_is_not_reported(document, name, kind, row, column):
    budget, _ = document(name)
    address = at(budget, kind, row, column)
    broken = [f for f in gb.reconcile(budget).broken if address in f.addresses]
    assert [f.rule for f in broken if f.rule != "S14"] == []


def test_rounding_explains_what_differs_in_yuan(document):
    """154,369,326 against the sections' 154,369,327, and 94,995,790 against 94,995,789 (page 12)."""
    budget, _ = document("wanli-2025-department-budget.pdf")
    rounded = [f for f in gb.reconcile(budget).findings if f.verdict is Verdict.ROUNDED]
    addresses = {f.addresses[0] for f in rounded}
    assert {
        at(budget, "expenditure", "212", "total"),
        at(budget, "expenditure", "21201", "total"),
    } <= addresses


def test_arithmetic_breaks_nowhere_else(document):
    """Groups W, H, X, E, S, O and C on five published documents: two findings and one note."""
    found = {
        (name[:12], f.rule)
        for name in DOCUMENTS
        for f in gb.reconcile(document(name)[0]).broken
        if f.rule[0] in "WHXESOC"
    }
    assert found == {("wanli-2023-d", "W29"), ("wanli-2024-d", "S14")}


# the judged list of what is wrong in the prose: file, rule, a figure or word of the message
PROSE = [
    ("wanli-2025-department-budget.pdf", "P13", "2100717"),
    ("wanli-2024-department-budget.pdf", "Q01", "352.67"),
    ("wanli-2024-department-budget.pdf", "P07", "100.00%"),
    ("wanli-2023-department-budget.pdf", "P06", "1421.25"),
    ("wanli-2023-department-budget.pdf", "P07", "289.12%"),
    ("wanli-2023-department-budget.pdf", "P07", "60.54%"),
    ("wanli-2023-department-budget.pdf", "P12", "441.25"),
    ("justice-bureau-2026-department-budget.pdf", "P23", "2026"),
    ("justice-bureau-2026-department-budget.pdf", "P22", "43269.3"),
    ("justice-bureau-2026-department-budget.pdf", "Q01", "208.80"),
    ("justice-bureau-2026-department-budget.pdf", "P07", "17.66%"),
    ("justice-bureau-2026-department-budget.pdf", "P14", "医疗卫生与计划生育支出"),
    ("finance-bureau-2024-final-account.pdf", "P01", "0.3"),
    ("finance-bureau-2024-final-account.pdf", "P21", "持平"),
    ("finance-bureau-2024-final-account.pdf", "P04", "71.73%"),
    ("finance-bureau-2024-final-account.pdf", "P16", "奖励金"),
]


@pytest.mark.parametrize(("name", "rule", "words"), PROSE)
def test_what_is_wrong_in_the_prose_is_reported(document, name, rule, words):
    broken = [f for f in gb.reconcile(document(name)[0]).broken if f.rule == rule]
    assert any(words in f.message("zh") for f in broken)
