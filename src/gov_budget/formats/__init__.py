"""Budgets as files: JSON, its schema, and CSV.

Importing this package loads nothing; a format is imported when one of its functions is first
asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_budget.formats.budget_schema import schema
    from gov_budget.formats.csv import read_csv, write_csv
    from gov_budget.formats.json import dump, dumps, from_dict, load, loads, to_dict

__all__ = ["dump", "dumps", "from_dict", "load", "loads", "read_csv", "schema", "to_dict", "write_csv"]

_HOME = {"schema": "budget_schema", "read_csv": "csv", "write_csv": "csv"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'json')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
