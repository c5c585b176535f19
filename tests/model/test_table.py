"""Tables built in code: what is derived, and what a caller gets wrong."""

import pytest
from moneyed import CNY, USD, Money

from gov_budget import errors
from gov_budget.model import Role, Row, Table
from gov_budget.money import Unit


def test_rows_of_code_and_amounts_in_every_accepted_form():
    table = Table.build(
        "expenditure",
        [
            ("2060701", {"basic": 1_430_900}),
            ("2060799", {"project": Money("560500", CNY)}),
            ("208 05 05", {"basic": "15.25"}),
        ],
        year=2024,
    )
    assert [line.code for line in table.lines] == ["", "2060701", "2060799", "2080505"]
    assert table.line("2080505").name == "机关事业单位基本养老保险缴费支出"
    assert table.columns == ("total", "basic", "project")
    assert [str(table.total.figure(c)) for c in table.columns] == ["214.39", "158.34", "56.05"]


def test_totals_are_summed_exactly_and_rounded_once():
    """Three times 0.005 万元 is 0.015: printed 0.02, though each part prints as 0.01."""
    table = Table.build("government_fund", [(f"212080{i}", {"project": 50}) for i in (1, 2, 3)])
    assert {str(table.lines[i].figure("project")) for i in table.leaves} == {"0.01"}
    assert str(table.total.figure("project")) == "0.02"


def test_a_given_total_is_kept_even_when_it_is_wrong():
    table = Table.build("government_fund", [("total", {"total": "9.99"}), ("2120899", {"project": "1.00"})])
    assert str(table.total.figure("total")) == "9.99"


def test_parents_are_not_added_to_their_children():
    rows = [
        ("206", {"basic": 300}),
        ("20607", {"basic": 300}),
        ("2060701", {"basic": 100}),
        ("2060799", {"basic": 200}),
    ]
    table = Table.build("expenditure", rows, unit=Unit.YUAN)
    assert table.total.figure("basic").money == Money("300.00", CNY)


def test_a_balance_gets_its_sums():
    table = Table.build(
        "balance",
        [("income.general_public", 2_331_200), ("income.government_fund", 1_340_000), ("206", "367.12")],
    )
    printed = {line.key: str(line.figure("amount")) for line in table.lines}
    assert printed["income"] == printed["income_total"] == "367.12"
    assert printed["expenditure"] == printed["expenditure_total"] == "367.12"


def test_sub_items_repeat_their_code():
    rows = [
        ("30112", {"personnel": 9_100}),
        Row("30112", {"personnel": 2_800}, "医疗补助缴费", role=Role.LOCAL),
    ]
    table = Table.build("general_public_basic", rows)
    assert table.line("30112").role is Role.SUBJECT
    assert str(table.total.figure("personnel")) == "0.91"


@pytest.mark.parametrize(
    ("kind", "rows", "options", "error", "words"),
    [
        ("expenditures", [], {}, errors.UnrecognisedTable, "near: expenditure"),
        ("expenditure", [("2060701", {"basik": 1})], {}, errors.UnknownColumn, "basik"),
        ("expenditure", [("2060701", 12)], {}, errors.InvalidTable, "say which of total, basic"),
        (
            "expenditure",
            [("2060701", {"basic": "12..3"})],
            {},
            errors.UnreadableFigure,
            "row 1 (2060701), column basic",
        ),
        (
            "expenditure",
            [("2060701", {"basic": 1.5})],
            {},
            errors.InvalidAmount,
            "row 1 (2060701), column basic",
        ),
        ("expenditure", [("2060701", {"basic": True})], {}, errors.InvalidAmount, "int yuan"),
        ("expenditure", [("2060701", {"basic": Money("1", USD)})], {}, errors.InvalidAmount, "money in CNY"),
        ("expenditure", [("2060701", {"basic": Money("0.001", CNY)})], {}, errors.InvalidAmount, "whole 分"),
        ("expenditure", [("2060702x", {"basic": 1})], {}, errors.InvalidTable, "unknown line '2060702x'"),
        ("expenditure", [("2060798", {"basic": 1})], {"year": 2024}, errors.UnknownCode, "2060798"),
        ("expenditure", [("2060701", {"basic": 1})], {"year": 1999}, errors.UnknownYear, "2018 to 2027"),
        ("expenditure", [("2060701", {"basic": 1})] * 2, {}, errors.InvalidTable, "given twice"),
        ("expenditure", ["2060701"], {}, errors.InvalidTable, "row 1"),
        (
            "expenditure",
            [("2060701", {"operating": 1})],
            {"columns": ["total"]},
            errors.InvalidTable,
            "does not print",
        ),
        ("balance", [("incomes", 1)], {}, errors.InvalidTable, "income.general_public"),
    ],
)
def test_mistakes_are_told_at_construction(kind, rows, options, error, words):
    with pytest.raises(error) as raised:
        Table.build(kind, rows, **options)
    assert words in str(raised.value)


def test_questions_to_a_table_name_what_is_there():
    table = Table.build("expenditure", [("2060701", {"basic": 1})])
    with pytest.raises(errors.UnknownLine, match="2060701"):
        table.line("2060702")
    with pytest.raises(errors.UnknownColumn, match="basic"):
        table.line("2060701").figure("basik")
