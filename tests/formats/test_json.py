import json
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from gov_budget import formats
from gov_budget.errors import InvalidDocument, UnreadableFile
from gov_budget.formats import plain
from gov_budget.model import (
    Cell,
    Claim,
    DepartmentBudget,
    Institution,
    Line,
    Locus,
    Role,
    Statement,
    Table,
    kind,
)
from gov_budget.money import Figure, Mark, Unit

EXAMPLE = Path(__file__).parents[2] / "examples" / "quxian-2024.json"


def one_line(*cells, columns=("total", "basic", "project"), **line):
    made = Line(Role.SUBJECT, columns, cells, code="2060701", **line)
    return DepartmentBudget(
        2024, tables=(Table(kind("expenditure"), Unit.WAN, ("total", "basic", "project"), (made,)),)
    )


def line_json(budget):
    return formats.to_dict(budget)["tables"][0]["lines"][0]


def test_the_example_is_reproduced_to_the_byte():
    text = EXAMPLE.read_text("utf-8")
    assert formats.dumps(formats.loads(text)) == text


def test_the_example_means_what_it_says():
    budget = formats.load(EXAMPLE)
    assert budget.source == str(EXAMPLE)
    assert budget.table("expenditure").line("2060701").figure("basic").fen == 143_090_000
    assert budget.table("balance").line("income_total").figure("amount").fen == 367_120_000
    assert budget.table("whole_performance").unit is Unit.YUAN
    assert budget.statement.sections is None
    assert budget.statement.claim("operating", 2023).cell == Cell.read("operating", "15.34", Unit.WAN)
    assert budget.statement.vehicles.planned_purchases == 0


def test_a_file_is_written_and_read_back(tmp_path):
    budget = formats.load(EXAMPLE)
    formats.dump(budget, tmp_path / "b.json")
    assert (tmp_path / "b.json").read_bytes() == EXAMPLE.read_bytes()
    assert formats.load(str(tmp_path / "b.json")) == budget


def test_a_byte_order_mark_is_passed_over(tmp_path):
    (tmp_path / "b.json").write_bytes(b"\xef\xbb\xbf" + EXAMPLE.read_bytes())
    assert formats.load(tmp_path / "b.json") == formats.loads("\ufeff" + EXAMPLE.read_text("utf-8"))


def test_a_text_that_is_no_amount_is_kept():
    data = formats.to_dict(formats.load(EXAMPLE))
    data["tables"][0]["lines"][0]["cells"]["amount"] = "12..3"
    cell = formats.from_dict(data).tables[0].lines[0].cell("amount")
    assert (cell.text, cell.mark) == ("12..3", Mark.TEXT)


def test_no_sections_is_not_the_same_as_sections_not_at_hand():
    for sections in (None, ()):
        budget = DepartmentBudget(2024, statement=Statement(sections))
        data = formats.to_dict(budget)
        assert data["statement"] == {"sections": None if sections is None else [], "claims": []}
        assert formats.from_dict(data) == budget


def test_a_cell_that_is_its_text_is_written_as_text():
    assert line_json(one_line(Cell.read("basic", "1.00", Unit.WAN)))["cells"] == {"basic": "1.00"}


def test_a_cell_that_is_more_is_an_object():
    cell = Cell.read("basic", "1.5", Unit.WAN, places=2, locus=Locus(9, 3, 2), candidates=("project",))
    assert line_json(one_line(cell))["cells"] == {
        "basic": {"text": "1.5", "places": 2, "page": 9, "row": 3, "column": 2, "candidates": ["project"]}
    }


def test_ambiguous_cells_keep_their_place_in_the_line():
    lone = Cell.read("", "8", Unit.WAN, candidates=("basic", "project"))
    named = Cell.read("total", "8", Unit.WAN)
    first = one_line(lone, named)
    assert line_json(first)["ambiguous"] == [{"text": "8", "candidates": ["basic", "project"]}]
    last = one_line(named, lone)
    assert line_json(last)["ambiguous"] == [{"text": "8", "candidates": ["basic", "project"], "position": 2}]
    for budget in (first, last):
        assert formats.loads(formats.dumps(budget)) == budget


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (Line(Role.TOTAL, ()), None),
        (Line(Role.SUBJECT, (), code="206"), None),
        (Line(Role.INSTITUTION, (), institution="214"), None),
        (Line(Role.PROJECT, (), name="科普"), None),
        (Line(Role.SUBJECT, (), code="2060799", key="科普", name="科普"), "科普"),
        (Line(Role.SUM, (), key="income", name="本年收入"), "income"),
    ],
)
def test_a_key_is_written_only_where_it_does_not_follow_from_the_line(line, key):
    budget = DepartmentBudget(2024, tables=(Table(kind("balance"), Unit.WAN, (), (line,)),))
    assert line_json(budget).get("key") == key
    assert formats.from_dict(formats.to_dict(budget)).tables[0].lines[0].key == line.key


@pytest.mark.parametrize(
    ("claim", "extra"),
    [
        (Claim("basic", 2024, Cell("basic", "1.00")), {}),
        (Claim("basic", 2024, Cell.read("basic", "1.00", Unit.WAN)), {"unit": "万元"}),
        (Claim("basic", 2024, Cell.read("amount", "1", Unit.YUAN)), {"unit": "元", "cell": "amount"}),
        (Claim("basic", 2024, Cell.read("", "1", Unit.YUAN), "增加", "因"),
         {"unit": "元", "change": "增加", "reason": "因", "cell": ""}),
        (Claim("basic", 2024, Cell.read("basic", "1", Unit.WAN, places=2, locus=Locus(4))),
         {"unit": "万元", "places": 2, "page": 4}),
    ],
)  # fmt: skip
def test_claims(claim, extra):
    budget = DepartmentBudget(2024, statement=Statement(claims=(claim,)))
    written = formats.to_dict(budget)["statement"]["claims"][0]
    assert written == {"indicator": "basic", "year": 2024, "text": claim.cell.text, **extra}
    assert formats.loads(formats.dumps(budget)) == budget


def test_a_built_table_survives():
    table = Table.build(
        "expenditure", [("2060701", {"basic": 1_430_900}), ("2060799", {"project": "56.05"})], year=2024
    )
    budget = DepartmentBudget(2024, tables=(table,))
    assert formats.loads(formats.dumps(budget)) == budget


def test_one_row_stands_on_one_line():
    assert formats.dumps(one_line(Cell.read("total", "1", Unit.WAN), name="甲")) == (
        """\
{
  "format": "gov_budget/1",
  "title": "",
  "year": 2024,
  "stage": "budget",
  "scope": "department",
  "profile": "",
  "institution": {
    "code": "",
    "name": ""
  },
  "tables": [
    {
      "kind": "expenditure",
      "number": "",
      "title": "",
      "unit": "万元",
      "columns": ["total", "basic", "project"],
      "lines": [
        {"role": "subject", "code": "2060701", "name": "甲", "cells": {"total": "1"}}
      ]
    }
  ]
}
"""
    )


WRONG_FIGURE = attrs.evolve(Figure.read("1", Unit.WAN), fen=5)


@pytest.mark.parametrize(
    ("budget", "path"),
    [
        (one_line(Cell("total", "1", WRONG_FIGURE)), "$.tables[0].lines[0].cells[0].figure.fen"),
        (one_line(Cell.read("total", "1", Unit.YUAN)), "$.tables[0].lines[0].cells[0].figure.fen"),
        (one_line(Cell("total", "1")), "$.tables[0].lines[0].cells[0].figure"),
        (one_line(Cell("total", "1"), Cell("total", "2")), "$.tables[0].lines[0].cells"),
        (one_line(columns=("total",)), "$.tables[0].lines[0].columns"),
        (one_line(Cell("reception")), "$.tables[0].lines[0].cells.reception"),
        (one_line(locus=Locus(page=0)), "$.tables[0].lines[0].page"),
        (one_line(name="\ud800"), "$.tables[0].lines[0].name"),
        (one_line(name=7), "$.tables[0].lines[0].name"),
        (DepartmentBudget(0), "$.year"),
    ],
)
def test_what_the_format_cannot_say_is_refused_and_never_lost(budget, path):
    with pytest.raises(InvalidDocument) as caught:
        formats.to_dict(budget)
    assert caught.value.path == path


@pytest.mark.parametrize("depth", [50, 5000])
def test_institutions_without_end_are_refused(depth):
    institution = Institution("部门")
    for _ in range(depth):
        institution = Institution("部门", units=(institution,))
    with pytest.raises(InvalidDocument, match="nested"):
        formats.to_dict(DepartmentBudget(2024, institution))


def test_a_locus_that_says_nothing_is_none():
    back = formats.from_dict(formats.to_dict(one_line(locus=Locus())))
    assert back.tables[0].lines[0].locus is None


def test_nothing_is_written_when_a_budget_is_refused(tmp_path):
    with pytest.raises(InvalidDocument):
        formats.dump(DepartmentBudget(0), tmp_path / "b.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "empty"), (b'{"format": "\xff"}', "not UTF-8 at byte 12"), (None, "no such file")],
)
def test_files_that_cannot_be_read(tmp_path, content, problem):
    file = tmp_path / "b.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        formats.load(file)
    assert (caught.value.file, caught.value.problem) == (str(file), problem)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (".", "not a regular file"),
        ("nowhere/at/all", "no such file"),
        ("nul\0byte", "no such file|null"),
        ("x" * 5000, "too long"),
    ],
)
def test_paths_that_are_no_file(path, problem):
    with pytest.raises(UnreadableFile, match=problem):
        formats.load(path)


def test_a_huge_file_is_refused_unread(tmp_path):
    with (tmp_path / "b.json").open("wb") as stream:
        stream.truncate(plain.MAX_SIZE + 1)
    with pytest.raises(UnreadableFile, match="larger than 50000000 bytes"):
        formats.load(tmp_path / "b.json")


def test_the_file_is_named_with_the_path(tmp_path):
    file = tmp_path / "b.json"
    file.write_text(json.dumps({"format": "gov_budget/1", "year": "2024"}), "utf-8")
    with pytest.raises(InvalidDocument) as caught:
        formats.load(file)
    assert (caught.value.file, caught.value.path) == (str(file), "$.year")


def test_importing_the_formats_loads_none_of_them():
    code = (
        "import sys, gov_budget.formats as f; assert 'loads' in dir(f);"
        "assert not {'cattrs', 'gov_budget.model'} & set(sys.modules), sys.modules;"
        "f.schema; assert 'cattrs' not in sys.modules; f.loads; assert 'cattrs' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        _ = formats.nothing
    assert list(formats.__all__) == sorted(formats.__all__)
    assert set(formats.__all__) <= set(dir(formats))
