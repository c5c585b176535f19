"""Exact printed amounts: units, numerals, rounding, intervals, figures."""

from gov_budget.money.figure import Figure, exact_fen, money_of
from gov_budget.money.interval import Interval
from gov_budget.money.numerals import Mark, Numeral, mark_of, print_numeral, read_numeral
from gov_budget.money.ratio import Percentage, growth_from_change, growth_of, percent_of, percent_of_sums
from gov_budget.money.rounding import Rounding
from gov_budget.money.units import Unit

__all__ = [
    "Figure",
    "Interval",
    "Mark",
    "Numeral",
    "Percentage",
    "Rounding",
    "Unit",
    "exact_fen",
    "growth_from_change",
    "growth_of",
    "mark_of",
    "money_of",
    "percent_of",
    "percent_of_sums",
    "print_numeral",
    "read_numeral",
]
