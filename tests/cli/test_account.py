"""``reconcile --account`` says what of a file was read."""

import json

import pytest


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "budget.html"
    path.write_text(
        "<html><meta charset='utf-8'><p>某市某局2024年部门预算</p><p>部门支出总表</p><p>单位：万元</p>"
        "<table><tr><td>科目编码</td><td>科目名称</td><td>合计</td><td>基本支出</td><td>项目支出</td><td>不明</td></tr>"
        "<tr><td>2080505</td><td>机关事业单位基本养老保险缴费支出</td><td>9.00</td><td>9.00</td><td></td><td>1.00</td></tr>"
        "<tr><td colspan='2'>合计</td><td>9.00</td><td>9.00</td><td></td><td></td></tr></table></html>",
        "utf-8",
    )
    return path


def test_json(run, page):
    said = json.loads(run("reconcile", page, "--account", "--format", "json").stdout)["reading"]
    assert said["tables"] == {"expected": 1, "read": 1}
    assert said["amounts"] == {"found": 5, "placed": 4}
    assert said["unplaced"] == {"heading": 1}
    lost = said["by_table"][0]["unplaced"][0]
    assert (lost["printed"], lost["reason"], lost["detail"]) == ("1.00", "heading", "不明")
    assert "reading" not in json.loads(run("reconcile", page, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "读取情况：1张表读了1张，5个数有4个各归其位"), ("en", "1 of 1 tables read, 4 of 5")],
)
def test_text(run, page, tmp_path, lang, words):
    out = tmp_path / "report.txt"
    assert words in run("reconcile", page, "--account", "--lang", lang).stdout
    run("reconcile", page, "--account", "--lang", lang, "--out", out)
    assert words in out.read_text("utf-8")


def test_it_goes_with_text_and_json_only(run, page):
    assert run("reconcile", page, "--account", "--format", "sarif").exit_code == 2
