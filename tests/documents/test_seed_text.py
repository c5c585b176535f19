"""The seed text, read, is the budget that was transcribed by hand."""

import json
from pathlib import Path

import pytest

from gov_budget import readers
from gov_budget.model import Aspect, DepartmentBudget, Line, Role

SEED = "seeds/quxian-kexie-2024.txt"
EXPECTED = json.loads((Path(__file__).parents[2] / "examples" / "quxian-2024.json").read_text("utf-8"))
KINDS = [table["kind"] for table in EXPECTED["tables"]]
LEVELS = ("project", "level1", "level2", "name", "operator", "value", "measure", "weight", "direction")


@pytest.fixture(scope="module")
def budget(shared: Path) -> DepartmentBudget:
    path = shared / SEED
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")
    return readers.read_text(path)


def identity(line: Line) -> tuple[str, ...]:
    return (line.role.value, line.key, line.code, line.name, line.institution)


def transcribed(raw: dict[str, str]) -> tuple[str, ...]:
    names = {name: raw.get(name, "") for name in ("key", "code", "name", "institution")}
    return identity(Line(Role(raw["role"]), (), **names))


def test_the_document_as_a_whole(budget: DepartmentBudget):
    read = (budget.title, budget.year, budget.stage.value, budget.scope.value, budget.profile)
    assert read == tuple(EXPECTED[key] for key in ("title", "year", "stage", "scope", "profile"))
    assert [table.kind.key for table in budget.tables] == KINDS


@pytest.mark.parametrize("n", range(len(KINDS)), ids=KINDS)
def test_a_table(budget: DepartmentBudget, n: int):
    table, raw = budget.tables[n], EXPECTED["tables"][n]
    assert (table.number, table.title, table.unit.value) == (raw["number"], raw["title"], raw["unit"])
    assert list(table.columns) == raw["columns"]
    assert [identity(line) for line in table.lines] == [transcribed(line) for line in raw["lines"]]
    cells = [{cell.column: cell.text for cell in line.cells} for line in table.lines]
    assert cells == [line["cells"] for line in raw["lines"]]
    assert [len(line.cells) for line in table.lines] == [len(line["cells"]) for line in raw["lines"]]


@pytest.mark.parametrize("n", range(len(KINDS)), ids=KINDS)
def test_every_cell_is_placed_and_says_where_it_stands(shared: Path, budget: DepartmentBudget, n: int):
    lines = (shared / SEED).read_text("utf-8").split("\n")
    for line in budget.tables[n].lines:
        assert line.columns == budget.tables[n].columns
        for cell in line.cells:
            assert not cell.is_ambiguous
            assert cell.figure is not None
            assert cell.locus.page is None
            assert cell.text in lines[cell.locus.row - 1]


@pytest.mark.parametrize("n", range(len(KINDS)), ids=KINDS)
def test_indicators(budget: DepartmentBudget, n: int):
    read = [tuple(getattr(one, key) for key in LEVELS) for one in budget.tables[n].indicators]
    raw = EXPECTED["tables"][n].get("indicators", [])
    assert read == [tuple(one.get(key, "") for key in LEVELS) for one in raw]


def test_claims(budget: DepartmentBudget):
    raw = EXPECTED["statement"]["claims"]
    transcribed = {c["indicator"] for c in raw}
    said = [c for c in budget.statement.claims if c.aspect is Aspect.AMOUNT and c.indicator in transcribed]
    read = {(c.indicator, c.year, c.cell.text, c.cell.figure.unit.value) for c in said}
    assert sorted(read) == sorted((c["indicator"], c["year"], c["text"], c["unit"]) for c in raw)
    assert all(budget.statement.claim(indicator, year) for indicator, year, _, _ in read)


def test_what_changed_and_why(budget: DepartmentBudget):
    changed = [c for c in budget.statement.claims if c.change and c.aspect is Aspect.AMOUNT]
    said = {c.indicator: (c.change, c.reason) for c in changed}
    assert said == {
        "income_total": ("增加", "一般公共预算资金增加6.86万元，政府性基金安排支出134.00万元"),
        "appropriation_total": ("增加", "一般公共预算资金增加13.72万元"),
        "general_public": ("增加", "人员调入增加"),
        "three_public.reception": ("变化不大", ""),
        "three_public.vehicles": ("没有变化", ""),
        "operating": ("变化不大", ""),
    }


def test_vehicles(budget: DepartmentBudget):
    raw = EXPECTED["statement"]["vehicles"]
    read = budget.statement.vehicles
    assert [{"name": one.name, "count": one.count} for one in read.types] == raw["types"]
    for key in ("total", "planned_purchases", "large_equipment", "asset_total"):
        assert getattr(read, key) == raw[key]


def test_the_institution(budget: DepartmentBudget):
    raw, read = EXPECTED["institution"], budget.institution
    assert (read.code, read.name, read.nature.value) == (raw["code"], raw["name"], raw["nature"])
    units = [{"code": one.code, "name": one.name, "nature": one.nature.value} for one in read.units]
    assert units == raw["units"]
    staff = [{"unit": one.unit, "kind": one.kind.value, "count": one.count} for one in read.staff]
    assert staff == raw["staff"]


def test_the_sections_of_the_prose(budget: DepartmentBudget):
    titles = [section.title for section in budget.statement.sections]
    assert titles[:3] == [
        "第一部分 渠县科学技术协会部门概况",
        "第二部分 县科学技术协会2024年部门预算情况说明",
        "第三部分 渠县科学技术协会2024年部门预算表",
    ]
    said = budget.statement.sections[1].paragraphs
    assert "县科学技术协会2024年使用国有资本经营预算拨款安排的支出0万元。" in said


def test_no_word_of_the_text_is_lost(shared: Path, budget: DepartmentBudget):
    """What is no cell, name, indicator, section or heading of a table is kept as a note."""
    text = (shared / SEED).read_text("utf-8")
    notes = "".join(note for table in budget.tables for note in table.notes)
    assert "二上审核数" in notes
    assert "没有其他说明" in notes
    assert "科普宣传及科技下乡、渠县科普报专项" in notes
    paragraphs = "".join("".join(section.paragraphs) for section in budget.statement.sections)
    begin, end = text.index("按照综合预算"), text.index("第三部分")
    assert "".join(text[begin:end].split()) in paragraphs
