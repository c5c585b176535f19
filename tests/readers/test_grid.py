"""From bytes to lines: encodings, limits, and what is no text."""

import codecs
import os
from pathlib import Path

import pytest

from gov_budget.errors import UnreadableFile
from gov_budget.readers import grid, read_text

TITLE = "某局2024年部门预算"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_that_are_read(tmp_path: Path, encoding: str):
    path = tmp_path / "budget.txt"
    path.write_bytes(TITLE.encode(encoding))
    assert read_text(path).title == TITLE
    assert read_text(str(path)).source == str(path)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "zip"),
        (b"\xd0\xcf\x11\xe0 ...", "Office"),
        (TITLE.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TITLE.encode("utf-16-be"), "UTF-16"),
        (b"2024\0 budget", "NUL byte at 4"),
        (b"\xff\xff\xff2024", "neither UTF-8 (byte 0) nor GB18030"),
        (TITLE.encode()[:-1], "cut off inside a letter"),
        ("没有年份".encode(), "no fiscal year"),
    ],
)
def test_what_is_no_text_of_a_budget_says_so(tmp_path: Path, data: bytes, problem: str):
    path = tmp_path / "budget.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_text(path)
    assert problem in caught.value.problem
    assert caught.value.file == str(path)


def test_a_missing_file_a_folder_and_a_bad_name(tmp_path: Path):
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(UnreadableFile):
            read_text(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device on this system")
def test_a_device_is_not_read():
    with pytest.raises(UnreadableFile, match="no regular file"):
        read_text(os.fspath("/dev/zero"))


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "budget.txt"
    path.write_bytes(TITLE.encode())
    monkeypatch.setattr(grid, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFile, match="larger than 10 bytes"):
        read_text(path)
    with pytest.raises(UnreadableFile, match="line 2 is longer"):
        grid.lines_of(f"a\n{'x' * (grid.MAX_LENGTH + 1)}")
    with pytest.raises(UnreadableFile, match="more than"):
        grid.lines_of("\n" * grid.MAX_LINES)


def test_lines_and_pages():
    lines = grid.lines_of("a\r\nb\rc\f\nd\u2028e")
    assert [(line.number, line.page, line.text) for line in lines] == [
        (1, 1, "a"), (2, 1, "b"), (3, 2, "c "), (4, 2, "d\u2028e"),
    ]  # fmt: skip
    assert grid.lines_of("a")[0].locus(2) == grid.Locus(None, 1, 2)
    assert grid.lines_of("a")[0].page is None
