"""The seed text, and what was placed in it."""

from pathlib import Path

import pytest

SEED = "seeds/quxian-kexie-2024.txt"


@pytest.fixture(scope="session")
def seed_path(shared: Path) -> Path:
    path = shared / SEED
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return path


@pytest.fixture(scope="session")
def seed(seed_path: Path) -> str:
    return seed_path.read_text("utf-8")
