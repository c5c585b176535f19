"""The libraries of the extra ``bulk``, imported when they are first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeAlias

from gov_budget.errors import MissingExtra

__all__ = ["ArrowSchema", "ArrowTable", "Expr", "LazyFrame", "needs"]

# extras have no types where they are not installed
LazyFrame: TypeAlias = Any
"""A lazy frame of narwhals."""
Expr: TypeAlias = Any
"""An expression of narwhals."""
ArrowTable: TypeAlias = Any
"""A table of pyarrow."""
ArrowSchema: TypeAlias = Any
"""A schema of pyarrow."""

_EXTRAS = {"pyspark": "spark"}


def needs(name: str) -> Any:  # noqa: ANN401 - a module has no narrower type
    """Return a library by its name.

    Raises:
        MissingExtra: it is not installed; the extra that brings it is named.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        root = name.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != root:
            raise
        raise MissingExtra(f"budgets in columns ({root})", _EXTRAS.get(root, "bulk")) from error
