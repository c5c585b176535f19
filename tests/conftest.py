"""What all tests share: the transcribed example and the folder of published documents."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from gov_budget import formats
from gov_budget.model import DepartmentBudget

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# Cost is measured in benchmarks/, not in tests. A run judges the change, not the luck of its draw: new draws
# are made with pytest --hypothesis-profile thorough.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("steady")
os.environ["GOV_BUDGET_EDITIONS"] = str(ROOT / "tests" / "no-editions")  # here: collection looks codes up too


EXHAUSTIVE = (
    "codes/test_crosswalk.py", "formats/test_fuzz.py", "properties/test_documents.py",
    "properties/test_garbled_labels.py", "properties/test_ledger.py", "properties/test_rewritings.py",
    "readers/test_corpus_grids.py", "readers/test_damage.py", "rules/test_lost_columns.py",
    "rules/test_mutation.py", "rules/test_prose_mutation.py", "strategies/test_accounts.py",
    "strategies/test_prose.py",
)  # fmt: skip
"""Tests that run the same lines again and again, at half the speed where lines are counted."""


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """End the first of two counts that pytest-cov starts in a worker: it goes on in tests with no_cover."""
    started = session.config.pluginmanager.get_plugin("_cov")
    if started and hasattr(session.config, "workerinput"):
        started.cov_controller.cov.stop()


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.as_posix().endswith(EXHAUSTIVE):
            item.add_marker(pytest.mark.no_cover)


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
