"""The example scripts: each runs by itself and prints what the published document says.

Expected figures are those of 渠县科学技术协会 2024年部门预算 as published, and of exact sums done by hand.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SEED_TEXT = Path("/work/shared/seeds/quxian-kexie-2024.txt")


def run(script, *arguments, cwd=ROOT):
    return subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLES / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def output(script, *arguments, status=0):
    done = run(script, *arguments)
    assert done.returncode == status, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_every_script_is_tested():
    text = Path(__file__).read_text("utf-8")
    assert [script.name for script in sorted(EXAMPLES.glob("*.py")) if f'"{script.name}"' not in text] == []


def test_look_up_a_code():
    said = output("01_look_up_a_code.py")
    assert "2060701 机构运行（项，支出功能分类科目，2024）" in said
    assert "科学技术支出 / 科学技术普及 / 机构运行" in said
    assert "30217 公务接待费" in said
    assert "2018–2018: 医疗卫生与计划生育支出" in said
    assert "2019–2027: 卫生健康支出" in said
    assert "unknown code '22002'" in said


def test_look_up_a_code_of_a_fund():
    said = output("01_look_up_a_code.py", "212 08 99")
    assert "2120899 其他国有土地使用权出让收入安排的支出" in said
    assert "fund:  government_fund" in said


def test_build_a_budget(tmp_path):
    said = output("02_build_a_budget.py", tmp_path)
    # 439149 + 371249 + 36049 + 1900 + 46800 + 152549 + 92249 + 560500 + 80000
    assert "exact total: 1,780,445 元" in said
    assert "合计 178.04 万元" in said
    assert "2060701 89.51 万元" in said  # 895,147 元
    assert "read back from JSON and from CSV: the same" in said
    assert "broken 0" in said
    assert (tmp_path / "budget.json").is_file()
    assert (tmp_path / "csv" / "03-expenditure.csv").is_file()


def test_build_a_budget_leaves_nothing_behind(tmp_path):
    assert run("02_build_a_budget.py", cwd=tmp_path).returncode == 0
    assert not list(tmp_path.iterdir())


def test_reconcile_the_seed():
    said = output("03_reconcile_the_seed.py", status=1)
    assert "渠县科学技术协会2024年部门预算" in said
    assert "broken: 2," in said
    assert "[warning] O09" in said
    assert "difference 4.80, rounding explains 0.01 万元" in said  # 15.00 against 7.20 + 3.00
    assert "H04 表1-2 部门支出总表“合计”合计 367.12" in said
    assert "“210 卫生健康支出”" in said


@pytest.mark.skipif(not SEED_TEXT.is_file(), reason="the shared text of the document is not at hand")
def test_reconcile_the_text_of_the_seed():
    said = output("03_reconcile_the_seed.py", SEED_TEXT, status=1)
    assert "O09" in said
    assert "difference 4.80" in said


def test_rules_of_your_own():
    said = output("07_rules_of_your_own.py")
    assert "error 县01: " in said  # 公务接待费 0.19 is more than a hundredth of 公用经费 15.00
    assert "silenced O09: 本县把事业单位的定额并入机关运行经费，已核实" in said
    assert "县01: 1 broken" in said
    assert "县02: 1 holds" in said  # 3.00 of 15.00


def test_three_public_and_operating():
    said = output("04_three_public_and_operating.py")
    assert "三公 total: 111,900.00 元, printed in 2 tables" in said  # 11.19 万元
    assert "表3-3 一般公共预算“三公”经费支出预算表: 3.19 万元" in said
    assert "表4-1 政府性基金预算“三公”经费支出预算表: 8.00 万元" in said
    assert "公务用车运行维护费: 110,000.00 元" in said
    assert "公务接待费: 1,900.00 元" in said
    assert "机关运行经费, as the prose states it: 150,000.00 元" in said
    assert "classes 302 and 310 of 基本支出: 204,500 元" in said  # 20.45 万元, 5.45 of it 人员经费
    assert "30228 工会经费 0.77 万元" in said
    assert "30239 其他交通费用 4.68 万元" in said


def test_what_changed():
    said = output("05_what_changed.py")
    assert said.splitlines()[0] == "expenditure 2060701 basic: 143.09 → 145.09"
    assert "broken now, W10: -2.00 万元, 表1-2 部门支出总表 “2060701 机构运行” total" in said
    assert "O09" not in said  # it was broken before


def test_what_changed_between_a_file_and_itself():
    seed = EXAMPLES / "quxian-2024.json"
    assert not output("05_what_changed.py", seed, seed)


def test_test_with_strategies(tmp_path):
    shutil.copy(EXAMPLES / "06_test_with_strategies.py", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "06_test_with_strategies.py"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1", "HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path / "hypothesis")},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout
