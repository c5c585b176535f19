"""The commands on editions: import, editions, forget, diff, coverage."""

import json

import openpyxl
import pytest

from gov_budget.codes import official

ROWS = (
    ("类", "款", "项", "科目名称", "说明"),
    ("206", "", "", "科学技术支出", "反映科学技术方面的支出。"),
    ("", "07", "", "科普", ""),
    ("", "", "77", "测试新设科目", ""),
)
WRONG = (
    *ROWS,
    ("", "208", "", "列错位了", ""),
    ("206", "", "", "科学技术支出", ""),
    ("209", "01", "02", "没有上级", ""),
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "editions"
    monkeypatch.setenv("GOV_BUDGET_EDITIONS", str(folder))
    official.refresh()
    yield folder
    official.refresh()


def to_xlsx(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(path)


def to_text(delimiter):
    return lambda path, rows: path.write_text("".join(f"{delimiter.join(row)}\n" for row in rows), "utf-8")


WRITERS = {"e.xlsx": to_xlsx, "e.csv": to_text(","), "e.txt": to_text("\t")}


@pytest.fixture(params=WRITERS)
def write(request, tmp_path):
    def write(rows):
        path = tmp_path / request.param
        WRITERS[request.param](path, rows)
        return path

    return write


@pytest.fixture
def file(tmp_path):
    to_text(",")(tmp_path / "e.csv", ROWS)
    return tmp_path / "e.csv"


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_import_shows_the_difference_and_is_in_force(run, write, folder):
    result = run("codes", "import", write(ROWS), "--year", "2024", "--lang", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "支出功能分类科目：相同 1，改名 1，只在 e." in result.stdout
    for words in (
        "20607  科普 | 科学技术普及",
        "2060777  测试新设科目",
        "--all 全部列出",
        "可能只是摘录",
        str(folder),
    ):
        assert words in result.stdout.replace("\n", "")
    looked = run("lookup", "2060777", "--year", "2024", "--lang", "zh").stdout
    assert "测试新设科目" in looked
    assert "官方" in looked
    assert run("lookup", "2080505", "--year", "2024").exit_code == 2


def test_import_as_json(run, write):
    (found,) = lines(run("codes", "import", write(ROWS), "--year", "2024", "--format", "json"))
    assert (found["scheme"], found["same"], found["installed"], found["year"]) == ("function", 1, True, 2024)
    assert found["renamed"] == [{"code": "20607", "here": "科普", "there": "科学技术普及"}]
    assert found["only_here"] == [{"code": "2060777", "name": "测试新设科目"}]
    assert len(found["only_there"]) > 1000


def test_a_dry_run_changes_nothing(run, file, folder):
    result = run("codes", "import", file, "--year", "2024", "--dry-run")
    assert "1 the same, 1 renamed, 1 only in e.csv" in result.stdout
    assert result.stdout.endswith("Compared only: nothing was imported.\n")
    assert not folder.exists()


def test_import_lists_all_only_when_asked(run, file):
    brief = run("codes", "import", file, "--year", "2024", "--dry-run").stdout
    whole = run("codes", "import", file, "--year", "2024", "--dry-run", "--all").stdout
    assert "--all lists them" in brief
    assert "--all" not in whole
    assert whole.count("\n") > 1000


def test_a_malformed_edition_names_its_rows_and_changes_nothing(run, write, folder):
    path = write(WRONG)
    result = run("codes", "import", path, "--year", "2024")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        f"gov-budget: error: {path}: row 5: 款 '208' is not one or two digits",
        f"gov-budget: error: {path}: row 6: code 206 stands in row 2 already",
        f"gov-budget: error: {path}: row 7: code 2090102 has no 20901 above it",
    ]
    assert not folder.exists()


def test_a_malformed_edition_in_chinese(run, write):
    path = write(WRONG)
    result = run("codes", "import", path, "--year", "2024", "--lang", "zh")
    assert result.stderr.splitlines() == [
        f"gov-budget: error: {path}：第 5 行：款 '208' 不是一位或两位数字",
        f"gov-budget: error: {path}：第 6 行：编码 206 重复，第 2 行已有",
        f"gov-budget: error: {path}：第 7 行：编码 2090102 没有上级 20901",
    ]


def test_only_the_first_wrong_rows_are_named(run, tmp_path):
    path = tmp_path / "e.csv"
    to_text(",")(path, [ROWS[0], *[("x", "", "", "错", "")] * 50])
    said = run("codes", "import", path, "--year", "2024").stderr.splitlines()
    assert len(said) == 21
    assert said[-1].endswith("row 22: and 30 more problems from this row on")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "no.csv", "--year", "2024"), "no such file"),
        (("import", "{file}"), "--year"),
        (("import", "{file}", "--year", "2017"), "no edition for 2017"),
        (("diff", "2024", "2030"), "no edition for 2030"),
        (("diff", "2024", "2025", "--scheme", "x"), "unknown scheme"),
        (("coverage", "no.json"), "no such file"),
        (("forget", "--year", "2024"), "no edition of 2024 is imported"),
    ],
)
def test_what_is_wrong_is_one_line_and_status_2(run, file, arguments, said):
    result = run("codes", *[each.format(file=file) for each in arguments])
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_editions_lists_what_is_in_force_and_forget_takes_it_back(run, file):
    assert "shipped edition throughout" in run("codes", "editions").stdout
    run("codes", "import", file, "--year", "2024")
    (one,) = lines(run("codes", "editions", "--format", "json"))
    assert (one["year"], one["scheme"], one["rows"], one["source"]) == (2024, "function", 3, "e.csv")
    assert "3 subjects from e.csv" in run("codes", "editions").stdout
    assert run("codes", "forget", "--year", "2024", "--scheme", "revenue").exit_code == 2
    assert "in force again" in run("codes", "forget", "--year", "2024", "--scheme", "function").stdout
    assert not lines(run("codes", "editions", "--format", "json"))
    assert run("lookup", "2080505", "--year", "2024").exit_code == 0


def test_forget_as_json(run, file):
    run("codes", "import", file, "--year", "2024")
    (one,) = lines(run("codes", "forget", "--year", "2024", "--format", "json"))
    assert one["source"] == "e.csv"


def test_diff_of_two_years(run):
    result = run("codes", "diff", "2018", "2024", "--scheme", "function", "--lang", "zh")
    assert result.exit_code == 0
    assert "只在 2018 " in result.stdout
    assert "--all 全部列出" in result.stdout
    whole = run("codes", "diff", "2018", "2024", "--scheme", "function", "--lang", "zh", "--all").stdout
    assert "210      医疗卫生与计划生育支出 | 卫生健康支出" in whole
    found = lines(run("codes", "diff", "2018", "2024", "--format", "json"))
    assert [one["scheme"] for one in found][:2] == ["revenue", "function"]
    assert {"code": "22002", "name": "海洋管理事务"} in found[1]["only_here"]
    assert found[0]["years"] == [2018, 2024]


def test_coverage_of_a_document(run, example_file, tmp_path):
    file = tmp_path / "e.csv"
    to_text(",")(file, [*ROWS, ("", "", "01", "机构", "")])
    (before,) = lines(run("codes", "coverage", example_file, "--format", "json"))
    assert before["year"] == 2024
    assert before["codes"] == before["resolved"] + len({one["code"] for one in before["unknown"]})
    assert sum(before["grades"].values()) == before["resolved"] > 10
    run("codes", "import", file, "--year", "2024")
    (after,) = lines(run("codes", "coverage", example_file, "--format", "json"))
    assert after["grades"]["official"] == 2
    assert {"code": "2060701", "printed": "机构运行", "name": "机构", "grade": "official"} in after["renamed"]
    assert "2080505" in {one["code"] for one in after["unknown"]}


def test_coverage_in_words_goes_on_after_a_bad_file(run, example_file, tmp_path):
    result = run("codes", "coverage", tmp_path / "no.json", example_file, "--lang", "zh")
    assert result.exit_code == 2
    assert "查到" in result.stdout
    assert "有据" in result.stdout
    assert result.stderr.count("\n") == 1


def test_every_command_has_help(run):
    for name in ("import", "diff", "coverage", "editions", "forget"):
        assert name in run("codes", "--help").stdout
        assert run("codes", name, "--help").exit_code == 0
    assert run("codes").exit_code == 2
