"""The project's own standards: style, types, layers."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(sys.executable).parent
CHECKS = {
    "ruff": ["ruff", "check", "--no-cache", "."],
    "format": ["ruff", "format", "--no-cache", "--check", "."],
    "mypy": ["mypy", "--cache-dir", "{tmp}", "--python-executable", sys.executable],
    "pyright": ["basedpyright", "--pythonpath", sys.executable],
    "layers": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_check_passes(name, root, tmp_path):
    command, *arguments = (part.format(tmp=tmp_path) for part in CHECKS[name])
    program = shutil.which(command, path=str(SCRIPTS))
    assert program, f"{command} comes with the test extra"
    done = subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_two_places_name_another_version(root):
    text = (root / "pyproject.toml").read_text("utf-8")
    version = text.split('version = "')[1].split('"')[0]
    assert f"## [{version}]" in (root / "CHANGELOG.md").read_text("utf-8")
