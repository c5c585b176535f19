"""Budgets for the tests of the column engine."""

import pytest
from column_budgets import generated, published


@pytest.fixture(scope="session")
def budgets():
    return [*published(), *generated(6)]
