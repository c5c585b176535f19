"""Hypothesis strategies: codes, figures, budgets that reconcile, and budgets with one wrong figure.

The names below are imported when they are first used; all but those that begin with ``random_``
need the extra ``strategies``.

>>> from hypothesis import given, settings
>>> from gov_budget import strategies
>>> @settings(max_examples=5, database=None, deadline=None)
... @given(strategies.reconciling_budgets(year=2024))
... def expenditure_is_what_comes_in(budget):
...     balance = budget.table("balance")
...     incomes, spent = balance.line("income_total"), balance.line("expenditure_total")
...     assert incomes.figure("amount") == spent.figure("amount")
>>> expenditure_is_what_comes_in()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from gov_budget.errors import MissingExtra

if TYPE_CHECKING:
    from gov_budget.strategies.accounts import random_account, random_written_account
    from gov_budget.strategies.budgets import (
        broken_budgets,
        broken_prose,
        entries,
        reconciling_accounts,
        reconciling_budgets,
    )
    from gov_budget.strategies.bulk import random_broken, random_broken_prose, random_budget
    from gov_budget.strategies.classified import codes, subjects
    from gov_budget.strategies.misprints import BrokenProse
    from gov_budget.strategies.numerals import amounts, figures, printed_numerals
    from gov_budget.strategies.slips import Broken, Slip

__all__ = [
    "Broken",
    "BrokenProse",
    "Slip",
    "amounts",
    "broken_budgets",
    "broken_prose",
    "codes",
    "entries",
    "figures",
    "printed_numerals",
    "random_account",
    "random_broken",
    "random_broken_prose",
    "random_budget",
    "random_written_account",
    "reconciling_accounts",
    "reconciling_budgets",
    "subjects",
]

_HOMES = {
    "Broken": "slips",
    "BrokenProse": "misprints",
    "Slip": "slips",
    "amounts": "numerals",
    "broken_budgets": "budgets",
    "broken_prose": "budgets",
    "codes": "classified",
    "entries": "budgets",
    "figures": "numerals",
    "printed_numerals": "numerals",
    "random_account": "accounts",
    "random_broken": "bulk",
    "random_broken_prose": "bulk",
    "random_budget": "bulk",
    "random_written_account": "accounts",
    "reconciling_accounts": "budgets",
    "reconciling_budgets": "budgets",
    "subjects": "classified",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for.

    Raises:
        MissingExtra: the name needs hypothesis, which is not installed.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    try:
        home = import_module(f"{__name__}.{_HOMES[name]}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "hypothesis":
            raise
        raise MissingExtra("hypothesis strategies", "strategies") from error
    found: object = getattr(home, name)
    return found


def __dir__() -> list[str]:
    return __all__
