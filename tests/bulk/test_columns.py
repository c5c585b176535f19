"""The columnar form of a budget: nothing is lost, and every column is explained."""

from pathlib import Path

import attrs
import pytest
from column_budgets import irregular

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")

from gov_budget.bulk import Dataset, read_parquet, to_frame
from gov_budget.bulk.schema import FRAMES, fields
from gov_budget.bulk.slices import slices
from gov_budget.bulk.statements import by_column, per_document
from gov_budget.model import Cell, Line
from gov_budget.rules import book, reconcile
from gov_budget.rules.equation import Equation, Quotient

DOCS = Path(__file__).resolve().parents[2] / "docs" / "columns.md"


def loci(budget):
    lines = [(line.locus, [cell.locus for cell in line.cells]) for t in budget.tables for line in t.lines]
    statement = budget.statement
    claims = [(c.cell.locus, c.span) for c in statement.claims] if statement else []
    sections = [(s.locus, s.loci) for s in statement.sections or ()] if statement else []
    return lines, [(t.locus, t.title) for t in budget.tables], claims, sections


def test_budgets_come_back_as_they_were(budgets):
    back = Dataset.of(budgets).budgets()
    assert list(back) == budgets
    assert [loci(b) for b in back] == [loci(b) for b in budgets]
    assert [b.source for b in back] == [b.source for b in budgets]


def test_a_line_keeps_columns_that_its_table_has_not(example):
    odd = irregular(example)
    assert Dataset.of([odd]).budgets() == (odd,)


def test_parquet_keeps_them(budgets, tmp_path):
    Dataset.of(budgets, first=7).write_parquet(tmp_path / "set")
    found = dict(read_parquet(tmp_path / "set").items())
    assert list(found) == list(range(7, 7 + len(budgets)))
    assert list(found.values()) == budgets


def test_a_few_documents_at_a_time_and_any_order(budgets):
    frames = Dataset.numbered(zip((3, 8, 9), budgets, strict=False)).frames
    parts = list(slices(frames, 2))
    assert [part["documents"]["document"].to_pylist() for part in parts] == [[3, 8], [9]]
    for name, table in frames.items():
        assert [row for part in parts for row in part[name].to_pylist()] == table.to_pylist()
    turned = {name: table.sort_by([("document", "descending")]) for name, table in frames.items()}
    assert [number for number, _ in Dataset(turned).items()] == [9, 8, 3]
    assert list(Dataset.of([]).items()) == []


def test_every_field_of_a_line_and_a_cell_has_a_column():
    names = {field.name for field in fields("cells")}
    apart = {"locus", "columns", "cells", "column", "figure"}
    assert {f.name for f in (*attrs.fields(Line), *attrs.fields(Cell))} - apart <= names


def test_every_column_is_documented():
    text = DOCS.read_text("utf-8")
    for frame in (*FRAMES, "results", "files"):
        for field in fields(frame):
            assert (
                f"| `{field.name}` | {field.type}{' or null' if field.null else ''} | {field.means} |" in text
            )


def test_frames_of_a_budget_a_table_and_a_report(example):
    pytest.importorskip("polars", reason="the extra bulk is not installed")
    budget = to_frame(example)
    assert budget.filter(kind="expenditure", key="total", column="total")["fen"].to_list() == [
        example.table("expenditure").total.figure("total").fen
    ]
    assert to_frame(example.table("balance"))["kind"].unique().to_list() == ["balance"]
    report = reconcile(example)
    assert to_frame(report).height == sum(1 + len(f.also) for f in report.findings)
    with pytest.raises(TypeError, match="no frame for int"):
        to_frame(3)


def test_every_rule_of_equations_that_is_not_by_column_has_its_reason(budgets):
    """docs/columns.md says of each why it runs document by document."""
    text = DOCS.read_text("utf-8")
    said = text.partition("| rules | why document by document |\n|---|---|\n")[2].partition("\n\n")[0]
    named = {rule for row in said.splitlines() for rule in _ids(row.split("|")[1])}
    rest = per_document(book())
    found = {
        rule
        for budget in budgets
        for finding in reconcile(budget, rules=rest).findings
        if isinstance(finding.statement, Equation | Quotient)
        for rule in (finding.rule, *finding.also)
    }
    assert found <= named
    assert not named & {rule.id for rule in by_column(book())}


def _ids(cell):
    """The ids of rules in a cell of a table: P01, Q10 to Q12."""
    for part in cell.split(","):
        first, _, last = part.strip().partition(" to ")
        yield from (f"{first[0]}{n:02}" for n in range(int(first[1:]), int((last or first)[1:]) + 1))
