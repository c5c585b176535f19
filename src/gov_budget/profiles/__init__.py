"""How each province prints its budgets, as data."""

from gov_budget.profiles.loading import load, names
from gov_budget.profiles.profile import Conventions, PrintedTable, Profile
from gov_budget.profiles.recognition import is_title, kind_of_title
from gov_budget.profiles.titles import folded, title_of

__all__ = [
    "Conventions",
    "PrintedTable",
    "Profile",
    "folded",
    "is_title",
    "kind_of_title",
    "load",
    "names",
    "title_of",
]
