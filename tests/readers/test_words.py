"""The words of a line: codes, names, amounts."""

import pytest

from gov_budget.readers.grid import TextLine
from gov_budget.readers.words import row_of, words_of

ROWS = [
    ("206 07 01 214001  机构运行 143.09 143.09", "206 07 01 214001", "机构运行", "143.09 143.09"),
    ("214001渠县科学技术协会 367.12", "214001", "渠县科学技术协会", "367.12"),
    (
        "206 07 99 214001 2024年老科协专项工作经费 56.05",
        "206 07 99 214001",
        "2024年老科协专项工作经费",
        "56.05",
    ),
    ("2024年老科协专项工作经费 56.05", "", "2024年老科协专项工作经费", "56.05"),
    ("合    计 367.12 — 12..3", "", "合计", "367.12 — 12..3"),
    ("367.12 233.12", "", "", "367.12 233.12"),
    ("367 233 134", "", "", "367 233 134"),
    ("301 01 143.09 143.09", "301 01", "", "143.09 143.09"),
    ("301 01 214001", "301 01 214001", "", ""),
    ("301 12 3011201  医疗补助缴费 0.28", "301 12 3011201", "医疗补助缴费", "0.28"),
    ("支出 （1,234.50） -3.00", "", "支出", "（1,234.50） -3.00"),
]


@pytest.mark.parametrize(("line", "codes", "name", "amounts"), ROWS)
def test_a_line_taken_apart(line: str, codes: str, name: str, amounts: str):
    row = row_of(words_of(TextLine(7, line)))
    assert " ".join(word.text for word in row.codes) == codes
    assert row.name == name
    assert " ".join(word.text for word in row.amounts) == amounts
    assert row.locus.row == 7


def test_a_page_number_is_no_row():
    assert words_of(TextLine(1, " - 12 - ")) == ()
