"""The frames of a dataset and their columns, read from ``data/columns.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_budget.bulk.extras import ArrowSchema, needs

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["FRAMES", "Field", "arrow_schema", "fields"]

FRAMES = ("documents", "tables", "cells", "claims", "texts", "listings", "indicators")
"""The frames that a dataset of budgets consists of; ``results`` holds what came of a reconciliation."""


@attrs.frozen
class Field:
    """One column: its name, its Arrow type, whether it may be null, and what it means."""

    name: str
    type: str
    null: bool
    means: str


@cache
def fields(frame: str) -> tuple[Field, ...]:
    """Return the columns of a frame.

    >>> [field.name for field in fields("texts")]
    ['document', 'section', 'paragraph', 'text']
    """
    return tuple(
        Field(name, raw["type"], raw.get("null", False), raw["means"]) for name, raw in _raw()[frame].items()
    )


@cache
def arrow_schema(frame: str) -> ArrowSchema:
    """Return the Arrow schema of a frame.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa = needs("pyarrow")
    types = {"int64": pa.int64(), "int32": pa.int32(), "string": pa.string(), "bool": pa.bool_()}
    return pa.schema([pa.field(f.name, types[f.type], nullable=True) for f in fields(frame)])


@cache
def _raw() -> Mapping[str, dict[str, dict[str, Any]]]:
    text = files("gov_budget.bulk").joinpath("data/columns.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))
