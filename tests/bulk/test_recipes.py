"""The recipes run, in Polars and in DuckDB, and give the answers that the page shows.

``python tests/bulk/test_recipes.py`` writes the answers of Polars into the page; DuckDB must give the same.
"""

import ast
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("polars", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

import duckdb
import polars as pl

from gov_budget.bulk.batch import Batch, Reconciling, Selection

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "recipes.md"
BLOCK = re.compile(r"^```(python|sql|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text):
    return [(found[1], found[2]) for found in BLOCK.finditer(text)]


def value_of(code, names):
    """Run code and return what its last line is worth, if that is an expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "recipe", "exec"), names)  # noqa: S102 - the code is that of the page
    return eval(compile(ast.Expression(last.value), "recipe", "eval"), names) if last else None  # noqa: S307


def shown(header, rows):
    table = [[str(value) for value in row] for row in (header, *rows)]
    widths = [max(len(row[n]) for row in table) for n in range(len(header))]
    return ["  ".join(text.ljust(w) for text, w in zip(row, widths, strict=True)).rstrip() for row in table]


def by_polars(code, names):
    frame = value_of(code, names)
    return shown(frame.columns, frame.rows()) if isinstance(frame, pl.DataFrame) else None


def by_duckdb(code, database):
    found = database.execute(code)
    return shown([column[0] for column in found.description], found.fetchall())


def prepare(folder, page):
    """Make the dataset as the page says, and reconcile it with a few rules."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    os.chdir(folder)
    value_of(blocks(page)[-1][1], {})
    work = Reconciling(Selection(only=("O09", "W01", "D05", "D06")))
    list(Batch(Path("results.parquet"), work).run(["2024"]))


def answers(page):
    """Yield the text that the page shows, and the answers of Polars and DuckDB."""
    names = {}
    with duckdb.connect() as database:
        polars = sql = None
        for kind, code in blocks(page)[:-1]:
            if kind == "python":
                polars = by_polars(code, names)
            elif kind == "sql":
                sql = by_duckdb(code, database)
            else:
                yield code.splitlines(), polars, sql


@pytest.fixture
def there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cells_of(lines):
    return [line.split() for line in lines]


def test_every_recipe_gives_the_answer_that_is_shown(there):
    page = PAGE.read_text("utf-8")
    prepare(there, page)
    found = list(answers(page))
    assert len(found) == 10
    for written, polars, sql in found:
        assert cells_of(polars) == cells_of(written)
        assert cells_of(sql) == cells_of(written)


def write():
    page = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), page)
        texts = iter(["\n".join(polars) for _, polars, _ in answers(page)])
    PAGE.write_text(
        re.sub(r"(?ms)^```text\n.*?^```$", lambda _: f"```text\n{next(texts)}\n```", page), "utf-8"
    )


if __name__ == "__main__":
    sys.exit(write())
