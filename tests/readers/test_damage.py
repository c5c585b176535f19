"""Damaged documents: nothing crashes, nothing is misplaced."""

import random
import re
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_budget.errors import GovBudgetError
from gov_budget.model import DepartmentBudget
from gov_budget.readers import parse_text, read_text
from gov_budget.readers.grid import decode

NUMBER = re.compile(r"\d+\.\d\d(?!\d)")
TABLES = slice(400, 1395)
WORKERS = 6
EVERY = 6
"""Of the amounts and lines of the text one in six is tried: each costs a reading of all of it."""


def placed(budget: DepartmentBudget) -> dict[tuple[str, int, int], str]:
    """Where each printed amount stands; an ambiguous one stands in no column."""
    return {
        (table.kind.key, cell.locus.row, cell.locus.column): cell.column
        for table in budget.tables
        for line in table.lines
        for cell in line.cells
    }


def spoiled(amount: str, n: int) -> str:
    """The amount with one error: the first digit, the last, the point, or no number at all."""
    first = str((int(amount[0]) + 1) % 9 + 1) + amount[1:]
    last = amount[:-1] + str((int(amount[-1]) + 3) % 10)
    return (first, last, amount.replace(".", ""), "12..3")[n % 4]


@pytest.fixture(scope="module")
def truth(seed: str) -> dict[tuple[str, int, int], str]:
    return placed(parse_text(seed))


@pytest.mark.parametrize("part", range(WORKERS))
def test_one_wrong_amount_misplaces_no_other(seed: str, truth: dict[tuple[str, int, int], str], part: int):
    lines = seed.split("\n")
    numbers = [(i, m) for i in range(*TABLES.indices(len(lines))) for m in NUMBER.finditer(lines[i])]
    for n in range(part * EVERY, len(numbers), WORKERS * EVERY):
        i, found = numbers[n]
        line = lines[i][: found.start()] + spoiled(found[0], n // (WORKERS * EVERY)) + lines[i][found.end() :]
        got = placed(parse_text("\n".join([*lines[:i], line, *lines[i + 1 :]])))
        for where, column in truth.items():
            assert got[where] == column, (lines[i], line, where)


@pytest.mark.parametrize("part", range(WORKERS))
def test_a_lost_line_misplaces_no_other(seed: str, truth: dict[tuple[str, int, int], str], part: int):
    lines = seed.split("\n")
    filled = [i for i in range(*TABLES.indices(len(lines))) if NUMBER.search(lines[i])]
    for i in filled[part * EVERY :: WORKERS * EVERY]:
        got = placed(parse_text("\n".join([*lines[:i], "", *lines[i + 1 :]])))
        wrong = {
            where: column
            for where, column in got.items()
            if column and truth.get(where) not in (column, None)
        }
        assert not wrong, lines[i]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_other_encodings_read_the_same(seed: str, tmp_path, encoding: str):
    path = tmp_path / "seed.txt"
    path.write_bytes(seed.encode(encoding))
    assert read_text(path) == parse_text(seed)


def test_page_breaks_and_line_ends_change_nothing_but_the_pages(
    seed: str, truth: dict[tuple[str, int, int], str]
):
    paged = parse_text(seed.replace("\n\n表", "\n\f\n表").replace("\n", "\r\n"))
    assert placed(paged) == truth
    assert paged.table("expenditure").total.cells[0].locus.page > 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_beginning_of_the_text_reads_or_says_why_not(seed: str, data: st.DataObject):
    cut = data.draw(st.integers(0, len(seed)))
    with suppress(GovBudgetError):
        parse_text(seed[:cut])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_beginning_of_the_file_reads_or_says_why_not(seed: str, data: st.DataObject):
    raw = seed.encode()
    cut = data.draw(st.integers(0, len(raw)))
    with suppress(GovBudgetError):
        parse_text(decode(raw[:cut]))


@pytest.mark.parametrize("noise", range(20))
def test_noise_never_ends_in_another_error(seed: str, noise: int):
    rng = random.Random(noise)  # noqa: S311 - no secret
    letters = list(seed)
    for _ in range(rng.choice([1, 30, 800])):
        at = rng.randrange(len(letters))
        letters[at : at + rng.randrange(3)] = rng.choice("0123456789. \n一表合计、，。-=≥（）\f\0")
    with suppress(GovBudgetError):
        parse_text("".join(letters))
    raw = bytearray(seed.encode())
    for _ in range(3):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    with suppress(GovBudgetError):
        parse_text(decode(bytes(raw)))


@pytest.mark.parametrize(
    "row",
    [
        "302 01 214001 办公费 75.65 75.65 59.65 3.60 56.05 16.00 16.00",
        "302 01 214001 办公费 75.65 1.00 2.00 3.00 4.00 5.00",
        "任务 1",
        "二、其他收入 1.00 三、其他支出 2.00",
        "产出指标 数量指标 制作 ＝ 200 个 10",
        "某局2024年收入预算1.00万元，比2023年收入预算1.00万元增加1.00万元。",
    ],
)
def test_the_work_grows_with_the_length_of_a_document(seed: str, row: str):
    few, some, many = (calls_of(seed, row, n) for n in (0, 300, 900))
    assert many - few < 3.5 * (some - few)


def calls_of(seed: str, row: str, repeated: int) -> int:
    """How many functions are called to read the text with a row so often: unlike seconds, always the same."""
    lines, calls = seed.split("\n"), 0

    def count(_frame, event, _argument) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    text = "\n".join([*lines[:722], *[row] * repeated, *lines[722:]])
    sys.setprofile(count)
    try:
        parse_text(text)
    finally:
        sys.setprofile(None)
    return calls
