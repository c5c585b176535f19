"""JSON Schemas of what the commands print, for programs that read it or hand it to a language model."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["SCHEMAS", "schema_of"]

SCHEMAS = ("report", "rule")
"""The values that have a schema here; that of a budget is :func:`gov_budget.formats.schema`."""


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a report or of a rule.

    Raises:
        ValueError: the name is not one of :data:`SCHEMAS`.

    >>> schema_of("report")["$id"]
    'urn:gov-budget:schema:report-1'
    """
    if name not in SCHEMAS:
        raise ValueError(f"unknown schema {name!r}: expected one of {', '.join(SCHEMAS)}")
    text = files("gov_budget.reports").joinpath(f"schema/{name}-1.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
