"""A plan as a workbook, a sheet for each table."""

import re
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

__all__ = ["to_xlsx"]

_NUMBER = re.compile(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="n")?>)(<v>[^<]*</v>)')
_AMOUNT = re.compile(r"-?(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d+))?", re.ASCII)
_HIDDEN = "0.00;-0.00;"
_ABOVE = 2
_MOST_DIGITS = 15


def to_xlsx(plan, look):
    """Return a workbook: amounts are numbers with the format that prints them, or texts."""
    book = openpyxl.Workbook()
    book.active.title = "封面"
    book.active["A3"] = plan.title
    if plan.prose:
        _prose(book.create_sheet("编制说明"), plan)
    for n, sheet in enumerate(plan.sheets, 1):
        _fill(
            book.create_sheet(f"{n}.{re.sub(r'[^0-9A-Za-z一-龥]', '', sheet.title)}"[:31]), sheet, plan, look
        )
    stream = BytesIO()
    book.save(stream)
    return _with_formulas(stream.getvalue()) if look.has_formulas else stream.getvalue()


def _with_formulas(data):
    """Every third number is a formula with the number as its saved value, as programs write it."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if "/worksheets/" in name:
                n = count()
                text = _NUMBER.sub(
                    lambda found, n=n: found[1] + b"<f>ROUND(A1,2)</f>" + found[2] if next(n) % 3 == 0
                    else found[0], text,
                )  # fmt: skip
            target.writestr(name, text)
    return stream.getvalue()


def _prose(page, plan):
    row = 1
    for heading, paragraphs in plan.prose:
        for text in (heading, "\n".join(paragraphs)):
            if text:
                page.cell(row, 1, text)
                row += 1


def _fill(page, sheet, plan, look):
    page["A1"] = f"{sheet.number} {sheet.title}".strip()
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=sheet.width)
    page["A2"] = f"部门：{plan.institution}"
    page.cell(2, sheet.width, f"金额单位：{sheet.unit}")
    for box in sheet.boxes:
        row, column = box.row + 1 + _ABOVE, box.column + 1
        _write(page.cell(row, column), box, look)
        if box.down > 1 or box.across > 1:
            page.merge_cells(
                start_row=row,
                end_row=row + box.down - 1,
                start_column=column,
                end_column=column + box.across - 1,
            )
    if look.hides_rows and sheet.height > sheet.head_height + 2:
        page.row_dimensions[1 + _ABOVE + sheet.height // 2 + 1].hidden = True
    for n, note in enumerate(sheet.notes, 1 + _ABOVE + sheet.height):
        page.cell(n, 1, note)


def _write(cell, box, look):
    found = _AMOUNT.fullmatch(box.text) if box.is_amount and look.as_numbers else None
    if found and sum(letter.isdigit() for letter in box.text) <= _MOST_DIGITS:
        places = len(found[2] or "")
        cell.value = float(box.text.replace(",", ""))
        cell.number_format = ("#,##0" if "," in box.text else "0") + ("." + "0" * places if places else "")
    elif box.is_amount and not box.text and look.hides_zeros:
        cell.value, cell.number_format = 0, _HIDDEN
    elif box.text:
        cell.value, cell.number_format = box.text, "@"
        cell.data_type = "s"
