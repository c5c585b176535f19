"""Where k amounts can stand in m columns, and what happens when that cannot be told."""

import pytest

from gov_budget.model import DepartmentBudget, Line
from gov_budget.money import Mark, Unit
from gov_budget.readers import parse_text
from gov_budget.readers.constraints import Spread, System
from gov_budget.readers.placing import Placing
from gov_budget.readers.settling import Network
from gov_budget.readers.spans import span_of

EXPENDITURE = ("total", "basic", "project", "remitted_up", "subsidy_down")
BASIC = ("total", "personnel", "public_use")


def places(kind: str, columns: tuple[str, ...], *amounts: str) -> set[tuple[str, ...]]:
    found = Placing().of(kind, columns, [span_of(text, Unit.WAN) for text in amounts])
    return {tuple(columns[i] for i in one.columns) for one in found}


def placed(line: Line) -> list[tuple[str, str]]:
    return [(cell.column or "?", cell.text) for cell in line.cells]


def expenditure(*rows: str) -> DepartmentBudget:
    heading = "某局2024年部门预算\n表1-2\n部门支出总表\n单位：万元\n合计 基本支出 项目支出\n"
    return parse_text(heading + "\n".join(rows))


def test_the_arithmetic_of_a_row_decides():
    assert places("general_public_basic", BASIC, "20.45", "5.45", "15.00") == {BASIC}
    three = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
    assert places("three_public", three, "3.19", "3.00", "3.00", "0.19") == {
        ("total", "vehicles", "vehicle_purchase", "reception"),
        ("total", "vehicles", "vehicle_running", "reception"),
    }


def test_rounding_counts_as_adding_up():
    assert places("general_public_basic", BASIC[:3], "10.01", "5.00", "5.00") == {BASIC}
    assert ("total", "basic", "project") in places("expenditure", EXPENDITURE, "10.01", "5.00", "5.00")


def test_a_row_that_does_not_add_up_is_in_doubt():
    found = Placing().of(
        "general_public_basic", BASIC, [span_of("3.70", Unit.WAN), span_of("3.60", Unit.WAN)]
    )
    assert {(one.columns, one.doubtful) for one in found} == {
        ((0, 1), (0,)), ((0, 1), (1,)), ((0, 2), (0,)), ((0, 2), (1,)),
    }  # fmt: skip


def test_more_amounts_than_columns_have_no_place():
    assert Placing().of("general_public_basic", BASIC, [span_of("1.00", Unit.WAN)] * 4) == ()


def test_two_possible_placements_are_candidates_and_no_guess():
    budget = expenditure("合计 10.00 10.00", "206 07 01 机构运行 10.00 10.00")
    for line in budget.table("expenditure").lines:
        assert placed(line) == [("total", "10.00"), ("?", "10.00")]
        assert line.cells[1].candidates == EXPENDITURE[1:]
        assert line.cells[1].is_ambiguous


def test_the_sums_of_the_columns_decide():
    budget = expenditure(
        "合计 10.00 4.00 6.00", "206 07 01 机构运行 4.00 4.00", "221 02 01 住房公积金 6.00 6.00"
    )
    total, first, second = budget.table("expenditure").lines
    at = [cell.candidates for cell in total.cells]
    assert at[0] == ()
    assert at[1] == ("basic", "project", "remitted_up")
    assert [cell.candidates for cell in first.cells][1] == ("basic", "project", "remitted_up")
    assert [cell.candidates for cell in second.cells][1] == ("project", "remitted_up", "subsidy_down")


FORM = "\n部门整体支出绩效目标申报表\n预算年度:2024\n（元）\n100000.00 50000.00 50000.00 50000.00 50000.00\n"
ONLY_FISCAL = (
    "表1\n部门收支总表\n单位：万元\n项目 预算数\n一般公共预算拨款收入 10.00\n事业收入\n收入总计 10.00\n"
)
HALVES = ("合计 10.00 5.00 5.00", "206 07 01 机构运行 5.00 5.00", "221 02 01 住房公积金 5.00 5.00")


def test_what_is_neither_stands_under_one_of_the_two_of_the_performance_form():
    budget = expenditure(*HALVES, FORM)
    for line in budget.table("expenditure").lines:
        assert placed(line)[1:] == [("?", "5.00")] * (len(line.cells) - 1)


def test_equal_amounts_stay_ambiguous_though_the_total_is_known():
    budget = expenditure(*HALVES, FORM, ONLY_FISCAL)
    total, first, second = budget.table("expenditure").lines
    assert [column for column, _ in placed(total)] == ["total", "basic", "project"]
    assert first.cells[1].candidates == second.cells[1].candidates == ("basic", "project")


def test_more_amounts_than_columns_are_kept():
    line = expenditure("合计 1.00 2.00 3.00 4.00 5.00 6.00").table("expenditure").total
    assert [cell.text for cell in line.cells] == ["1.00", "2.00", "3.00", "4.00", "5.00", "6.00"]
    assert all(cell.candidates == EXPENDITURE for cell in line.cells)


def test_what_is_no_number_is_kept_as_text():
    budget = expenditure("合计 10.00 12..3", "206 07 01 机构运行 10.00 10.00")
    cells = budget.table("expenditure").total.cells
    assert [(cell.text, cell.mark) for cell in cells] == [("10.00", Mark.NUMBER), ("12..3", Mark.TEXT)]
    assert cells[1].figure is None


def test_dashes_mark_empty_cells():
    line = expenditure("合计 10.00 — 10.00 — —").table("expenditure").total
    assert [cell.column for cell in line.cells] == list(EXPENDITURE)
    assert line.figure("project").text == "10.00"
    assert line.cell("basic").mark is Mark.DASH


def test_amounts_without_a_row_name_are_kept_and_placed_by_their_sums():
    budget = expenditure(
        "合计 10.00 4.00 6.00 0.00 0.00", "4.00 4.00 0.00 0.00 0.00", "6.00 0.00 6.00 0.00 0.00"
    )
    lines = budget.table("expenditure").lines
    assert [line.role.value for line in lines] == ["total", "repeat", "item"]
    assert [line.name for line in lines] == ["合计", "", ""]


def test_a_system_without_solution_is_dropped():
    spreads = [
        Spread(("a", "b"), ((1, 1),), Placing().of("state_capital", ("basic", "project"), [(1, 1)]))
    ] * 2
    spreads = [Spread(("basic", "project"), one.values, one.placements) for one in spreads]
    network = Network(list(spreads))
    network.settle([System((((0, "basic", 1), (0, "project", 1)),))])
    assert network.spreads == spreads


def test_a_system_with_a_solution_narrows():
    both = Placing().of("state_capital", ("basic", "project"), [(1, 1)])
    only = tuple(one for one in both if one.columns == (1,))
    network = Network([Spread(("basic", "project"), ((1, 1),), kept) for kept in (both, only)])
    network.settle([System((((0, "project", 1), (1, "project", -1)),))])
    assert network.spreads[0].placements == only


@pytest.mark.parametrize("amounts", [["1.00"] * 7, ["2.00", "1.00", "1.00", "1.00"]])
def test_the_cost_of_placing_is_bounded(amounts: list[str], monkeypatch: pytest.MonkeyPatch):
    columns = tuple(f"c{n}" for n in range(40))
    monkeypatch.setattr("gov_budget.readers.placing.MAX_NODES", 1_000)
    assert places("expenditure", columns, *amounts) == set()
