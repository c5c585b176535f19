"""The program as the system sees it: bytes, streams, signals, statuses."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gov_budget import __version__
from gov_budget.cli.language import asked_language, locale_language

C_LOCALES = {
    "C": {"LC_ALL": "C"},
    "C as ASCII": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "POSIX": {"LC_ALL": "POSIX"},
    "GBK": {"LC_ALL": "C", "PYTHONIOENCODING": "gbk"},
}
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX signals and devices")


@pytest.mark.parametrize("locale", C_LOCALES)
def test_output_is_utf8_in_every_locale(program, locale):
    done = program("lookup", "2080505", "--year", "2024", "--lang", "zh", **C_LOCALES[locale])
    assert done.returncode == 0
    assert "机关事业单位基本养老保险缴费支出" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("locale", C_LOCALES)
def test_errors_are_utf8_in_every_locale(program, locale):
    done = program("lookup", "22002", "--year", "2024", "--lang", "zh", **C_LOCALES[locale])
    assert done.returncode == 2
    assert "没有编码" in done.stderr.decode("utf-8")


@posix
@pytest.mark.parametrize("locale", C_LOCALES)
def test_chinese_arguments_are_read_in_every_locale(program, locale):
    done = program("search", "住房公积金", **C_LOCALES[locale])
    assert b"30113" in done.stdout


@posix
def test_a_reader_who_leaves_early_is_no_failure(example_file):
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "gov_budget.cli", "reconcile", str(example_file), "--all"]
    for arguments in (command, [*command[:3], "--help"]):
        done = subprocess.run(arguments, stdout=write_end, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 141
        assert not done.stderr
    os.close(write_end)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line(program):
    with Path("/dev/full").open("wb") as full:
        done = program("rules", stdout=full)
    assert done.returncode == 2
    assert done.stderr == b"gov-budget: error: stdout: No space left on device\n"


def interrupted(running):
    """Press Ctrl-C until it is heard: Python drops one that falls into the end of an object's life."""
    for _ in range(20):
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        try:
            return running.communicate(timeout=3)[1]
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("it never stopped")


@posix
def test_an_interrupt_is_clean(example_file):
    # a job in the background ignores SIGINT, and so would its children
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heard}; from gov_budget.cli import main; main(prog_name='gov-budget')"
    command = [sys.executable, "-c", program, "reconcile", *[str(example_file)] * 500]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.read(1)  # it is at work
        errors = interrupted(running)
    assert running.returncode == 130
    assert b"Traceback" not in errors


@posix
def test_closed_streams_do_not_matter(example_file):
    shell = f'"{sys.executable}" -m gov_budget.cli reconcile "{example_file}"'
    assert subprocess.run(["/bin/sh", "-c", f"{shell} >&-"], check=False).returncode == 1
    assert subprocess.run(["/bin/sh", "-c", f"{shell} 2>&- >/dev/null"], check=False).returncode == 1


def test_version_and_help(run, program):
    assert run("--version").stdout == f"gov-budget {__version__}\n"
    assert program("--version").stdout.decode() == f"gov-budget {__version__}\n"
    for command in ("lookup", "search", "reconcile", "convert", "rules"):
        assert command in run("--help").stdout
        assert run(command, "--help").exit_code == 0
    assert run().exit_code == 2


def test_a_defect_is_one_line_without_traceback(run, monkeypatch):
    run()  # its settings first
    monkeypatch.delenv("GOV_BUDGET_DEBUG")
    monkeypatch.setattr("gov_budget.codes.lookup", lambda *_: 1 / 0)
    result = run("lookup", "208")
    assert result.exit_code == 2
    assert result.stderr.startswith("gov-budget: error: this is a defect of gov-budget")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GBK", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_language_follows_the_locale(monkeypatch, variables, expected):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == expected


def test_the_option_comes_before_the_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert asked_language(["lookup", "--lang", "en"]) == "en"
    assert asked_language(["lookup", "--lang=en"]) == "en"
    assert asked_language(["lookup", "--lang", "fr"]) == "zh"
    assert asked_language(["lookup", "--lang"]) == "zh"
