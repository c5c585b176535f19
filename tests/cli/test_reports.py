"""Formats, files and configurations of ``reconcile``."""

import json

import pytest


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def config(tmp_path):
    path = tmp_path / "gov-budget.toml"
    path.write_text('[[silence]]\nrule = "O09"\nreason = "县里一并计入"\n', "utf-8")
    return path


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "xlsx"])
def test_a_report_is_written_to_a_file(run, example_file, tmp_path, form):
    out = tmp_path / "report"
    result = run("reconcile", example_file, example_file, "--format", form, "--out", out)
    assert (result.exit_code, result.stdout) == (1, "")
    beginning = {"text": b"\xe6", "json": b"{", "sarif": b"{", "html": b"<!DOCTYPE html>", "xlsx": b"PK"}
    assert out.read_bytes().startswith(beginning[form])


@pytest.mark.parametrize("form", ["sarif", "html"])
def test_or_on_the_screen(run, example_file, form):
    assert run("reconcile", example_file, "--format", form).stdout.startswith(
        {"sarif": "{", "html": "<"}[form]
    )


def test_a_workbook_needs_a_file(run, example_file):
    assert run("reconcile", example_file, "--format", "xlsx").exit_code == 2


def test_no_input_is_overwritten(run, example_file):
    before = example_file.read_bytes()
    assert run("reconcile", example_file, "--format", "html", "--out", example_file).exit_code == 2
    assert example_file.read_bytes() == before


def test_a_file_that_cannot_be_read_stands_in_the_log(run, example_file):
    result = run("reconcile", "no.json", example_file, "--format", "sarif")
    assert result.exit_code == 2
    (told,) = json.loads(result.stdout)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert "no such file" in told["message"]["text"]


def test_a_place_that_cannot_be_written_is_told(run, example_file, tmp_path):
    result = run("reconcile", example_file, "--format", "json", "--out", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("gov-budget: error: ")


@pytest.mark.parametrize("given", [("--config", "gov-budget.toml"), ()])
def test_the_configuration_silences(run, example_file, config, given):
    assert config.is_file()
    result = run("reconcile", example_file, "--rules", "O", "--format", "json", *given)
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [(one["rule"], one["reason"]) for one in report["silenced"]] == [("O09", "县里一并计入")]
    assert report["configuration"] == "gov-budget.toml"
    assert run("reconcile", example_file, "--rules", "O", "--no-config").exit_code == 1
    text = run("reconcile", example_file, "--lang", "zh").stdout
    assert "县里一并计入" in text


def test_a_wrong_configuration_is_told_by_file_line_and_key(run, example_file, config):
    config.write_text('rules = ["W"]\n[grade]\nW01 = "loud"\n', "utf-8")
    result = run("reconcile", example_file, "--lang", "zh")
    assert result.exit_code == 2
    assert result.stderr == (
        "gov-budget: error: gov-budget.toml第 3 行，grade.W01：'loud' 不是 error, warning, note 之一\n"
    )


def test_the_verdicts_of_each_rule(run, example_file):
    (report,) = map(json.loads, run("reconcile", example_file, "--format", "json").stdout.splitlines())
    assert report["by_rule"]["O09"] == {"broken": 1}
    assert report["by_rule"]["W01"] == {"holds": 1}
    text = run("reconcile", example_file, "--rules-summary", "--rules", "W", "--lang", "en").stdout
    assert "What came of each rule (29)" in text
