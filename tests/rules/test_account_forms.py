"""The forms that 云南 and others print beside the common set: labelled lines, carry-over columns, assets."""

import pytest

from gov_budget.fiscal import Stage
from gov_budget.model import DepartmentBudget, Table
from gov_budget.rules import Verdict, reconcile


def verdicts(table, rule):
    account = DepartmentBudget(2024, tables=(table,), stage=Stage.FINAL_ACCOUNT)
    return [f.verdict for f in reconcile(account, rules=[rule]).findings]


def running(**other):
    amounts = {
        "three_public": "4.50",
        "three_public.overseas": "2.40",
        "three_public.vehicles": "1.60",
        "three_public.vehicle_running": "1.60",
        "three_public.reception": "0.50",
        "three_public.reception.domestic": "0.40",
        "three_public.reception.foreign": "0.10",
    }
    amounts |= {key.replace("__", "."): text for key, text in other.items()}
    return Table.build("account_running", list(amounts.items()), columns=("amount",))


def test_three_public_expenses_as_labelled_lines():
    assert verdicts(running(), "F17") == [Verdict.HOLDS] * 3
    assert verdicts(running(three_public__reception="0.60"), "F17").count(Verdict.BROKEN) == 2


@pytest.mark.parametrize(
    "line", ["three_public", "three_public.vehicle_running", "three_public.reception.foreign"]
)
def test_one_wrong_labelled_line_is_seen(line):
    wrong = running(**{line.replace(".", "__"): "9.99"})
    assert Verdict.BROKEN in verdicts(wrong, "F17")


COLUMNS = ("opening", "income", "total", "basic", "personnel", "public_use", "project", "closing")


def general(closing):
    amounts = dict(
        zip(COLUMNS, ("6.00", "165.00", "167.00", "132.00", "122.00", "10.00", "35.00", closing), strict=True)
    )
    rows = [(key, amounts) for key in ("total", "201", "20106", "2010601")]
    return Table.build("account_general_public", rows, columns=COLUMNS)


def test_the_general_public_table_with_columns_of_carry_over():
    found = verdicts(general("4.00"), "F10")
    assert set(found) == {Verdict.HOLDS}
    assert len(found) == 4 * (1 + 2) + 3 * len(COLUMNS)  # the flow and two sums a row, three levels a column
    assert verdicts(general("5.00"), "F10").count(Verdict.BROKEN) == 4


def test_assets_are_current_fixed_and_others():
    amounts = {
        "total": "100.00",
        "current": "60.00",
        "fixed": "40.00",
        "buildings": "30.00",
        "other_fixed": "10.00",
    }
    table = Table.build("account_assets", [("total", amounts)])
    assert Verdict.BROKEN not in verdicts(table, "W29")
    amounts["fixed"] = "140.00"
    assert Verdict.BROKEN in verdicts(Table.build("account_assets", [("total", amounts)]), "W29")
