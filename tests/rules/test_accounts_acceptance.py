"""The rules of final accounts, each accepted on a document small enough to check by hand."""

import pytest
from acceptance import Acceptance, verify
from final_account import final_account
from rewriting import cell, in_yuan, shuffled, spaced, without_line

REWRITINGS = (in_yuan, spaced, shuffled)


def tables(broken, changed):
    """A rule about tables: one line left out or a figure as a clerk gets it wrong, and one single figure."""
    return Acceptance(final_account, broken, changed, REWRITINGS)


F1, F2, F3 = "account_balance", "account_income", "account_expenditure"
F4, F5, F6 = "account_appropriation_balance", "account_general_public", "account_basic"
F7, F8, F9 = "account_three_public", "account_government_fund", "account_state_capital"

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
}


@pytest.mark.parametrize("rule", CASES)
def test_rule(rule):
    verify(rule, CASES[rule])
