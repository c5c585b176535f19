import json

import pytest

from gov_budget import formats
from gov_budget.errors import InvalidDocument, UnreadableFile
from gov_budget.formats import csv
from gov_budget.formats.csv_rows import FIXED, MORE
from gov_budget.model import Cell, DepartmentBudget, Line, Locus, Role, Table, kind, kinds
from gov_budget.money import Unit

COLUMNS = ("total", "basic", "project")


def budget_of(*lines):
    return DepartmentBudget(2024, tables=(Table(kind("expenditure"), Unit.WAN, COLUMNS, lines),))


def subject(*cells, **given):
    return Line(Role.SUBJECT, COLUMNS, cells, code="2060701", name="机构运行", **given)


def cell(column, text, **given):
    return Cell.read(column, text, Unit.WAN, **given)


@pytest.fixture
def folder(tmp_path, example):
    formats.write_csv(example, tmp_path)
    return tmp_path


def replace(file, old, new):
    content = file.read_bytes()
    assert content.count(old) >= 1
    file.write_bytes(content.replace(old, new, 1))


def refused(folder):
    with pytest.raises(InvalidDocument) as caught:
        formats.read_csv(folder)
    error = caught.value
    return error.file.removeprefix(f"{folder}/"), error.path, error.problem


def test_the_files_of_the_example(folder, example):
    names = sorted(file.name for file in folder.iterdir())
    assert names == [*(f"{n:02d}-{t.kind.key}.csv" for n, t in enumerate(example.tables, 1)), "document.json"]
    lines = (folder / "03-expenditure.csv").read_bytes().decode("utf-8").split("\r\n")
    header = "role,key,code,name,institution,printed_code,total,basic,project,remitted_up,subsidy_down"
    assert lines[0] == "\ufeff" + header
    assert lines[4] == "subject,,2060701,机构运行,214001,,143.09,143.09,,,"
    assert formats.read_csv(str(folder)) == example


def test_what_the_text_does_not_say_stands_in_the_last_column(tmp_path):
    lone = cell("", "8", candidates=("basic",))
    budget = budget_of(
        subject(cell("total", "1.5", places=2, locus=Locus(9, 3, 2)), lone, locus=Locus(9)), subject()
    )
    formats.write_csv(budget, tmp_path)
    more = {
        "page": 9,
        "ambiguous": [{"text": "8", "candidates": ["basic"], "position": 2}],
        "cells": {"total": {"places": 2, "page": 9, "row": 3, "column": 2}},
    }
    rows = (tmp_path / "01-expenditure.csv").read_text("utf-8-sig").splitlines()
    assert rows[0].endswith(",total,basic,project,more")
    assert rows[1].endswith(f',1.5,,,"{json.dumps(more).replace(chr(34), chr(34) * 2)}"')
    assert rows[2].endswith(",,,,")
    back = formats.read_csv(tmp_path)
    assert back == budget
    assert back.tables[0].lines[0].cells[0].locus == Locus(9, 3, 2)


@pytest.mark.parametrize(
    "cells",
    [
        (),
        (cell("basic", ""),),
        (cell("project", "1"), cell("total", "2")),
        (cell("project", ""), cell("total", "2")),
        (cell("total", "=1+1"), cell("basic", "1,5"), cell("project", 'a"b\r\nc\0')),
    ],
)
def test_blank_cells_their_order_and_awkward_texts_survive(tmp_path, cells):
    budget = budget_of(subject(*cells))
    formats.write_csv(budget, tmp_path)
    assert formats.read_csv(tmp_path) == budget


def test_a_row_may_be_moved_and_columns_too(tmp_path):
    one, two = subject(cell("total", "1", locus=Locus(3))), subject(cell("basic", "2"))
    formats.write_csv(budget_of(one, two), tmp_path)
    file = tmp_path / "01-expenditure.csv"
    header, first, second = file.read_text("utf-8-sig").splitlines()
    file.write_text(f"{header}\n{second}\n{first}\n\n", "utf-8")
    back = formats.read_csv(tmp_path)
    assert back.tables[0].lines == (two, one)
    assert back.tables[0].lines[1].cells[0].locus == Locus(3)


def test_no_column_of_a_table_is_named_like_a_fixed_one():
    assert not {*FIXED, MORE} & {column for kind in kinds().values() for column in kind.by_key}


HEADER = b"total,basic,project"
ROW = "2060701,机构运行".encode()


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        (HEADER, b"total,basic,projekt", "row 1", "the column 'project' is missing"),
        (HEADER, b"total,basic,project,extra", "row 1", "unknown column 'extra'"),
        (HEADER, b"total,basic,project,basic", "row 1", "the column 'basic' stands twice"),
        (b"role,", b"", "row 1", "the column 'role' is missing"),
        (b",143.09,", b",143.09,,", "row 5", "12 fields under 11 columns"),
        (b",143.09,143.09,", b",143.09,", "row 5", "10 fields under 11 columns"),
        (ROW, ROW + b"\xff", "row 5", "not UTF-8"),
        (ROW, b'2060701,"a"b', "row 5", "not CSV"),
        (b"subject,,2060701", b"subjekt,,2060701", "row 5, role", "unknown 'subjekt'"),
    ],
)
def test_a_bad_table_is_told_by_file_and_row(folder, old, new, path, problem):
    replace(folder / "03-expenditure.csv", old, new)
    file, where, what = refused(folder)
    assert (file, where) == ("03-expenditure.csv", path)
    assert problem in what


@pytest.mark.parametrize(
    ("more", "path", "problem"),
    [
        ("[]", "row 2, more", "expected an object, not a list"),
        ("{", "row 2, more", "not JSON"),
        ('{"page": NaN}', "row 2, more.page", "NaN is not JSON"),
        ('{"name": "x"}', "row 2, more", "unknown key 'name'"),
        ('{"page": 0}', "row 2, page", "expected a whole number"),
        ('{"cells": {"reception": {}}}', "row 2, more.cells", "unknown key 'reception'"),
        ('{"cells": []}', "row 2, more.cells", "expected an object"),
        ('{"cells": {"total": 1}}', "row 2, more.cells.total", "expected an object, not a number"),
        ('{"cells": {"total": {"text": "1"}}}', "row 2, more.cells.total.text", "its own column"),
        ('{"cells": {"total": {"fen": 1}}}', "row 2, cells.total.fen", "unknown key"),
        ('{"ambiguous": [{"text": "1"}]}', "row 2, ambiguous[0]", "'candidates' is missing"),
    ],
)
def test_a_bad_last_column(tmp_path, more, path, problem):
    formats.write_csv(budget_of(subject(cell("total", "1", locus=Locus(3)))), tmp_path)
    file = tmp_path / "01-expenditure.csv"
    start = file.read_text("utf-8-sig").split('"')[0]
    file.write_text(f'{start}"{more.replace(chr(34), chr(34) * 2)}"\n', "utf-8")
    name, where, what = refused(tmp_path)
    assert (name, where) == ("01-expenditure.csv", path)
    assert problem in what


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        (b"gov_budget-csv/1", b"gov_budget/1", "$.format", "expected the format 'gov_budget-csv/1'"),
        (b'"year": 2024', b'"year": "2024"', "$.year", "expected a whole number"),
        (b'"year": 2024', b'"year": 2024, "year": 2024', "$.year", "stands twice"),
        (b'"kind": "balance"', b'"kind": "../balance"', "$.tables[0].kind", "unknown kind"),
        (b'"kind": "balance"', b'"lines": [], "kind": "balance"', "$.tables[0].lines", "own file"),
        (b'"tables": [', b'"tables": 1, "x": [', "$.x", "unknown key"),
        (b'"tables": [', b'"tables": [1, ', "$.tables[0]", "expected an object"),
        (b'"columns": ["amount"]', b'"columns": ["x"]', "$.tables[0].columns[0]", "unknown column"),
    ],
)
def test_a_bad_document_is_told_by_path(folder, old, new, path, problem):
    replace(folder / "document.json", old, new)
    file, where, what = refused(folder)
    assert (file, where) == ("document.json", path)
    assert problem in what


def test_the_document_alone_is_not_taken_for_the_whole(folder):
    with pytest.raises(InvalidDocument, match="expected the format 'gov_budget/1'"):
        formats.load(folder / "document.json")


@pytest.mark.parametrize("name", ["document.json", "01-balance.csv"])
def test_missing_and_empty_files(folder, name):
    (folder / name).write_bytes(b"")
    with pytest.raises(UnreadableFile, match="empty"):
        formats.read_csv(folder)
    (folder / name).unlink()
    with pytest.raises(UnreadableFile, match="no such file"):
        formats.read_csv(folder)


def test_a_table_of_only_blank_lines_has_no_header(folder):
    (folder / "01-balance.csv").write_text("\n\n", "utf-8")
    assert refused(folder) == ("01-balance.csv", "row 1", "the column 'role' is missing")


def test_tables_of_another_budget_are_neither_passed_over_nor_left_behind(folder, example):
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(InvalidDocument, match="none of the document's"):
        formats.write_csv(DepartmentBudget(2024, tables=example.tables[:2]), folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    (folder / "15-notes.csv").write_text("x", "utf-8")
    assert refused(folder)[0] == "15-notes.csv"


def test_a_text_too_long_for_csv_is_refused_when_written(tmp_path):
    with pytest.raises(InvalidDocument, match="too long for CSV"):
        formats.write_csv(budget_of(subject(printed_code="1" * 200_000)), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_stands_in_no_line_is_told_of_the_document(tmp_path):
    error = csv._relocated(InvalidDocument("x", "$.year"), tmp_path, [], [])
    assert (error.file, error.path) == (str(tmp_path / "document.json"), "$.year")
