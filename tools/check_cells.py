"""Compare a sample of the cells of a document with an independent reading of the same file.

    python tools/check_cells.py FILE [--sample 200] [--seed 1] [--show]

For a PDF the other reading is pdfplumber's words by their positions: nothing of this library's
readers takes part.  A cell agrees when on its page there is a line of words that begins with the code
or the label of the row, and the printed amount stands in that line below the heading of its column
(the words of the heading overlap the amount from left to right, or lie nearest to it).  For a
workbook it is openpyxl's cells: same row, same column of the heading.

A cell that the other reading cannot find is listed as undecided: look at the page.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pdfplumber

from gov_budget.model import Cell, Line, Role, Table
from gov_budget.profiles import folded
from gov_budget.reading import read_with_account

if TYPE_CHECKING:
    from gov_budget.model import DepartmentBudget

HEADINGS = 0.55
"""The share of the page's height in which a heading stands."""
LINE = 6
"""Words whose middles differ by less stand in one line."""


@attrs.frozen
class Sample:
    """A cell with its table and line."""

    table: Table
    line: Line
    cell: Cell

    def __str__(self) -> str:
        """Say where the cell stands."""
        row = " ".join(filter(None, (self.line.printed_code, self.line.name))) or self.line.key
        return f"{self.cell.locus}: {self.table.kind.key} | {row} | {self.cell.column} | {self.cell.text}"


def samples(budget: DepartmentBudget, size: int, seed: int) -> list[Sample]:
    """Return a random sample of the placed amounts."""
    every = [
        Sample(table, line, cell)
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
        if cell.figure and not cell.is_ambiguous
    ]
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    return every if len(every) <= size else chance.sample(every, size)


class Pages:
    """The words of a PDF by page, with the headings that the last page with headings printed."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self.document = pdfplumber.open(path)
        self._words: dict[int, list[dict[str, Any]]] = {}

    def words(self, page: int) -> list[dict[str, Any]]:
        """Return the words of a page, from the top."""
        if page not in self._words:
            found = self.document.pages[page - 1].extract_words(x_tolerance=1.5, keep_blank_chars=False)
            self._words[page] = sorted(found, key=lambda word: (word["top"], word["x0"]))
        return self._words[page]

    def line_of(self, page: int, amount: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the words of the line in which an amount stands."""
        middle = (amount["top"] + amount["bottom"]) / 2
        near = [w for w in self.words(page) if abs((w["top"] + w["bottom"]) / 2 - middle) < LINE]
        return sorted(near, key=lambda word: word["x0"])


def verdict(pages: Pages, sample: Sample, rank: int, count: int, first_page: int) -> str:
    """Return ok, or what is wrong, or undecided."""
    page = sample.cell.locus.page if sample.cell.locus else None
    if page is None:
        return "undecided: no page"
    text = "".join(sample.cell.text.split())
    amounts = [word for word in pages.words(page) if word["text"] == text]
    if not amounts:
        return "undecided: the amount is no word of the page"
    labels = _labels(sample)
    for amount in amounts:
        line = pages.line_of(page, amount)
        said = folded("".join(word["text"] for word in line if word["x0"] < amount["x0"]))
        numbers = [w for w in line if re.fullmatch(r"-?[\d,]+(?:\.\d+)?|-|—", w["text"])]
        if labels and not all(label in said for label in labels):
            continue
        if _below(pages, sample, page, amount, first_page):
            return "ok"
        own = [w for w in numbers if w["x0"] >= numbers[-count]["x0"]] if len(numbers) >= count else []
        if own and own[rank]["text"] == text and own[rank]["x0"] == amount["x0"]:
            return "ok by rank"
    return "undecided: no line with this label has the amount below this heading"


def _labels(sample: Sample) -> list[str]:
    code = folded(sample.line.printed_code)
    name = folded(sample.line.name)
    if sample.line.role is Role.TOTAL:
        return [name] if name else []
    return [code or name]


def _below(pages: Pages, sample: Sample, page: int, amount: dict[str, Any], first: int) -> bool:
    """Whether a word of the column's heading stands right above an amount, on the first page of the table."""
    column = sample.table.kind.column(sample.cell.column)
    names = {folded(one) for one in (column.zh, *column.headers)}
    for n in dict.fromkeys((page, first)):
        height = pages.document.pages[n - 1].height
        for word in pages.words(n):
            said = folded(word["text"])
            if word["top"] > HEADINGS * height or len(said) < 2 or said.replace(",", "").isdigit():  # noqa: PLR2004
                continue
            if not any(said in name or name in said for name in names):
                continue
            if word["x0"] - 3 <= amount["x1"] and amount["x0"] <= word["x1"] + 3:
                return True
    return False


def main() -> None:
    """Compare and print what does not agree."""
    parser = argparse.ArgumentParser(description="Compare a sample of cells with another reading.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    budget, account = read_with_account(given.file)
    chosen = samples(budget, given.sample, given.seed)
    pages = Pages(given.file)
    counts: dict[str, int] = {}
    for sample in chosen:
        shown = [c for c in sample.line.cells if c.figure]
        first = min(line.locus.page or 1 for line in sample.table.lines if line.locus)
        said = verdict(pages, sample, shown.index(sample.cell), len(shown), first)
        counts[said.split(":")[0]] = counts.get(said.split(":")[0], 0) + 1
        if given.show or said.startswith("undecided"):
            print(f"{said}  {sample}")
    print(f"{given.file.name}: {account.placed} of {account.found} placed; {len(chosen)} compared: {counts}")


if __name__ == "__main__":
    main()
