"""Everything the commands print as JSON is as its schema says."""

import jsonschema
import pytest
from referencing import Registry, Resource

from gov_budget import reconcile
from gov_budget.reports import document_dict, rule_dict
from gov_budget.reports.examples import example_of
from gov_budget.reports.json import example_dict
from gov_budget.reports.schemas import SCHEMAS, schema_of
from gov_budget.rules import book

REGISTRY = Registry().with_resources(
    [(schema_of(n)["$id"], Resource.from_contents(schema_of(n))) for n in SCHEMAS]
)


def check(name, value):
    jsonschema.Draft202012Validator(schema_of(name), registry=REGISTRY).validate(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name):
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize("everything", [False, True])
def test_reports(example, silenced_report, hostile, everything):
    for report in (reconcile(example), silenced_report, hostile):
        check("report", document_dict(report, all=everything))


def test_every_key_of_a_report_is_described(silenced_report):
    value = document_dict(silenced_report)
    schema = schema_of("report")
    assert set(value) <= set(schema["properties"])
    assert set(value["document"]) == set(schema["properties"]["document"]["properties"])
    assert set(value["silenced"][0]) == set(schema["$defs"]["finding"]["properties"])


def test_rules():
    for rule in book():
        check("rule", rule_dict(rule))
    example = example_of("W10")
    check("rule", {**rule_dict(book()[0]), "example": example_dict(example)})


def test_an_unknown_schema_is_refused():
    with pytest.raises(ValueError, match="expected one of report, rule"):
        schema_of("poem")
