"""Whatever is wrong with the input: one clear line, the right status, and no traceback."""

import json
import re

import pytest


def json_with(change):
    def write(text, path):
        tree = json.loads(text)
        change(tree)
        path.write_text(json.dumps(tree, ensure_ascii=False), "utf-8")

    return write


def unknown_field(tree):
    tree["titel"] = "x"


def unknown_column(tree):
    tree["tables"][2]["columns"].remove("basic")


def unknown_kind(tree):
    tree["tables"][0]["kind"] = "balanse"


def not_a_number(tree):
    tree["year"] = "2024"


def two_points(tree):
    tree["tables"][2]["lines"][0]["cells"]["total"] = "12..3"


BAD = {
    "truncated.json": (lambda text, path: path.write_text(text[:5000], "utf-8"), "not JSON"),
    "list.json": (lambda _, path: path.write_text("[]", "utf-8"), "expected an object"),
    "empty.json": (lambda _, path: path.write_bytes(b""), "empty"),
    "empty.txt": (lambda _, path: path.write_bytes(b""), "empty"),
    "blank.txt": (lambda _, path: path.write_text(" \n \n", "utf-8"), "blank.txt"),
    "binary.dat": (lambda _, path: path.write_bytes(bytes(range(256)) * 20), "binary"),
    "gb18030.json": (lambda text, path: path.write_bytes(text.encode("gb18030")), "not UTF-8"),
    "field.json": (json_with(unknown_field), "$.titel"),
    "column.json": (json_with(unknown_column), "basic"),
    "kind.json": (json_with(unknown_kind), "balanse"),
    "year.json": (json_with(not_a_number), "$.year"),
    "table.pdf": (lambda _, path: path.write_bytes(b"%PDF-1.7 and nothing more"), "table.pdf"),
    "table.xlsx": (lambda _, path: path.write_bytes(b"PK\x03\x04 and nothing more"), "table.xlsx"),
    "table.csv": (lambda _, path: path.write_text("a,b\n", "utf-8"), "folder"),
    "folder": (lambda _, path: path.mkdir(), "document.json"),
    "missing.json": (lambda *_: None, "no such file"),
    "missing.txt": (lambda *_: None, "no such file"),
    "nul\0byte.json": (lambda *_: None, "no such file"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_status_2(run, example_json, tmp_path, name, lang):
    write, words = BAD[name]
    write(example_json, tmp_path / name)
    result = run("reconcile", tmp_path / name, "--lang", lang)
    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.startswith("gov-budget: error: ")
    assert result.stderr.count("\n") == 1
    if lang == "en":
        assert words in result.stderr


def test_a_csv_table_without_a_column(run, example_file, tmp_path):
    assert run("convert", example_file, tmp_path / "csv").exit_code == 0
    table = next((tmp_path / "csv").glob("*-expenditure.csv"))
    rows = table.read_text("utf-8-sig").replace("basic", "basik", 1)
    table.write_text(rows, "utf-8-sig")
    result = run("reconcile", tmp_path / "csv")
    assert result.exit_code == 2
    assert table.name in result.stderr
    assert "basi" in result.stderr


def test_a_figure_that_is_none_is_a_finding_and_no_error(run, example_json, tmp_path):
    json_with(two_points)(example_json, tmp_path / "two.json")
    result = run("reconcile", tmp_path / "two.json", "--format", "json")
    assert result.exit_code == 1
    unchecked = [f for f in json.loads(result.stdout)["findings"] if f["verdict"] == "unchecked"]
    assert any("12..3" in finding["message"]["en"] for finding in unchecked)
    assert "12..3" in run("reconcile", tmp_path / "two.json").stdout


def test_text_in_gb18030_is_read(run, tmp_path):
    text = "某县科学技术协会2024年部门预算\n第一部分 部门概况\n"
    (tmp_path / "gb.txt").write_bytes(text.encode("gb18030"))
    result = run("reconcile", tmp_path / "gb.txt", "--lang", "zh")
    assert result.exit_code == 1
    assert "某县科学技术协会2024年部门预算" in result.stdout
    assert "没有公开规定的表：部门收支总表。" in result.stdout


ARGUMENTS = {
    "unknown code": (["lookup", "9999999"], "9999999"),
    "code of another year": (["lookup", "22002", "--year", "2024"], "2018–2020"),
    "unknown year": (["lookup", "208", "--year", "1999"], "2018"),
    "year zero": (["lookup", "208", "--year", "0"], "2018"),
    "year that is none": (["lookup", "208", "--year", "x"], "--year"),
    "unknown scheme": (["search", "车", "--scheme", "bogus"], "economic-department"),
    "nothing to search": (["search", "。，"], "。，"),
    "unknown rule": (["rules", "X99"], "X99"),
    "unknown rule chosen": (["reconcile", "{example}", "--rules", "W,X99"], "X99"),
    "no rule chosen": (["reconcile", "{example}", "--rules", ","], "W,X03"),
    "rules of an unknown year": (["rules", "--year", "1990"], "1990"),
    "no last year": (["reconcile", "{example}", "--last-year", "nowhere"], "nowhere"),
    "unknown command": (["nonsense"], "nonsense"),
    "unknown option": (["lookup", "208", "--nonsense"], "--nonsense"),
    "no argument": (["lookup"], "CODE"),
    "unknown language": (["lookup", "208", "--lang", "fr"], "fr"),
    "unknown format": (["rules", "--format", "xml"], "xml"),
    "converted to what": (["convert", "{example}", "{tmp}/out.docx"], "out.docx"),
    "converted to nowhere": (["convert", "{example}", "{tmp}/no/where/out.json"], "out.json"),
    "converted over": (["convert", "{example}", "{example}"], "--force"),
}


@pytest.fixture
def filled(example_file, tmp_path):
    return lambda arguments: [each.format(example=example_file, tmp=tmp_path) for each in arguments]


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "C"])
@pytest.mark.parametrize("case", ARGUMENTS)
def test_a_wrong_argument_is_one_line_and_status_2(run, filled, monkeypatch, case, locale):
    monkeypatch.setenv("LC_ALL", locale)
    arguments, words = ARGUMENTS[case]
    result = run(*filled(arguments))
    assert result.exit_code == 2
    assert result.stderr.startswith("gov-budget: error: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert bool(re.search("[一-鿿]", result.stderr)) == (locale != "C")


def test_no_traceback_from_the_program_itself(program, tmp_path):
    (tmp_path / "bad.json").write_bytes(b'{"format": "gov_budget/1", "tables": [[[')
    done = program("reconcile", tmp_path / "bad.json")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"gov-budget: error: ")
