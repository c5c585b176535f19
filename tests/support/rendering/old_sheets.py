"""A plan as a workbook of the old kind (.xls)."""

import re
from io import BytesIO

__all__ = ["to_xls"]

_AMOUNT = re.compile(r"-?(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d+))?", re.ASCII)
_ABOVE = 2
_MOST_DIGITS = 15


def to_xls(plan, look):
    """Return a workbook: amounts are numbers with the format that prints them, or texts."""
    import xlwt  # noqa: PLC0415 - only for this

    book = xlwt.Workbook()
    book.add_sheet("封面").write(2, 0, plan.title)
    for n, sheet in enumerate(plan.sheets, 1):
        page = book.add_sheet(f"{n}.{re.sub(r'[^0-9A-Za-z一-龥]', '', sheet.title)}"[:31])
        page.write_merge(0, 0, 0, max(sheet.width - 1, 1), f"{sheet.number} {sheet.title}".strip())
        page.write(1, 0, f"部门：{plan.institution}")
        page.write(1, sheet.width - 1, f"金额单位：{sheet.unit}")
        for box in sheet.boxes:
            _write(page, box, look, xlwt.XFStyle)
        for at, note in enumerate(sheet.notes, _ABOVE + sheet.height):
            page.write(at, 0, note)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(page, box, look, style_of):
    row, column, value, style = box.row + _ABOVE, box.column, box.text, style_of()
    found = _AMOUNT.fullmatch(box.text) if box.is_amount and look.as_numbers else None
    if found and sum(letter.isdigit() for letter in box.text) <= _MOST_DIGITS:
        places = len(found[2] or "")
        value = float(box.text.replace(",", ""))
        style.num_format_str = ("#,##0" if "," in box.text else "0") + ("." + "0" * places if places else "")
    if box.down > 1 or box.across > 1:
        page.write_merge(row, row + box.down - 1, column, column + box.across - 1, value, style)
    elif value != "":
        page.write(row, column, value, style)
