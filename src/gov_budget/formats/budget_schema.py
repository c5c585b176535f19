"""The JSON Schema of the format, made from the shapes and the declared kinds of table.

``schema/budget-1.schema.json`` is the published copy. Two things a schema cannot say are checked
by the reader alone: that a line fills only columns its own table prints, and that no key stands
twice in an object.
"""

from __future__ import annotations

import typing
from enum import Enum
from inspect import getdoc
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

import attrs

from gov_budget.formats.document_shapes import FORMAT, DocumentShape
from gov_budget.formats.shapes import Cells, CellShape, Range, TableShape
from gov_budget.model import TableKind, kinds

__all__ = ["schema"]

_Schema: typing.TypeAlias = dict[str, Any]


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a budget in JSON."""
    defs: _Schema = {}
    root = _object(DocumentShape, defs)
    root["properties"]["format"]["const"] = FORMAT
    _define(TableShape, defs)["allOf"] = [_columns_of(kind) for kind in kinds().values()]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:gov-budget:schema:budget-1",
        **root,
        "$defs": dict(sorted(defs.items())),
    }


def _object(shape: type, defs: _Schema) -> _Schema:
    hints = typing.get_type_hints(shape, include_extras=True)
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(shape)
    return {
        "title": _title(shape),
        "description": getdoc(shape),
        "type": "object",
        "properties": {
            f.name: {"description": f.metadata["says"], **_value(hints[f.name], defs)} for f in fields
        },
        "required": [f.name for f in fields if f.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _title(shape: type) -> str:
    return shape.__name__.removesuffix("Shape")


def _define(shape: type, defs: _Schema) -> _Schema:
    title = _title(shape)
    if title not in defs:
        defs[title] = {}  # an institution holds institutions
        defs[title] = _object(shape, defs)
    found: _Schema = defs[title]
    return found


def _value(hint: object, defs: _Schema) -> _Schema:
    if hint == Cells:
        return _cells(defs)
    if get_origin(hint) is Annotated:
        return _number(get_args(hint)[1])
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], defs)}
    if NoneType in get_args(hint):
        return {"anyOf": [_value(get_args(hint)[0], defs), {"type": "null"}]}
    return _plain(typing.cast("type[object]", hint), defs)


def _plain(hint: type[object], defs: _Schema) -> _Schema:
    if hint is str:
        return {"type": "string"}
    if hint is bool:
        return {"type": "boolean"}
    if hint is TableKind:
        return {"enum": list(kinds())}
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    _define(hint, defs)
    return {"$ref": f"#/$defs/{_title(hint)}"}


def _number(within: Range) -> _Schema:
    return {"type": "integer", "minimum": within.least, "maximum": within.most}


def _cells(defs: _Schema) -> _Schema:
    defs["Printed"] = {
        "description": "What is printed in a column: the text alone where nothing else is to be said.",
        "anyOf": [{"type": "string"}, _plain(CellShape, defs)],
    }
    columns = sorted({column for kind in kinds().values() for column in kind.by_key})
    return {
        "type": "object",
        "properties": {key: {"$ref": "#/$defs/Printed"} for key in columns},
        "additionalProperties": False,
    }


def _columns_of(kind: TableKind) -> _Schema:
    columns: _Schema = {"enum": list(kind.by_key)}
    many = {"items": columns}
    line = {
        "cells": {"propertyNames": columns},
        "ambiguous": {"items": {"properties": {"candidates": many}}},
    }
    return {
        "if": {"properties": {"kind": {"const": kind.key}}},
        "then": {"properties": {"columns": {**many, "uniqueItems": True},
                                "lines": {"items": {"properties": line}}}},
    }  # fmt: skip
