"""Kinds of final account: what they stand for, and how the half-tables of F6 nest."""

import pytest
from moneyed import CNY, Money

from gov_budget.fiscal import Fund, Nature, Stage
from gov_budget.model import DepartmentBudget, Institution, Table, kind, kinds
from gov_budget.model.ledger import Entry, Holding, settle

ACCOUNTS = [one for key, one in kinds().items() if key.startswith("account_")]
UNLIKE = {"account_running", "account_assets"}


@pytest.mark.parametrize("one", ACCOUNTS, ids=lambda one: one.key)
def test_the_columns_and_lines_of_a_kind_fit_those_of_the_kind_it_stands_for(one):
    assert bool(one.stands_for) is (one.key not in UNLIKE)
    for column in one.columns:
        assert {part for parts in column.parts for part in parts} <= set(one.by_key)
    for line in one.lines:
        assert line.within in {"", "total", *one.line_by_key}
    if one.stands_for:
        stood_for = kind(one.stands_for)
        assert one.rows == stood_for.rows or one.key == "account_income"
        assert one.columns[0].key in {*stood_for.by_key, "budgeted_total", "opening"}
        assert "total" in one.by_key or "amount" in one.by_key


def test_a_table_is_found_under_the_kind_it_stands_for():
    table = Table.build("account_expenditure", [("2010601", {"basic": "1.00"})], year=2024)
    account = DepartmentBudget(2024, tables=(table,), stage=Stage.FINAL_ACCOUNT)
    assert account.table("expenditure") is account.table("account_expenditure") is table
    assert account.address("expenditure", "total", "basic") == account.address(
        "account_expenditure", "total", "basic"
    )
    other = Table.build("expenditure", [("2010601", {"basic": "2.00"})], year=2024)
    both = account.with_table(other)
    assert both.tables == (table, other)
    assert both.table("expenditure") is other


def test_classes_add_to_the_sum_of_their_half_of_the_table():
    rows = [
        ("301", {"total": "2.00"}),
        ("30101", {"total": "2.00"}),
        ("303", {"total": "1.00"}),
        ("302", {"total": "0.50"}),
        ("310", {"total": "0.25"}),
    ]
    table = Table.build("account_basic", rows, year=2024)
    assert [line.key for line in table.lines[-2:]] == ["personnel", "public_use"]
    assert str(table.line("personnel").figure("total")) == "3.00"
    assert str(table.line("public_use").figure("total")) == "0.75"
    assert table.children == {0: (1,), 5: (0, 2), 6: (3, 4)}
    assert table.parents[5] is None


def test_questions_about_a_final_account():
    account = settle(
        [Entry.of("2010601", "30101", 1_000_000), Entry.of("2010601", "30217", 200_000)],
        year=2024,
        institution=Institution("某局"),
        holdings=[Holding("2010601", closing=1_00)],
    )
    assert account.personnel() == Money("1000000", CNY)
    assert account.public_use() == Money("200000", CNY)
    assert account.spent("2010601") == Money("1200000", CNY)
    assert account.spent("301", Fund.GENERAL_PUBLIC, Nature.BASIC) == Money("1000000", CNY)
    assert account.by_fund()[Fund.GENERAL_PUBLIC] == Money("1200000", CNY)  # as printed: one 元 is too little
    assert account.three_public()["reception"] == Money("200000", CNY)
    assert account.by_nature() == {Nature.BASIC: Money("1200000", CNY)} | {
        nature: Money("0", CNY) for nature in Nature if nature is not Nature.BASIC
    }
