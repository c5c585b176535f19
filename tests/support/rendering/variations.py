"""What published documents print in other ways: each is a change of a budget's texts, or of what is drawn.

``VARIED`` holds changes of the texts of amounts, after which the budget to compare with is changed too;
``DRAWN`` holds changes of the sheets, after which the same must be read.
"""

from itertools import count

import attrs

from gov_budget.model import Cell
from gov_budget.money import Mark, Unit, mark_of
from rendering.boxes import Box

__all__ = ["DRAWN", "VARIED"]

_FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
_LEAST_ROWS = 4


def _each_text(change):
    """A change of a budget: of the text of each number."""

    def changed(budget):
        tables = [
            attrs.evolve(table, lines=tuple(_line(line, table.unit, change) for line in table.lines))
            for table in budget.tables
        ]
        return attrs.evolve(budget, tables=tuple(tables))

    return changed


def _line(line, unit, change):
    cells = tuple(
        Cell.read(cell.column, change(cell, unit), unit) if mark_of(cell.text) is Mark.NUMBER else cell
        for cell in line.cells
    )
    return attrs.evolve(line, cells=cells)


def _grouped(cell, _unit):
    whole, dot, rest = cell.text.replace(",", "").partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{dot}{rest}"


def _fine(cell, unit):
    """To six places in 万元, as programs print it; elsewhere as it is."""
    if unit is not Unit.WAN:
        return cell.text
    sign, fen = ("-" if cell.figure.fen < 0 else ""), abs(cell.figure.fen)
    return f"{sign}{fen // 10**6}.{fen % 10**6:06}"


VARIED = {
    "thousands separators": _each_text(_grouped),
    "full-width digits": _each_text(lambda cell, _unit: cell.text.translate(_FULL)),
    "six decimals": _each_text(_fine),
}


def _dashes(mark):
    def drawn(sheet):
        boxes = (attrs.evolve(b, text=mark) if b.is_amount and not b.text else b for b in sheet.boxes)
        return attrs.evolve(sheet, boxes=tuple(boxes))

    return drawn


def _indented(sheet):
    """Names below others are set in by wide blanks."""
    boxes = (
        attrs.evolve(b, text=f"　　{b.text}") if not b.is_amount and _is_name(sheet, b) and n % 2 else b
        for n, b in enumerate(sheet.boxes)
    )
    return attrs.evolve(sheet, boxes=tuple(boxes))


def _is_name(sheet, box):
    return box.row >= sheet.head_height > 0 and len(box.text) > 1 and not any(c.isdigit() for c in box.text)


def _wrapped(sheet):
    """Names are broken into two lines inside their cell."""
    boxes = (
        attrs.evolve(b, text=f"{b.text[: len(b.text) // 2]}\n{b.text[len(b.text) // 2 :]}")
        if not b.is_amount and _is_name(sheet, b) and len(b.text) > 5
        else b
        for b in sheet.boxes
    )
    return attrs.evolve(sheet, boxes=tuple(boxes))


def _numbered_columns(sheet):
    """A row below the head that numbers the columns."""
    if not sheet.head_height:
        return sheet
    amounts = sorted({b.column for b in sheet.boxes if b.is_amount})
    if len(amounts) < 2:
        return sheet
    below = (attrs.evolve(b, row=b.row + 1) if b.row >= sheet.head_height else b for b in sheet.boxes)
    numbers = zip(amounts, count(1))
    row = [Box(sheet.head_height, 0, "栏次"), *(Box(sheet.head_height, at, str(n)) for at, n in numbers)]
    return attrs.evolve(sheet, boxes=(*below, *row), head_height=sheet.head_height + 1)


def _side_by_side(sheet):
    """The lower half of the rows stands to the right of the upper one, below a head of its own."""
    rows = sorted({b.row for b in sheet.boxes if b.row >= sheet.head_height})
    heads = [b for b in sheet.boxes if b.row < sheet.head_height]
    labels = sum(not b.is_amount for b in sheet.boxes if b.row in rows)
    is_balance = sum(b.text == "项目" for b in heads) > 1
    wide = any(b.down > 1 for b in sheet.boxes if b.row in rows)
    if (
        not sheet.head_height
        or len(rows) < _LEAST_ROWS
        or is_balance
        or wide
        or not labels
        or sheet.width > 7
    ):
        return sheet
    half = (len(rows) + 1) // 2
    cut = rows[half]
    moved = [
        attrs.evolve(b, column=b.column + sheet.width, row=b.row - half if b.row >= cut else b.row)
        for b in sheet.boxes
        if b.row >= cut or b.row < sheet.head_height
    ]
    kept = [b for b in sheet.boxes if b.row < cut]
    return attrs.evolve(sheet, boxes=(*kept, *moved), width=2 * sheet.width)


def _blank_rows(sheet):
    """Empty rows fill the sheet to the end of its page."""
    extra = [Box(sheet.height + n, at, "") for n in range(3) for at in range(sheet.width)]
    return attrs.evolve(sheet, boxes=(*sheet.boxes, *extra)) if sheet.head_height else sheet


DRAWN = {
    "a dash for nothing": _dashes("-"),
    "a long dash for nothing": _dashes("—"),
    "indented names": _indented,
    "wrapped names": _wrapped,
    "numbered columns": _numbered_columns,
    "tables side by side": _side_by_side,
    "empty rows": _blank_rows,
}
