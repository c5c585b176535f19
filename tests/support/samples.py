"""One budget of each form for a seed: every profile, of a department and of a unit, and final accounts."""

from random import Random

import attrs
from provinces import provincial_budget
from rendering import Look, as_printed

from gov_budget.fiscal import Scope
from gov_budget.profiles import load, names
from gov_budget.strategies import random_account, random_budget

__all__ = ["FORMS", "look_of", "sample"]

LEDGER = ("shanghai", "sichuan")
"""The profiles whose form the ledger itself knows."""
FORMS = tuple(f"{name}{scope}" for name in names() for scope in ("", " unit"))
"""The forms: the name of a profile, with ``unit`` behind it for the budget of a unit."""


def sample(form, seed):
    """Return the budget of a form for a seed, as it is printed."""
    name, _, scope = form.partition(" ")
    chance = Random(f"{form} {seed}")  # noqa: S311 - made to be repeated
    budget = _budget(name, chance, seed, 0 if scope else 2)
    return as_printed(_of_unit(budget) if scope else budget)


def _budget(name, chance, seed, units):
    if name == "accounts":
        return random_account(chance)
    if name in LEDGER:
        return random_budget(chance, year=2024, profile=name, most_units=units)
    return provincial_budget(chance, name, title=seed % 3)


def _of_unit(budget):
    """The same for a unit: the title says so, and those of its tables where the form has such."""
    tables = [_unit_title(table, load(budget.profile)) for table in as_printed(budget).tables]
    title = budget.title.replace("部门", "单位")
    return attrs.evolve(budget, scope=Scope.UNIT, title=title, tables=tuple(tables))


def _unit_title(table, profile):
    own = next(one for one in profile.tables if one.kind == table.kind.key)
    title = next((one for one in own.titles if "单位" in one), table.title)
    return attrs.evolve(table, title=title)


def look_of(form, seed):
    """Return how the budget of a form looks for a seed."""
    chance = Random(f"look {form} {seed}")  # noqa: S311 - made to be repeated
    return Look(
        splits_codes=chance.random() < 0.5,
        repeats_head=chance.random() < 0.5,
        rows_a_page=chance.choice([0, 7, 12]),
        numbers_rows=chance.random() < 0.5,
        is_portrait=chance.random() < 0.5,
        as_numbers=chance.random() < 0.5,
        hides_zeros=chance.random() < 0.5,
        numbers_pages=chance.random() < 0.5,
    )
