"""Questions to a budget; the expected amounts were read off the published tables."""

import pytest
from moneyed import CNY, Money

from gov_budget import errors
from gov_budget.fiscal import Fund, Nature
from gov_budget.model import Address, Cell, DepartmentBudget, Institution, Line, Role, Table, kind
from gov_budget.money import Unit


def yuan(text):
    return Money(text, CNY)


@pytest.mark.parametrize(
    ("prefix", "fund", "nature", "expected"),
    [
        ("", None, None, "3671200.00"),
        ("206", None, None, "1991400.00"),
        ("208", None, None, "161600.00"),
        ("2060701", None, Nature.BASIC, "1430900.00"),
        ("", None, Nature.PROJECT, "1900500.00"),
        ("", Fund.GENERAL_PUBLIC, None, "2331200.00"),
        ("212", Fund.GOVERNMENT_FUND, Nature.PROJECT, "1340000.00"),
        ("301", None, None, "1554000.00"),
        ("302", Fund.GOVERNMENT_FUND, None, "1040000.00"),
        ("302", Fund.GENERAL_PUBLIC, Nature.BASIC, "204500.00"),
        ("302", Fund.GENERAL_PUBLIC, Nature.PROJECT, "560500.00"),
        ("30112", None, None, "9100.00"),
        ("205", None, None, "0.00"),
    ],
)
def test_spent(example, prefix, fund, nature, expected):
    assert example.spent(prefix, fund, nature) == yuan(expected)


def test_by_fund_and_by_nature(example):
    assert example.by_fund() == {Fund.GENERAL_PUBLIC: yuan("2331200"), Fund.GOVERNMENT_FUND: yuan("1340000")}
    natures = example.by_nature()
    assert (natures[Nature.BASIC], natures[Nature.PROJECT]) == (yuan("1770700"), yuan("1900500"))


def test_personnel_and_public_use_follow_the_columns(example):
    assert (example.personnel(), example.public_use()) == (yuan("1620700"), yuan("150000"))


def test_three_public_by_item(example):
    items = example.three_public()
    assert {k: str(v.amount) for k, v in items.items() if v} == {
        "total": "111900.00",
        "vehicles": "110000.00",
        "vehicle_running": "110000.00",
        "reception": "1900.00",
    }


@pytest.mark.parametrize(
    "question",
    [
        lambda b: b.spent("208", Fund.UNIT_FUNDS),
        lambda b: b.spent(
            "208", Fund.GENERAL_PUBLIC, Nature.BASIC
        ),  # 四川's table by function has no such column
        lambda b: b.spent("302", None, Nature.BASIC),
    ],
)
def test_what_is_not_published_is_not_made_up(example, question):
    with pytest.raises(errors.MissingTable):
        question(example)


def test_an_empty_document_says_which_table_is_missing():
    with pytest.raises(errors.MissingTable, match="expenditure"):
        DepartmentBudget(2024, Institution("某局")).spent("208")
    with pytest.raises(errors.UnrecognisedTable, match="near: expenditure"):
        DepartmentBudget(2024).table("expenditur")


def test_an_ambiguous_amount_is_never_answered_with():
    columns = ("total", "basic", "project")
    cells = (
        Cell.read("total", "5.00", Unit.WAN),
        Cell.read("", "5.00", Unit.WAN, candidates=("basic", "project")),
    )
    line = Line(Role.TOTAL, columns, cells)
    budget = DepartmentBudget(2024, tables=(Table(kind("expenditure"), Unit.WAN, columns, (line,)),))
    assert budget.spent() == yuan("50000")
    with pytest.raises(errors.AmbiguousFigure, match="basic, project"):
        budget.spent(nature=Nature.BASIC)


def test_changing_a_cell_leaves_the_rest_and_the_original_alone(example):
    address = example.address("expenditure", "2060701", "total")
    changed = example.with_cell(address, "134.09")
    assert str(changed.cell(address).figure) == "134.09"
    assert str(example.cell(address).figure) == "143.09"
    assert changed.with_cell(address, "143.09") == example
    assert hash(example) == hash(changed.with_cell(address, "143.09"))


def test_addresses_are_ordered():
    assert Address(0, 1, "a") < Address(1, 0, "a")
