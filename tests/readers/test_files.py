"""Choosing the reader by what is in a file."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from gov_budget.errors import EncryptedFile, LimitExceeded, MissingExtra, UnreadableFile
from gov_budget.readers.files import source_in, source_of
from gov_budget.readers.limits import Limits
from gov_budget.readers.source import Grid

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(names):
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a", "a.xls", "a.html"])
def test_a_workbook_under_any_name(tmp_path, name):
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    path = tmp_path / name
    book.save(path)
    assert isinstance(source_of(path).blocks[0], Grid)


def test_text_is_lines_with_pages():
    source = source_in("一\n\n二\f三\n四".encode("gb18030"))
    assert [(one.text, one.locus.page, one.locus.row) for one in source.blocks] == [
        ("一", 1, 1), ("二 三", 2, 3), ("四", 2, 4),
    ]  # fmt: skip
    assert source.pages == 2


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"a\0b", "binary"),
        (packed(["mimetype", "content.xml"]), "archive"),
        (OLE + bytes(600), "old Office file"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
    ],
)
def test_what_cannot_be_read_is_said(data, problem):
    with pytest.raises(UnreadableFile, match=problem):
        source_in(data, "a")


def test_a_workbook_with_a_password_is_encrypted():
    with pytest.raises(EncryptedFile):
        source_in(OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx")


def test_paths_that_are_no_file(tmp_path):
    for path in (tmp_path, tmp_path / "none", "a\0b"):
        with pytest.raises(UnreadableFile):
            source_of(path)


def test_a_file_that_is_too_large_is_not_read_on(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1_001)
    with pytest.raises(LimitExceeded, match="1,000 size"):
        source_of(path, Limits(size=1_000))


@pytest.mark.parametrize(
    ("library", "data", "extra"),
    [
        ("pypdfium2", b"%PDF-1.4", "pdf"),
        ("openpyxl", packed(["xl/workbook.xml"]), "xlsx"),
        ("xlrd", OLE + "Workbook".encode("utf-16-le"), "xls"),
    ],
)
def test_a_library_that_is_missing_is_named(monkeypatch, library, data, extra):
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(MissingExtra, match=rf"gov-budget\[{extra}\]"):
        source_in(data, "a")


@pytest.mark.parametrize(
    ("library", "place"),
    [("pypdfium2", "pdf/pdfium.py"), ("xlrd", "workbook/xls.py"), ("openpyxl", "workbook/xlsx.py")],
)
def test_each_library_is_named_in_one_reader_only(root, library, place):
    readers = root / "src" / "gov_budget" / "readers"
    naming = {
        path.relative_to(readers).as_posix()
        for path in readers.rglob("*.py")
        if f'"{library}"' in path.read_text("utf-8")
    }
    assert naming == {place}
