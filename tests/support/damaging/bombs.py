"""Files that are made to hurt: bombs, cycles, giants, passwords."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from damaging.papers import (
    cyclic_form,
    cyclic_pages,
    cyclic_references,
    doubling_forms,
    many_pages,
    with_password,
)

__all__ = ["BOMBS"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BILLION = f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>'
_EXTERNAL = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
_QUADRATIC = f'<!DOCTYPE x [<!ENTITY l9 "{"a" * 50_000}">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MILLION = 1_000_000


def workbook(sheet, level=6):
    """Return a workbook around the markup of its one sheet."""
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for part, kind in (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1"'
        f' Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(parts, level)


def packed(parts, level=6):
    """Return an archive."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def sheet(rows, head="", foot=""):
    """Return the markup of a worksheet."""
    body = f"<sheetData>{rows}</sheetData>{foot}"
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{_MAIN}">{body}</worksheet>'


def text_cell(text):
    """Return the row of one cell."""
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c><c r="B1"><v>1</v></c></row>'


def word(body, head=""):
    """Return a Word document around markup."""
    markup = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>', "word/document.xml": markup})


def paragraph(text):
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zip_bomb():
    """Return a workbook whose sheet unpacks to a gigabyte."""
    stream = BytesIO()
    with ZipFile(BytesIO(workbook(""))) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist()[:-1]:
            target.writestr(name, source.read(name))
        with target.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(1000):
                part.write(b" " * MILLION)
    return stream.getvalue()


def many_entries():
    """Return a workbook with fifty thousand files in it."""
    parts = dict.fromkeys([f"xl/media/{n}" for n in range(50_000)], "")
    return packed({"xl/workbook.xml": "<workbook/>", **parts}, 1)


def lying_size():
    """Return an archive that says a part is small which is not."""
    data = bytearray(workbook(sheet(text_cell("a" * 100_000))))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def encrypted_zip():
    """Return a workbook whose parts are marked as encrypted."""
    data = bytearray(workbook(sheet(text_cell("a"))))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def million_rows():
    """Return a sheet with a million rows."""
    return workbook(
        sheet("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, MILLION + 1))), 1
    )


def prefixed_rows():
    """Return a million rows whose tags have a prefix, so that they look like no cells."""
    rows = "".join(
        f'<x:row r="{n}"><x:c r="A{n}"><x:v>{n}</x:v></x:c></x:row>' for n in range(1, MILLION + 1)
    )
    return workbook(f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>', 1)


def huge_merge():
    """Return a merged cell over the whole sheet."""
    return workbook(sheet(text_cell("a"), foot='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))


def _plain(text, encoding="utf-8"):
    def make():
        return text.encode(encoding)

    return make


BOMBS = {
    "zip bomb.xlsx": zip_bomb,
    "many entries.xlsx": many_entries,
    "lying size.xlsx": lying_size,
    "billion laughs.xlsx": lambda: workbook(sheet(text_cell("&l9;"), _BILLION)),
    "billion laughs utf-16.xlsx": lambda: workbook(sheet(text_cell("&l9;"), _BILLION).encode("utf-16")),
    "external entity.xlsx": lambda: workbook(sheet(text_cell("&l9;"), _EXTERNAL)),
    "quadratic entity.xlsx": lambda: workbook(sheet(text_cell("&l9;" * 50_000), _QUADRATIC)),
    "billion laughs.docx": lambda: word(paragraph("&l9;"), _BILLION),
    "external entity.docx": lambda: word(paragraph("&l9;"), _EXTERNAL),
    "billion laughs.html": f"{_BILLION}<html><p>&l9;</p></html>".encode,
    "deep.docx": lambda: word("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000),
    "deep.html": _plain("<table><tr><td>" * 100_000),
    "deep tags.html": _plain("<html>" + "<div>" * MILLION),
    "open comment.html": _plain("<html>" + "<!-- " * 200_000),
    "open tags.html": _plain("<html><a " * 200_000),
    "huge spans.html": _plain("<table><tr>" + "<td rowspan=65000 colspan=1000>a" * 20_000),
    "million rows.html": lambda: b"<table>" + b"<tr><td>a<td>1.00" * MILLION,
    "million paragraphs.docx": lambda: word(paragraph("a") * MILLION),
    "million rows.xlsx": million_rows,
    "million rows with a prefix.xlsx": prefixed_rows,
    "huge merge.xlsx": huge_merge,
    "far cell.xlsx": lambda: workbook(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "huge number.xlsx": lambda: workbook(sheet(f'<row r="1"><c r="A1"><v>{"9" * MILLION}</v></c></row>')),
    "encrypted parts.xlsx": encrypted_zip,
    "encrypted.xlsx": lambda: _OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
    "encrypted.pdf": with_password,
    "ten thousand pages.pdf": lambda: many_pages(10_000),
    "cyclic pages.pdf": cyclic_pages,
    "cyclic form.pdf": cyclic_form,
    "cyclic references.pdf": cyclic_references,
    "doubling forms.pdf": doubling_forms,
    "million letters.pdf": lambda: many_pages(1, b"BT /F1 1 Tf (" + b"1" * MILLION + b") Tj ET"),
    "million strokes.pdf": lambda: many_pages(1, b"0 0 m 9 9 l S " * MILLION),
    "many lines.pdf": lambda: many_pages(1, b"".join(b"0 %d m 20000 %d l %d 0 m %d 20000 l S " % (n, n, n, n)
                                                     for n in range(0, 20_000, 4)), 20_000),
    "deep arrays.pdf": lambda: many_pages(1, b"[" * MILLION),
    "long line.txt": _plain("预算" * MILLION),
    "many lines.txt": _plain("1\n" * MILLION),
    "empty.pdf": _plain(""),
    "head only.pdf": _plain("%PDF-1.7"),
    "head only.xlsx": lambda: b"PK\x03\x04",
    "head only.xls": lambda: _OLE + "Workbook".encode("utf-16-le"),
    "biff without a file.xls": lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(2_000),
    "spaces.txt": _plain(" " * MILLION),
    "utf-16.txt": _plain("预算", "utf-16"),
}  # fmt: skip
"""What makes each hostile file, by its name."""
