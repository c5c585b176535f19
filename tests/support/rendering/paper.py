"""A plan as a PDF, set with reportlab in a Chinese font that every reader brings."""

from io import BytesIO
from itertools import pairwise
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

__all__ = ["to_pdf"]

_FONT = "STSong-Light"
_MARGIN = 36
_NARROW = {"类": 30, "款": 30, "项": 30, "单位代码": 52, "科目编码": 52}
"""Points: the width of columns with codes, by their heading."""
_WIDE = 12
"""A table with more columns is set smaller."""


def _style(size, align=TA_LEFT, indent=0):
    return ParagraphStyle(
        f"s{size}{align}{indent}", fontName=_FONT, fontSize=size, leading=size * 1.3, alignment=align,
        wordWrap="CJK", firstLineIndent=indent,
    )  # fmt: skip


def to_pdf(plan, look):
    """Return a PDF with a text layer and ruled tables."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    stream = BytesIO()
    size = A4 if look.is_portrait else landscape(A4)
    document = SimpleDocTemplate(
        stream, pagesize=size, title="", invariant=1,
        leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
    )  # fmt: skip
    numbered = _decorated(look)
    document.build(
        list(_story(plan, look, size[0] - 2 * _MARGIN)), onFirstPage=numbered, onLaterPages=numbered
    )
    return stream.getvalue()


def _decorated(look):
    """What is drawn on each page: its number, a watermark."""

    def draw(canvas, document):
        if look.watermarks:
            canvas.saveState()
            canvas.setFont(_FONT, 60)
            canvas.setFillGray(0.9)
            canvas.translate(document.pagesize[0] / 2, document.pagesize[1] / 2)
            canvas.rotate(40)
            canvas.drawCentredString(0, 0, "内部资料")
            canvas.restoreState()
        if look.numbers_pages:
            canvas.setFont(_FONT, 9)
            canvas.drawCentredString(document.pagesize[0] / 2, 18, str(document.page))

    return draw


def _story(plan, look, width):
    right = _style(9, TA_RIGHT)
    yield _set(plan.title, _style(20, TA_CENTER))
    yield Spacer(1, 12)
    for heading, paragraphs in plan.prose:
        yield _set(heading, _style(13))
        yield from (_set(text, _style(11, indent=22)) for text in paragraphs)
    for sheet in plan.sheets:
        yield PageBreak()
        if sheet.number:
            yield _set(sheet.number, _style(10))
        yield _set(sheet.title, _style(15, TA_CENTER))
        yield Table(
            [
                [
                    _set(f"部门：{plan.institution}", _style(9)),
                    _set(f"金额单位：{sheet.unit}", right),
                ]
            ],
            colWidths=[width * 0.7, width * 0.3],
        )
        yield from _tables(sheet, look, width)
        yield from (_set(note, _style(9)) for note in sheet.notes)


def _set(text, style):
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _tables(sheet, look, width):
    """The table, cut into pieces of so many rows where the look asks for it."""
    starts = list(range(sheet.head_height, sheet.height, look.rows_a_page or sheet.height))
    if _is_merged_below(sheet) or not starts:
        starts = [sheet.head_height]
    if len(starts) > 1 and sheet.height - starts[-1] == 1:
        del starts[-1]  # a row alone that is merged shows none of the columns
    for start, end in pairwise([*starts, sheet.height]):
        if start > starts[0]:
            yield PageBreak()
        yield _table(sheet, look, width, start, end, with_head=look.repeats_head or start == starts[0])


def _is_merged_below(sheet):
    return any(box.down > 1 for box in sheet.boxes if box.row >= sheet.head_height)


def _table(sheet, look, width, start, end, *, with_head):  # noqa: PLR0913 - a piece of a table
    top = sheet.head_height if with_head else 0
    rows = [[""] * sheet.width for _ in range(top + end - start)]
    style = [*_rules(look), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
             ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]  # fmt: skip
    size = 6 if sheet.width > _WIDE else 8
    for box in sheet.boxes:
        is_head = box.row < sheet.head_height
        if (is_head and not with_head) or not (is_head or start <= box.row < end):
            continue
        row = box.row if is_head else box.row - start + top
        align = TA_CENTER if is_head else TA_RIGHT if box.is_amount else TA_LEFT
        rows[row][box.column] = _set(box.text, _style(size, align)) if box.text else ""
        if box.down > 1 or box.across > 1:
            style.append(("SPAN", (box.column, row), (box.column + box.across - 1, row + box.down - 1)))
    repeat = top if look.repeats_head else 0
    return Table(rows, colWidths=_widths(sheet, width), style=TableStyle(style), repeatRows=repeat)


def _rules(look):
    """All lines of a table, or all but its sides, or none."""
    if look.is_unlined:
        return []
    whole = ((0, 0), (-1, -1), 0.5, colors.black)
    if not look.open_sides:
        return [("GRID", *whole)]
    return [("INNERGRID", *whole), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)]  # fmt: skip


def _widths(sheet, width):
    """Narrow columns for codes, what is left shared by names and amounts."""
    heads = (box for box in sheet.boxes if box.row < sheet.head_height and box.across == 1)
    narrow = {box.column: _NARROW[box.text] for box in heads if box.text in _NARROW}
    rest = sheet.width - len(narrow)
    share = (width - sum(narrow.values())) / max(rest, 1)
    return [narrow.get(n, share) for n in range(sheet.width)]
