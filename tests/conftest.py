"""What all tests share: the transcribed example and the folder of published documents."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from gov_budget import formats
from gov_budget.model import DepartmentBudget

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
settings.register_profile("steady", deadline=None)  # cost is measured in benchmarks/, not in tests
settings.register_profile(
    "thorough", deadline=None, max_examples=2000
)  # pytest --hypothesis-profile thorough
settings.load_profile("steady")
os.environ["GOV_BUDGET_EDITIONS"] = str(ROOT / "tests" / "no-editions")  # here: collection looks codes up too


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the folder of published documents (../shared) is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def example() -> DepartmentBudget:
    return formats.load(ROOT / "examples" / "quxian-2024.json")
