from __future__ import annotations

import csv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared" / "catalog"
DATA = REPOSITORY / "src" / "gov_budget" / "codes" / "data"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="session")
def repository():
    return REPOSITORY


@pytest.fixture(scope="session")
def data():
    """Rows of a shipped table, read without the library."""
    return lambda name: rows(DATA / name)


@pytest.fixture(scope="session")
def shared():
    """Rows of a table of the shared catalogue."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared catalogue is not at {SHARED}")
    return lambda name: rows(SHARED / name)


@pytest.fixture(scope="session")
def exceptions():
    """Attestations that do not overrule the catalogue, with the reason."""
    return rows(Path(__file__).parent / "attestation_exceptions.tsv")
