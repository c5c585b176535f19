import copy
import json
from importlib.resources import files

import jsonschema
import pytest

from gov_budget import formats
from gov_budget.model import kinds


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(formats.schema())


@pytest.fixture
def data(root):
    return json.loads((root / "examples" / "quxian-2024.json").read_text("utf-8"))


def test_the_shipped_schema_is_the_one_the_shapes_make():
    shipped = files("gov_budget.formats").joinpath("schema/budget-1.schema.json").read_text("utf-8")
    made = json.dumps(formats.schema(), ensure_ascii=False, indent=2) + "\n"
    assert shipped == made, "write json.dumps(schema(), ensure_ascii=False, indent=2) to the shipped file"


def test_it_is_a_schema_and_the_example_fits(validator, data):
    validator.check_schema(validator.schema)
    validator.validate(data)


def objects(value):
    if isinstance(value, dict):
        if value.get("type") == "object":
            yield value
        for below in value.values():
            yield from objects(below)
    elif isinstance(value, list):
        for below in value:
            yield from objects(below)


def test_every_object_is_closed_and_every_key_explained():
    found = list(objects(formats.schema()))
    assert len(found) == 17
    for schema in found:
        assert schema["additionalProperties"] is False
        if "title" in schema:
            assert schema["description"]
            assert all(value["description"] for value in schema["properties"].values())


def test_the_kinds_of_table_and_their_columns_come_from_the_model():
    table = formats.schema()["$defs"]["Table"]
    assert table["properties"]["kind"]["enum"] == list(kinds())
    told = {rule["if"]["properties"]["kind"]["const"]: rule["then"] for rule in table["allOf"]}
    assert {key: then["properties"]["columns"]["items"]["enum"] for key, then in told.items()} == {
        kind.key: list(kind.by_key) for kind in kinds().values()
    }


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("format",), "gov_budget/2"),
        (("year",), "2024"),
        (("extra",), 1),
        (("tables", 2, "kind"), "x"),
        (("tables", 2, "unit"), "千元"),
        (("tables", 2, "columns", 1), "reception"),
        (("tables", 2, "columns", 1), "total"),
        (("tables", 2, "lines", 0, "role"), "x"),
        (("tables", 2, "lines", 0, "cells"), {"reception": "1"}),
        (("tables", 2, "lines", 0, "cells"), {"total": 1}),
        (("tables", 2, "lines", 0, "ambiguous"), [{"text": "1", "candidates": ["reception"]}]),
        (("statement", "claims"), None),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(validator, data, place, value):
    changed = copy.deepcopy(data)
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    assert not validator.is_valid(changed)
