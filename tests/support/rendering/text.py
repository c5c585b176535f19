"""A plan as the text that is taken from a PDF: empty cells leave no trace."""

from itertools import groupby

__all__ = ["to_text"]


def to_text(plan, _look):
    """Return text in UTF-8, a page for each table."""
    lines = [plan.title, ""]
    for heading, paragraphs in plan.prose:
        lines += [heading, *paragraphs, ""]
    for sheet in plan.sheets:
        lines += _sheet(sheet, plan.institution)
    return "\n".join(lines).encode()


def _sheet(sheet, institution):
    yield "\f" + sheet.number
    yield sheet.title
    yield f"部门：{institution} 金额单位：{sheet.unit}"
    boxes = sorted(sheet.boxes, key=lambda box: (box.row, box.column))
    for _, row in groupby(boxes, lambda box: box.row):
        yield " ".join(box.text for box in row if box.text)
    yield from sheet.notes
