"""Final accounts rendered as files: reading gives every figure back, and no other."""

from random import Random

import pytest

import gov_budget as gb
from gov_budget.fiscal import Stage
from gov_budget.strategies import random_account

pytest.importorskip("reportlab", reason="PDFs for tests are made with reportlab")
from rendering import rendered


def figures(budget):
    return {
        (table.kind.key, line.key, cell.column): cell.figure.fen
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
        if cell.figure
    }


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", ["html", "xlsx", "docx", "pdf"])
def test_every_figure_comes_back(tmp_path, seed, kind):
    account = random_account(Random(seed), year=2024, size=8)  # noqa: S311 - a seed
    path = tmp_path / f"account.{kind}"
    path.write_bytes(rendered(account, kind))
    read = gb.read(path)
    assert (read.stage, read.year, read.profile) == (Stage.FINAL_ACCOUNT, 2024, "accounts")
    assert figures(read) == figures(account)
    assert [table.kind for table in read.tables] == [table.kind for table in account.tables]
