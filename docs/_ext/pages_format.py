"""The keys of the JSON format, from its schema."""

from __future__ import annotations

from typing import Any

from _ext.tables import code, table
from gov_budget import formats

__all__ = ["objects"]


def objects() -> str:
    """Return a section for each object of the format, the document first."""
    schema = formats.schema()
    named = {"Document": schema, **schema["$defs"]}
    return "\n\n".join(_section(name, one) for name, one in named.items())


def _section(name: str, declared: dict[str, Any]) -> str:
    if "properties" not in declared:
        return f"### {name}\n\n{_type(declared)}"
    needed = set(declared.get("required", ()))
    rows = [
        (code(key), _type(one), "yes" if key in needed else "", one.get("description", ""))
        for key, one in declared["properties"].items()
    ]
    said = declared.get("description", "").split("\n\n")[0].replace("\n", " ")
    return f"### {name}\n\n{said}\n\n{table(('Key', 'Type', 'Required', 'Meaning'), rows)}"


def _type(one: dict[str, Any]) -> str:
    if "$ref" in one:
        name = one["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in one:
        return " or ".join(map(_type, one["anyOf"]))
    if "const" in one or "enum" in one:
        return ", ".join(code(str(value)) for value in one.get("enum", [one.get("const")]))
    if one["type"] == "array":
        return f"list of {_type(one['items'])}"
    return _WORDS[one["type"]]


_WORDS = {
    "boolean": "true or false",
    "string": "text",
    "integer": "whole number",
    "null": "null",
    "object": "object: column → [Printed](#printed)",
}
