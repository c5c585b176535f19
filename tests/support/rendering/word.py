"""A plan as a Word document."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["to_docx"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def to_docx(plan, _look):
    """Return a document that Word opens."""
    parts = [_p(plan.title)]
    for heading, paragraphs in plan.prose:
        parts += [_p(heading), *map(_p, paragraphs)]
    for sheet in plan.sheets:
        parts += [_p(sheet.number), _p(sheet.title), _p(f"部门：{plan.institution}\t金额单位：{sheet.unit}")]
        parts += [_table(sheet), *map(_p, sheet.notes)]
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", _HEAD + "".join(parts) + "</w:body></w:document>")
    return stream.getvalue()


def _p(text):
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\t"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def _table(sheet):
    """Every row has all its cells; a cell merged downwards is continued in the rows below."""
    begins = {(box.row, box.column): box for box in sheet.boxes}
    goes_on = {(box.row + n, box.column): box for box in sheet.boxes for n in range(1, box.down)}
    rows = []
    for row in range(sheet.height):
        cells, column = [], 0
        while column < sheet.width:
            box, above = begins.get((row, column)), goes_on.get((row, column))
            cells.append(_cell(box, above))
            column += (box or above).across if box or above else 1
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _cell_text(text):
    return "".join(map(_p, text.split("\n")))


def _cell(box, above):
    one = box or above
    across = f'<w:gridSpan w:val="{one.across}"/>' if one and one.across > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if box and box.down > 1 else "<w:vMerge/>" if above else ""
    return f"<w:tc><w:tcPr>{across}{merge}</w:tcPr>{_cell_text(box.text if box else '')}</w:tc>"
