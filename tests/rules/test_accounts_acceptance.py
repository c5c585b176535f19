"""The rules of final accounts, each accepted on a document small enough to check by hand."""

import attrs
import pytest
from acceptance import Acceptance, verify
from final_account import UNITS, final_account
from rewriting import cell, in_yuan, shuffled, spaced, with_columns, without_line

REWRITINGS = (in_yuan, spaced, shuffled)


def tables(broken, changed):
    """A rule about tables: one line left out or a figure as a clerk gets it wrong, and one single figure."""
    return Acceptance(final_account, broken, changed, REWRITINGS)


F1, F2, F3 = "account_balance", "account_income", "account_expenditure"
F4, F5, F6 = "account_appropriation_balance", "account_general_public", "account_basic"
F7, F8, F9 = "account_three_public", "account_government_fund", "account_state_capital"


def last_year():
    """The account of the year before, which closed with what the other opens with."""
    closed = (
        (F1, "carry_forward", "amount", "9.00"),
        (F4, "carry_forward", "total", "8.00"),
        (F4, "carry_forward", "general_public", "6.00"),
        (F4, "carry_forward", "government_fund", "2.00"),
        (F4, "carry_forward", "state_capital", "0.00"),
        (F8, "total", "closing", "2.00"),
        (F9, "total", "closing", "0.00"),
    )
    budget = attrs.evolve(final_account(), year=2023)
    for kind, line, column, text in closed:
        budget = cell(kind, line, column, text)(budget)
    return budget


def of_agencies(budget):
    """The 事业单位 is gone."""
    return attrs.evolve(budget, institution=attrs.evolve(budget.institution, units=UNITS[:2]))


def agencies():
    account = of_agencies(final_account())
    for line in ("fund_balance", "surplus_distribution"):
        account = cell(F1, line, "amount", "0.00")(account)
    return account


CASES = {
    "F01": tables(without_line(F1, "income.other"), cell(F1, "income.business", "amount", "2.10")),
    "F02": tables(without_line(F1, "212"), cell(F1, "201", "amount", "139.10")),
    "F03": tables(without_line(F1, "surplus_distribution"), cell(F1, "carry_over", "amount", "9.05")),
    "F04": tables(cell(F2, "total", "other", "0.60"), cell(F1, "income.general_public", "amount", "165.05")),
    "F05": tables(cell(F1, "201", "amount", "193.00"), cell(F3, "208", "total", "19.02")),
    "F06": tables(without_line(F2, "2010602"), cell(F2, "2010602", "business", "2.01")),
    "F07": tables(without_line(F3, "2080506"), cell(F3, "2010602", "project", "40.02")),
    "F08": tables(
        without_line(F4, "carry_over.government_fund"),
        cell(F4, "expenditure_total", "government_fund", "23.02"),
    ),
    "F09": tables(cell(F4, "201", "general_public", "139.00"), cell(F5, "total", "total", "167.02")),
    "F10": tables(cell(F5, "201", "project", "40.00"), cell(F5, "2080505", "basic", "12.01")),
    "F11": tables(cell(F6, "public_use", "total", "8.00"), cell(F5, "total", "basic", "132.02")),
    "F12": tables(cell(F6, "public_use", "total", "8.00"), cell(F6, "303", "total", "1.02")),
    "F13": tables(cell(F4, "income", "amount", "198.00"), cell(F2, "total", "appropriation", "190.02")),
    "F14": tables(without_line(F3, "2080505"), cell(F3, "2080505", "total", "11.98")),
    "F15": tables(
        cell(F8, "2120899", "closing", "1.00"),
        cell(F8, "2120899", "income", "21.02"),
    ),
    "F16": tables(
        cell(F9, "2230105", "closing", "4.00"),
        cell(F9, "total", "basic", "0.05"),
    ),
    "F17": tables(
        cell(F7, "total", "budgeted_total", "5.00"),
        cell(F7, "total", "vehicle_running", "1.62"),
    ),
    "F18": tables(
        cell(F7, "total", "reception", "0.00"),
        cell(F7, "total", "vehicle_running", "1.58"),
    ),
    "F22": Acceptance(
        final_account,
        cell(F1, "carry_over", "amount", "0.90"),
        cell(F4, "carry_over.government_fund", "amount", "2.02"),
        (in_yuan, spaced, shuffled, cell(F1, "carry_over", "amount", "9.01")),
        {"last_year": last_year()},
    ),
    "F26": Acceptance(
        agencies,
        cell(F1, "fund_balance", "amount", "0.50"),
        cell(F1, "surplus_distribution", "amount", "0.01"),
        (in_yuan, spaced, shuffled, cell(F1, "fund_balance", "amount", "")),
    ),
    "F27": Acceptance(
        final_account,
        with_columns(F7, "total", "overseas", "vehicles", "reception"),
        with_columns(F7, "total"),
        (in_yuan, spaced, shuffled),
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_rule(rule):
    verify(rule, CASES[rule])
