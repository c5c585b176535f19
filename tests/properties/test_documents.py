"""Whole budgets that are right by construction: nothing is broken, and nothing is lost in a file."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_budget import formats
from gov_budget.money import Unit
from gov_budget.rules import reconcile
from gov_budget.strategies import broken_budgets, reconciling_budgets

FEW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

budgets = st.one_of(
    reconciling_budgets(unit=Unit.WAN),
    reconciling_budgets(unit=Unit.YUAN),
    reconciling_budgets(profile="shanghai"),
)


@FEW
@given(budgets)
def test_a_budget_that_is_right_by_construction_has_nothing_broken(budget):
    assert [finding.message("en") for finding in reconcile(budget).broken] == []


@pytest.fixture(scope="module")
def valid():
    return jsonschema.Draft202012Validator(formats.schema())


@FEW
@given(budget=budgets)
def test_json_keeps_everything_and_fits_the_schema(valid, budget):
    text = formats.dumps(budget)
    assert formats.loads(text) == budget
    valid.validate(json.loads(text))


@FEW
@given(broken_budgets())
def test_a_broken_budget_differs_in_one_cell_and_is_reconciled_without_an_error(broken):
    assert (
        broken.budget.with_cell(broken.address, broken.original.cell(broken.address).text) == broken.original
    )
    report = reconcile(broken.budget)
    assert sum(report.counts.values()) == len(report.findings)
