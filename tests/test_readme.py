"""The README shows what the commands print: every line of its output block, in order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_output_block_is_real_output(root, name, lang):
    block = (root / name).read_text("utf-8").split("```text\n")[1].split("```")[0]
    program = Path(sys.executable).with_name("gov-budget")
    done = subprocess.run(
        [program, "reconcile", "examples/quxian-2024.json", "--lang", lang],
        cwd=root,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 1
    printed = iter(done.stdout.decode("utf-8").splitlines())
    for line in (line for line in block.splitlines() if line != "…"):
        assert line in printed, line


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_test_command_is_the_one_ci_runs(root, name):
    (command,) = [s for s in (root / name).read_text("utf-8").splitlines() if "[test]" in s]
    tests = command.split(" && ")[-1].removeprefix(".venv/bin/python ")
    assert tests in (root / ".ci" / "run").read_text("utf-8")
