import copy
import json
import math
from pathlib import Path

import pytest

from gov_budget import formats
from gov_budget.errors import InvalidDocument
from gov_budget.formats import plain

EXAMPLE = json.loads((Path(__file__).parents[2] / "examples" / "quxian-2024.json").read_text("utf-8"))
LINE = ("tables", 2, "lines", 3)
AMBIGUOUS = {"text": "1", "candidates": ["basic"]}


def changed(place, value):
    data = copy.deepcopy(EXAMPLE)
    holder = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return data


def without(place):
    data = changed(place, None)
    holder = data
    for step in place[:-1]:
        holder = holder[step]
    del holder[place[-1]]
    return data


def refused(data):
    with pytest.raises(InvalidDocument) as caught:
        formats.from_dict(data, "b.json")
    assert caught.value.file == "b.json"
    return caught.value


CHANGES = [
    # a wrong type
    (("title",), 5, "$.title", "expected text, not a number"),
    (("year",), "2024", "$.year", "expected a whole number from 1 to 9999"),
    (("year",), True, "$.year", "expected a whole number"),
    (("year",), 2024.0, "$.year", "expected a whole number"),
    (("year",), None, "$.year", "expected a whole number"),
    (("year",), 10**6000, "$.year", "expected a whole number"),
    (("year",), 0, "$.year", "expected a whole number"),
    (("institution",), [], "$.institution", "expected an object, not a list"),
    (("institution", "units", 0, "name"), None, "$.institution.units[0].name", "not null"),
    (("institution", "staff", 0, "count"), 2**53, "$.institution.staff[0].count", "whole number"),
    (("tables",), {}, "$.tables", "expected a list, not an object"),
    (("tables",), "balance", "$.tables", "expected a list, not text"),
    (("tables", 3), None, "$.tables[3]", "expected an object, not null"),
    (("tables", 2, "columns"), "total", "$.tables[2].columns", "expected a list"),
    (("tables", 2, "columns", 1), 1, "$.tables[2].columns[1]", "expected text"),
    ((*LINE, "cells"), [], "$.tables[2].lines[3].cells", "expected an object"),
    ((*LINE, "cells", "total"), 143.09, "$.tables[2].lines[3].cells.total", "not a number"),
    ((*LINE, "cells", "total"), None, "$.tables[2].lines[3].cells.total", "not null"),
    ((*LINE, "cells", "total"), {"text": 1}, "$.tables[2].lines[3].cells.total.text", "not a number"),
    ((*LINE, "name"), None, "$.tables[2].lines[3].name", "not null"),
    (("statement", "claims"), None, "$.statement.claims", "expected a list"),
    (("statement", "sections"), [{"title": "一"}], "$.statement.sections[0]", "'paragraphs' is missing"),
    (("statement", "vehicles", "total"), "1", "$.statement.vehicles.total", "whole number"),
    # something unknown
    (("extra",), 1, "$.extra", "unknown key"),
    ((*LINE, "nmae"), "", "$.tables[2].lines[3].nmae", "unknown key"),
    ((*LINE, "cells", "total"), {"text": "1", "fen": 1}, "$.tables[2].lines[3].cells.total.fen", "unknown"),
    (("format",), "gov_budget/2", "$.format", "expected the format 'gov_budget/1'"),
    (("format",), [1], "$.format", "expected the format"),
    (("stage",), "预算", "$.stage", "expected one of budget, final_account"),
    (("scope",), "dept", "$.scope", "unknown 'dept'"),
    (("institution", "nature"), "x", "$.institution.nature", "unknown 'x'"),
    (("institution", "staff", 0, "kind"), "x", "$.institution.staff[0].kind", "unknown 'x'"),
    (("tables", 2, "kind"), "expenditures", "$.tables[2].kind", "near: expenditure"),
    (("tables", 2, "kind"), 3, "$.tables[2].kind", "expected text"),
    (("tables", 2, "unit"), "千元", "$.tables[2].unit", "expected one of 元, 万元, 亿元"),
    (("statement", "claims", 1, "unit"), "RMB", "$.statement.claims[1].unit", "unknown 'RMB'"),
    ((*LINE, "role"), "subtotal", "$.tables[2].lines[3].role", "unknown 'subtotal'"),
    ((*LINE, "role"), [], "$.tables[2].lines[3].role", "expected text, not a list"),
    (("tables", 2, "columns", 1), "reception", "$.tables[2].columns[1]", "unknown column 'reception'"),
    (("tables", 2, "columns", 1), "total", "$.tables[2].columns[1]", "stands twice"),
    ((*LINE, "cells"), {"reception": "1"}, "$.tables[2].lines[3].cells.reception", "does not print"),
    ((*LINE, "cells"), {"operating": "1"}, "$.tables[2].lines[3].cells.operating", "does not print"),
    ((*LINE, "cells"), {"a b": "1"}, "$.tables[2].lines[3].cells['a b']", "does not print"),
    ((*LINE, "cells"), {"x" * 99: "1"}, f"$.tables[2].lines[3].cells.{'x' * 40}", "does not print"),
    # cells that are more than their text
    ((*LINE, "cells", "total"), {"page": 1}, "$.tables[2].lines[3].cells.total", "'text' is missing"),
    ((*LINE, "cells", "total"), {"text": "1", "places": 41},
     "$.tables[2].lines[3].cells.total.places", "from 0 to 40"),
    ((*LINE, "cells", "total"), {"text": "1", "page": 0}, "$.tables[2].lines[3].cells.total.page", "from 1"),
    ((*LINE, "cells", "total"), {"text": "1", "candidates": ["x"]},
     "$.tables[2].lines[3].cells.total.candidates[0]", "unknown column 'x'"),
    ((*LINE, "ambiguous"), [{"text": "1"}], "$.tables[2].lines[3].ambiguous[0]", "'candidates' is missing"),
    ((*LINE, "ambiguous"), [AMBIGUOUS, {**AMBIGUOUS, "candidates": ["basic", "no"]}],
     "$.tables[2].lines[3].ambiguous[1].candidates[1]", "unknown column 'no'"),
    ((*LINE, "ambiguous"), [{**AMBIGUOUS, "position": 4}],
     "$.tables[2].lines[3].ambiguous[0].position", "at most 3"),
    # what JSON does not have
    (("title",), math.nan, "$.title", "expected text"),
    (("title",), b"x", "$.title", "expected a JSON value, not bytes"),
    (("title",), "\udc80", "$.title", "half a surrogate pair"),
    (("tables", 0, "\ud800"), "", "$.tables[0]['\\\\ud800']", "unknown key"),
    (("tables", 0, 7), "", "$.tables[0]['?']", "a key must be text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "value", "path", "problem"), CHANGES, ids=[change[2] for change in CHANGES]
)
def test_the_first_problem_is_told_with_its_path(place, value, path, problem):
    error = refused(changed(place, value))
    assert error.path == path
    assert problem in error.problem
    assert str(error) == f"b.json: {error.problem} @ {path}"


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (("year",), "$"),
        (("stage",), "$"),
        (("scope",), "$"),
        (("institution",), "$"),
        (("institution", "name"), "$.institution"),
        (("tables",), "$"),
        (("tables", 3, "kind"), "$.tables[3]"),
        (("tables", 3, "unit"), "$.tables[3]"),
        (("tables", 3, "columns"), "$.tables[3]"),
        (("tables", 3, "lines"), "$.tables[3]"),
        ((*LINE, "role"), "$.tables[2].lines[3]"),
        ((*LINE, "cells"), "$.tables[2].lines[3]"),
        (("tables", 12, "indicators", 2, "name"), "$.tables[12].indicators[2]"),
        (("statement", "sections"), "$.statement"),
        (("statement", "claims", 0, "year"), "$.statement.claims[0]"),
        (("statement", "vehicles", "types", 1, "count"), "$.statement.vehicles.types[1]"),
    ],
)
def test_a_missing_key_is_named(place, path):
    error = refused(without(place))
    assert (error.path, error.problem) == (path, f"the key {place[-1]!r} is missing")


def test_a_missing_format_is_a_wrong_format():
    assert refused(without(("format",))).path == "$.format"


@pytest.mark.parametrize("value", [None, [], "x", 1, {1, 2}])
def test_a_document_is_an_object(value):
    assert refused(value).path == "$"


def test_a_loop_is_nested_too_deep():
    data = copy.deepcopy(EXAMPLE)
    data["institution"]["units"] = [data["institution"]]
    assert "nested deeper than 40" in refused(data).problem


@pytest.mark.parametrize(
    ("text", "path", "problem"),
    [
        ("", "$", "not JSON: Expecting value, line 1, column 1"),
        ("{", "$", "not JSON"),
        ('{"a": 1,}', "$", "not JSON"),
        ('{"a": "\n"}', "$", "not JSON"),
        ("{} {}", "$", "not JSON: Extra data"),
        ('{"format": "gov_budget/1", "format": "gov_budget/1"}', "$.format", "stands twice"),
        ('{"tables": [{"columns": [], "kind": 1, "kind": 2}]}', "$.tables[0].kind", "stands twice"),
        ('{"year": NaN}', "$.year", "NaN is not JSON"),
        ('{"a": [-Infinity]}', "$.a[0]", "-Infinity is not JSON"),
        (f'{{"year": {"9" * 5000}}}', "$.year", "too many digits"),
        (f'{{"year": 0.{"9" * 5000}}}', "$.year", "too many digits"),
        ('{"year": 1e999}', "$.format", "expected the format"),
        ('{"a": "\\ud800"}', "$.a", "half a surrogate pair"),
        ("[" * 41 + "]" * 41, "$" + "[0]" * 40, "nested deeper than 40"),
        ("[" * 100_000, "$", "nested deeper than 40"),
        ('{"a":' * 100_000, "$", "nested deeper than 40"),
    ],
)
def test_text_that_is_no_strict_json(text, path, problem):
    with pytest.raises(InvalidDocument) as caught:
        formats.loads(text, "b.json")
    assert (caught.value.path, caught.value.file) == (path, "b.json")
    assert problem in caught.value.problem


def test_a_text_of_any_size_is_not_read(monkeypatch):
    monkeypatch.setattr(plain, "MAX_SIZE", 10)
    with pytest.raises(InvalidDocument, match="longer than 10 characters"):
        formats.loads("[1, 2, 3, 4]")
