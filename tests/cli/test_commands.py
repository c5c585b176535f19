"""What each command prints, and its exit status."""

import json
import shutil

import pytest

from gov_budget import formats


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_lookup_says_what_a_code_means(run):
    result = run("lookup", "208-05-05", "--year", "2024", "--lang", "zh")
    assert result.exit_code == 0
    assert result.stdout.startswith("2080505  机关事业单位基本养老保险缴费支出\n")
    for words in ("支出功能分类科目 · 项", "208 社会保障和就业支出", "20805 行政事业单位养老支出",
                  "一般公共预算", "现行", "有据", "渠县科学技术协会 (2024)"):  # fmt: skip
        assert words in result.stdout


def test_lookup_of_several_codes_prints_those_that_are_known(run):
    result = run("lookup", "208", "9999999", "30201", "--format", "json")
    assert result.exit_code == 2
    assert [one["code"] for one in lines(result)] == ["208", "30201"]
    assert result.stderr.count("gov-budget: error: ") == 1


def test_lookup_as_json(run):
    (subject,) = lines(run("lookup", "2120899", "--year", "2024", "--format", "json"))
    assert subject["fund"] == "government_fund"
    assert [one["code"] for one in subject["path"]] == ["212", "21208", "2120899"]
    assert subject["grade"] == "attested"
    assert {"document", "year"} == set(subject["attestations"][0])


def test_lookup_in_a_given_scheme(run):
    (subject,) = lines(run("lookup", "1", "--scheme", "fund-source", "--format", "json"))
    assert subject["scheme"] == "fund-source"


def test_search_puts_the_best_first(run):
    result = run("search", "住房公积金", "--year", "2024", "--format", "json")
    assert lines(result)[0]["name"] == "住房公积金"
    assert run("search", "住房公积金", "--lang", "zh").stdout.startswith("30113")


def test_search_says_when_there_is_more_and_when_there_is_nothing(run):
    assert "Only the first 2" in run("search", "支出", "--limit", "2").stdout
    nothing = run("search", "没有这样的科目")
    assert nothing.exit_code == 0
    assert nothing.stdout.startswith("No subject of ")


def test_reconcile_exits_1_when_something_is_broken(run, example_file):
    result = run("reconcile", example_file, "--lang", "zh")
    assert result.exit_code == 1
    assert not result.stderr


def test_reconcile_exits_0_when_nothing_is_broken(run, example_file):
    result = run("reconcile", example_file, "--rules", "w,X03", "--format", "json")
    assert result.exit_code == 0
    (report,) = lines(result)
    assert report["summary"]["broken"] == 0
    assert {finding["rule"][0] for finding in report["findings"]} == {"W", "X"}


def test_reconcile_goes_on_after_a_bad_file(run, example_file, tmp_path):
    result = run("reconcile", tmp_path / "no.json", example_file, example_file, "--format", "json")
    assert result.exit_code == 2
    assert [one["document"]["file"] for one in lines(result)] == [str(example_file)] * 2
    assert result.stderr.count("\n") == 1


def test_reconcile_lists_the_rest_when_asked(run, example_file):
    (brief,) = lines(run("reconcile", example_file, "--format", "json"))
    (whole,) = lines(run("reconcile", example_file, "--format", "json", "--all"))
    assert brief["summary"] == whole["summary"]
    assert len(whole["findings"]) == sum(whole["summary"].values())
    assert {one["verdict"] for one in brief["findings"]} <= {"broken", "rounded", "unchecked"}


def test_reconcile_with_last_year(run, example_file):
    alone = run("reconcile", example_file, "--all", "--rules", "X25", "--lang", "zh")
    both = run(
        "reconcile", example_file, "--all", "--rules", "X25", "--lang", "zh", "--last-year", example_file
    )
    assert both.exit_code in (0, 1)
    assert alone.stdout != both.stdout


@pytest.mark.parametrize("out", ["out.json", "folder", "folder.csv"])
def test_convert_keeps_the_budget(run, example_file, example, tmp_path, out):
    result = run("convert", example_file, tmp_path / out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    read = formats.load if out == "out.json" else formats.read_csv
    assert read(tmp_path / out) == example


def test_convert_replaces_only_by_force(run, example_file, example, tmp_path):
    out = tmp_path / "out.json"
    out.write_text("mine", "utf-8")
    assert run("convert", example_file, out).exit_code == 2
    assert out.read_text("utf-8") == "mine"
    assert run("convert", example_file, out, "--force").exit_code == 0
    assert formats.load(out) == example


def test_convert_reads_before_it_writes(run, tmp_path):
    assert run("convert", tmp_path / "no.json", tmp_path / "folder").exit_code == 2
    assert not (tmp_path / "folder").exists()


def test_rules_are_listed_by_group(run):
    result = run("rules", "--lang", "zh")
    assert result.exit_code == 0
    assert "W 表内加总" in result.stdout
    assert "收入总计等于支出总计" in result.stdout


def test_one_rule_in_full(run):
    for lang, words in (
        ("zh", ("依据", "理由", "例外", "部门收支总表")),
        ("en", ("basis", "why", "when not")),
    ):
        result = run("rules", "x03", "--lang", lang)
        assert result.exit_code == 0
        assert all(word in result.stdout for word in words)


def test_rules_as_json(run):
    listed = lines(run("rules", "--format", "json"))
    assert listed[0]["rule"] == "W01"
    assert {"basis", "why", "not", "kinds", "tables", "strength"} <= set(listed[0])
    assert len(lines(run("rules", "--year", "2024", "--format", "json"))) <= len(listed)


def test_a_file_name_of_any_bytes_is_no_trouble(run, example_file, tmp_path):
    odd = tmp_path / "预算\x1b[31m.json"
    shutil.copy(example_file, odd)
    result = run("reconcile", odd, "--lang", "zh")
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout


def test_the_whole_book_as_json(run):
    listed = lines(run("rules", "--format", "json"))
    assert len(listed) == len({one["rule"] for one in listed}) == 249
    for one in listed:
        assert one["state"] in ("implemented", "judges_nothing", "not_implemented")
        assert one["group"] == one["rule"][0]
        if one["state"] != "implemented":
            assert one["state_reason"]["zh"]
            assert one["state_reason"]["en"]


def test_one_rule_with_its_equation_and_example(run):
    (one,) = lines(run("rules", "W10", "--format", "json"))
    assert one["formula"]["zh"][0].startswith("部门支出总表，每一行：合计 = 基本支出 + 项目支出")
    assert one["example"]["breaks"][0]["rule"] == "W10"
    text = run("rules", "W10", "--lang", "zh").stdout
    assert all(word in text for word in ("等式", "例：成立", "改动", "例：不成立"))


@pytest.mark.parametrize(("out", "given"), [("out.xlsx", ()), ("folder", ("--to", "datapackage"))])
def test_convert_tells_what_a_format_leaves_out(run, example_file, tmp_path, out, given):
    result = run("convert", example_file, tmp_path / out, "--lang", "zh", *given)
    assert result.exit_code == 0
    assert result.stderr.startswith("gov-budget: 没有写入：")
    assert (tmp_path / out).exists()


def test_convert_knows_formats_by_name(run, example_file, tmp_path):
    result = run("convert", example_file, tmp_path / "out.docx")
    assert result.exit_code == 2
    assert "expected .json, .xlsx, or a folder" in result.stderr


def test_reconcile_adds_a_scorecard(run, example_file):
    said = run("reconcile", example_file, "--scorecard", "--lang", "zh").stdout
    assert "公开评分卡：32项" in said
    assert "不是官方评分表" in said
    (value,) = lines(run("reconcile", example_file, "--scorecard", "--format", "json"))
    assert len(value["scorecard"]["indicators"]) == 32
    refused = run("reconcile", example_file, "--scorecard", "--format", "sarif")
    assert refused.exit_code == 2
    assert "scorecard" not in lines(run("reconcile", example_file, "--format", "json"))[0]


def test_reconcile_takes_dates_and_documents_of_units(run, example_file):
    dates = ("--approved", "2024-02-01", "--published", "2024-03-01")
    (value,) = lines(run("reconcile", example_file, "--rules", "D01,U01", "--format", "json", *dates))
    assert [one["rule"] for one in value["findings"] if one["verdict"] == "broken"] == ["D01"]
    (value,) = lines(run("reconcile", example_file, "--rules", "U01", "--format", "json", "--all",
                         "--unit", example_file))  # fmt: skip
    assert value["summary"]["unchecked"] == 1
    assert run("reconcile", example_file, "--approved", "1 May").exit_code == 2
