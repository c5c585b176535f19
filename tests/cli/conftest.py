"""The command line, run inside the test and as a program of its own."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from gov_budget.cli import main


@pytest.fixture
def run(monkeypatch):
    """Run in this process, in English unless the arguments say otherwise."""
    monkeypatch.setenv("GOV_BUDGET_DEBUG", "1")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def program():
    """Run as a user does; the environment holds what is given and no more."""

    def start(*arguments, stdout=subprocess.PIPE, **environment):
        kept = {
            name: os.environ[name]
            for name in ("PATH", "SYSTEMROOT", "PYTHONPATH", "GOV_BUDGET_EDITIONS")
            if name in os.environ
        }
        command = [sys.executable, "-m", "gov_budget.cli", *[os.fspath(each) for each in arguments]]
        return subprocess.run(
            command, stdout=stdout, stderr=subprocess.PIPE, env={**kept, **environment}, check=False
        )

    return start


@pytest.fixture(scope="session")
def example_file(root):
    return root / "examples" / "quxian-2024.json"


@pytest.fixture(scope="session")
def example_json(example_file):
    return example_file.read_text("utf-8")
